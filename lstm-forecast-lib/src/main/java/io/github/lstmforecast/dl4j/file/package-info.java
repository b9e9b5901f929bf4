/** Model files of Deeplearning4j, read and written without Deeplearning4j. */
package io.github.lstmforecast.dl4j.file;
