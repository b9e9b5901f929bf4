/**
 * Networks of Deeplearning4j: run, trained, and turned into the library's own LSTM and back. The only package that
 * needs Deeplearning4j and ND4J, which are optional dependencies: whoever uses it adds them, with the natives of the
 * platform.
 */
package io.github.lstmforecast.dl4j;
