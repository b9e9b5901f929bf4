/**
 * The child JVM that does the numeric work, and Maven's side of it. Requests go in as lines of JSON, events come out as
 * lines of JSON among whatever else the child prints. A crash, a hang or an endless loop there does not take Maven
 * along.
 */
package io.github.lstmforecast.maven.worker;
