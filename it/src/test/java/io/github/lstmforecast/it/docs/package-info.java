/**
 * The documentation, held to what is: every block of code is compiled, read, or found in what a real build says, and
 * every link leads somewhere.
 */
package io.github.lstmforecast.it.docs;
