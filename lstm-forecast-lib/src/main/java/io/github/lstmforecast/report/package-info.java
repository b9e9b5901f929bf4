/** What is left behind for people and programs to read: results, and the forecasts that they are about. */
package io.github.lstmforecast.report;
