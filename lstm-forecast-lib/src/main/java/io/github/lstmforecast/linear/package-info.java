/** Model files of linear autoregressions. */
package io.github.lstmforecast.linear;
