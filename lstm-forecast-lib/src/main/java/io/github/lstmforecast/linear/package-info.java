/** Linear autoregressions: their engine and their model files. */
package io.github.lstmforecast.linear;
