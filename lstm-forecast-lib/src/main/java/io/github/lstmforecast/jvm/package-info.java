/** The engine of the library's own kernel. */
package io.github.lstmforecast.jvm;
