/** Where the results come from that others are compared with. */
package io.github.lstmforecast.maven.reference;
