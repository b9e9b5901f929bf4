/**
 * Scenarios in tests of JUnit Jupiter, which is an optional dependency: whoever uses this package adds it. What a
 * scenario makes is handed to tests as parameters, and tests can be repeated with many seeds.
 */
package io.github.lstmforecast.junit;
