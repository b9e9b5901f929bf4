/**
 * The Maven plugin: finds scenarios, has them run in a child JVM, judges what comes back, and fails the build or not.
 */
package io.github.lstmforecast.maven;
