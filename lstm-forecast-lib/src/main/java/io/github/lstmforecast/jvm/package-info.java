/** The engine that runs and trains with the library's own kernel. */
package io.github.lstmforecast.jvm;
