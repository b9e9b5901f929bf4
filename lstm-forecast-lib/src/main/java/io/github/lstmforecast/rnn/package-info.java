/**
 * Recurrent networks: parameters, state, forward and exact backward pass, initial weights, optimizers.
 *
 * <p>All arithmetic is IEEE addition, multiplication, division and square root in a fixed order; {@code tanh} and
 * {@code sigmoid} are computed from these. So a training gives the same weights to the bit on every machine and JVM.
 */
package io.github.lstmforecast.rnn;
