/** Output files for people and programs: results, reports and pictures. */
package io.github.lstmforecast.report;
