/** CSV files as people have them: dialects, numbers, dates, gaps, several series in one file. */
package io.github.lstmforecast.csv;
