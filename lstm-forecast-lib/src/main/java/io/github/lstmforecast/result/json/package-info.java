/** {@code results.json}, written and read. */
package io.github.lstmforecast.result.json;
