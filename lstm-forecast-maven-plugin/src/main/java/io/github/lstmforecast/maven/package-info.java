/**
 * The Maven plugin: finds scenarios, runs them in a child JVM, judges the results, and decides whether the build fails.
 * Each goal is a class: {@link io.github.lstmforecast.maven.VerifyMojo verify},
 * {@link io.github.lstmforecast.maven.AcceptMojo accept}, {@link io.github.lstmforecast.maven.CalibrateMojo calibrate},
 * {@link io.github.lstmforecast.maven.ExportMojo export},
 * and in {@link io.github.lstmforecast.maven.site} those of the Maven site.
 */
package io.github.lstmforecast.maven;
