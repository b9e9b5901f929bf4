/** Models that can be asked for one step after another, whatever they are made of. */
package io.github.lstmforecast.model;
