/**
 * What every other package of the library may use: {@linkplain io.github.lstmforecast.Cycles a unit}, and
 * {@linkplain io.github.lstmforecast.InvalidValueException the one way} to refuse a value.
 *
 * <p>The packages build on each other in this order, and none imports one that comes later: {@code signal},
 * {@code metric}, {@code lstm}, {@code model}, {@code forecast}, {@code train}, {@code dl4j}, {@code gate},
 * {@code golden}, {@code scenario}, {@code plot}, {@code report}, {@code assertj}, {@code junit}. The last two are for
 * tests of others, and need AssertJ and JUnit.
 */
package io.github.lstmforecast;
