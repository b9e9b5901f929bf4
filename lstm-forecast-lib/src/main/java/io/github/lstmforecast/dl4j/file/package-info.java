/** Models as Deeplearning4j saves them, read and written without Deeplearning4j. */
package io.github.lstmforecast.dl4j.file;
