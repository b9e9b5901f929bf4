/** Models: their files, their weights, and how they run step by step. */
package io.github.lstmforecast.model;
