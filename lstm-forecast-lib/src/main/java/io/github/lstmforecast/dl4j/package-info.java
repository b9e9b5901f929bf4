/**
 * Runs, trains and converts networks of Deeplearning4j. This is the only package that needs Deeplearning4j and ND4J. They
 * are optional dependencies: add them, with the native code of your platform, to use it.
 */
package io.github.lstmforecast.dl4j;
