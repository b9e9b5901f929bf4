/* The limit to measure against: the same training job (stateful LSTM, batch 3, windows of 25, RMSprop) in plain C.
   gcc -O3 -march=native -ffast-math -DH=20 -DB=3 lstm_limit.c -o lstm_limit -lm && ./lstm_limit 400
   H = units (default 20), B = sequences side by side (default 3), argument = epochs of 6 windows. Prints the last loss and the seconds spent training. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <time.h>
#ifndef H
#define H 20
#endif
#define G (4*H)
#ifndef B
#define B 3
#endif
#define L 25
#define N 150
static float W[G],R[H*G],RT[G*H],b[G],V[H],c0,gW[G],gR[H*G],gb[G],gV[H],gc0,mW[G],mR[H*G],mb[G],mV[H],mc0,z[L*B*G],hs[(L+1)*B*H],cs[(L+1)*B*H],tc[L*B*H],sh[B*H],sc[B*H],out[B*L],x[B*N],y[B*N];
static inline float th(float x){ x=fmaxf(-7.9f,fminf(7.9f,x)); float x2=x*x; float p=-2.76076847742355e-16f; p=p*x2+2.00018790482477e-13f; p=p*x2-8.60467152213735e-11f; p=p*x2+5.12229709037114e-08f; p=p*x2+1.48572235717979e-05f; p=p*x2+6.37261928875436e-04f; p=p*x2+4.89352455891786e-03f; p*=x; float q=1.19825839466702e-06f; q=q*x2+1.18534705686654e-04f; q=q*x2+2.26843463243900e-03f; q=q*x2+4.89352518554385e-03f; return p/q; }
static void fwd(int xo){ memcpy(hs,sh,sizeof sh);memcpy(cs,sc,sizeof sc);
 for(int t=0;t<L;t++)for(int k=0;k<B;k++){ float*Z=z+(t*B+k)*G,*h=hs+(t*B+k)*H,*hn=hs+((t+1)*B+k)*H,*c=cs+(t*B+k)*H,*cn=cs+((t+1)*B+k)*H,*T=tc+(t*B+k)*H; float xv=x[k*N+xo+t];
  float acc[G]; for(int i=0;i<G;i++)acc[i]=b[i]+xv*W[i]; for(int j=0;j<H;j++){float s=h[j];for(int i=0;i<G;i++)acc[i]+=s*R[j*G+i];}
  for(int i=0;i<3*H;i++)Z[i]=.5f+.5f*th(.5f*acc[i]); for(int i=3*H;i<G;i++)Z[i]=th(acc[i]);
  for(int i=0;i<H;i++){cn[i]=Z[H+i]*c[i]+Z[i]*Z[3*H+i];T[i]=th(cn[i]);hn[i]=Z[2*H+i]*T[i];} float s=c0; for(int i=0;i<H;i++)s+=V[i]*hn[i]; out[k*L+t]=s; }
 memcpy(sh,hs+L*B*H,sizeof sh);memcpy(sc,cs+L*B*H,sizeof sc);}
static void rms(float*p,float*g,float*m,int n){for(int i=0;i<n;i++){m[i]=.9f*m[i]+.1f*g[i]*g[i];p[i]-=1e-3f*g[i]/(sqrtf(m[i])+1e-7f);}}
static float train(int xo){ fwd(xo); for(int j=0;j<H;j++)for(int i=0;i<G;i++)RT[i*H+j]=R[j*G+i]; memset(gW,0,sizeof gW);memset(gR,0,sizeof gR);memset(gb,0,sizeof gb);memset(gV,0,sizeof gV);gc0=0; float dh[B*H]={0},dc[B*H]={0},dz[G],loss=0,S=2.f/(B*L);
 for(int t=L-1;t>=0;t--)for(int k=0;k<B;k++){ float*Z=z+(t*B+k)*G,*h=hs+(t*B+k)*H,*hn=hs+((t+1)*B+k)*H,*c=cs+(t*B+k)*H,*T=tc+(t*B+k)*H,*d=dh+k*H,*D=dc+k*H; float xv=x[k*N+xo+t],e=out[k*L+t]-y[k*N+xo+t];loss+=e*e;e*=S;gc0+=e; for(int i=0;i<H;i++){gV[i]+=e*hn[i];d[i]+=e*V[i];}
  for(int i=0;i<H;i++){float I=Z[i],F=Z[H+i],O=Z[2*H+i],g=Z[3*H+i],q=D[i]+d[i]*O*(1-T[i]*T[i]);dz[i]=q*g*I*(1-I);dz[H+i]=q*c[i]*F*(1-F);dz[2*H+i]=d[i]*T[i]*O*(1-O);dz[3*H+i]=q*I*(1-g*g);D[i]=q*F;}
  for(int i=0;i<G;i++){gb[i]+=dz[i];gW[i]+=xv*dz[i];} for(int j=0;j<H;j++){float s=h[j];for(int i=0;i<G;i++)gR[j*G+i]+=s*dz[i];}
  float a[H]={0}; for(int i=0;i<G;i++){float s=dz[i];for(int j=0;j<H;j++)a[j]+=s*RT[i*H+j];} memcpy(d,a,sizeof a);}
 rms(W,gW,mW,G);rms(R,gR,mR,H*G);rms(b,gb,mb,G);rms(V,gV,mV,H);mc0=.9f*mc0+.1f*gc0*gc0;c0-=1e-3f*gc0/(sqrtf(mc0)+1e-7f);return loss/(B*L);}
int main(int ac,char**av){int E=atoi(av[1]);srand(1);for(int i=0;i<G;i++)W[i]=.3f*(rand()/(float)RAND_MAX-.5f);for(int i=0;i<H*G;i++)R[i]=.4f*(rand()/(float)RAND_MAX-.5f);for(int i=0;i<H;i++){V[i]=.5f*(rand()/(float)RAND_MAX-.5f);b[H+i]=1;}
 for(int k=0;k<B;k++)for(int t=0;t<N;t++){x[k*N+t]=((t-3*k+N)%10<3);y[k*N+t]=((t+1-3*k+N)%10<3);} struct timespec s,e;clock_gettime(CLOCK_MONOTONIC,&s);float l=0;for(int q=0;q<E;q++)for(int k=0;k<6;k++)l=train(k*L);clock_gettime(CLOCK_MONOTONIC,&e);printf("H=%d E=%d loss %f %.3fs\n",H,E,l,(e.tv_sec-s.tv_sec)+(e.tv_nsec-s.tv_nsec)/1e9);}
