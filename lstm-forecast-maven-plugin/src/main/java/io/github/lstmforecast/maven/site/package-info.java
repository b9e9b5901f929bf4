/** The Maven site: pages made from the results that a build has left. Nothing is run here. */
package io.github.lstmforecast.maven.site;
