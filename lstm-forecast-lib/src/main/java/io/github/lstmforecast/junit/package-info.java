/**
 * Scenarios in JUnit Jupiter tests. JUnit is an optional dependency: add it to your build. Tests get the results of a
 * scenario as parameters, and can be repeated with many seeds.
 */
package io.github.lstmforecast.junit;
