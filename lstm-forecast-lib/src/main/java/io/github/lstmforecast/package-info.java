/**
 * Regression tests for sequence models: a stateful LSTM is trained or loaded, forecasts in closed loop, and is judged by
 * its error and by the timing of every pulse.
 *
 * <p>What stands in a scenario's file is read by {@link io.github.lstmforecast.scenario.ScenarioReader} and done by
 * {@link io.github.lstmforecast.scenario.ScenarioRunner}. The steps alone are
 * {@link io.github.lstmforecast.train.Trainer}, {@link io.github.lstmforecast.forecast.Forecaster},
 * {@link io.github.lstmforecast.metric.Metrics} and {@link io.github.lstmforecast.gate.Gate}.
 *
 * <p>This package has what every other may use: {@linkplain io.github.lstmforecast.Cycles a unit}, and
 * {@linkplain io.github.lstmforecast.InvalidValueException the one way} to refuse a value. The others build on each
 * other in this order, and none imports one that comes later: {@link io.github.lstmforecast.signal signal},
 * {@link io.github.lstmforecast.metric metric}, {@link io.github.lstmforecast.rnn rnn},
 * {@link io.github.lstmforecast.model model}, {@link io.github.lstmforecast.forecast forecast},
 * {@link io.github.lstmforecast.train train}, {@link io.github.lstmforecast.engine engine},
 * {@link io.github.lstmforecast.jvm jvm}, {@link io.github.lstmforecast.dl4j.file dl4j.file},
 * {@link io.github.lstmforecast.dl4j dl4j},
 * {@link io.github.lstmforecast.gate gate}, {@link io.github.lstmforecast.golden golden},
 * {@link io.github.lstmforecast.result result},
 * {@link io.github.lstmforecast.scenario scenario}, {@link io.github.lstmforecast.plot plot},
 * {@link io.github.lstmforecast.report report}, {@link io.github.lstmforecast.assertj assertj},
 * {@link io.github.lstmforecast.junit junit}. Engines and formats (jvm, dl4j, dl4j.file) are imported by no other: they
 * are services, which {@link io.github.lstmforecast.engine.Extensions} finds by key. The last two packages are for people's own tests, and need AssertJ and JUnit.
 */
package io.github.lstmforecast;
