/** What can be added to the library by jars on its class path, and the one place where it is looked up. */
package io.github.lstmforecast.engine;
