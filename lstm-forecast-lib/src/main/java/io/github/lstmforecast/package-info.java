/**
 * Regression tests for sequence models: a model is trained or loaded, forecasts in closed loop, and is judged by its
 * error and by the timing of every pulse.
 *
 * <p>{@link io.github.lstmforecast.scenario.ScenarioReader} reads the file of a scenario,
 * {@link io.github.lstmforecast.scenario.ScenarioRunner} runs it. The single steps are
 * {@link io.github.lstmforecast.train.Trainer}, {@link io.github.lstmforecast.forecast.Forecaster},
 * {@link io.github.lstmforecast.metric.Metrics} and {@link io.github.lstmforecast.gate.Gate}.
 *
 * <p>Every package may use this one: {@linkplain io.github.lstmforecast.Cycles a unit}, and
 * {@linkplain io.github.lstmforecast.InvalidValueException the exception} for an invalid value. The other packages build
 * on each other in this order; none imports a later one: {@link io.github.lstmforecast.signal signal}, {@link io.github.lstmforecast.csv csv},
 * {@link io.github.lstmforecast.metric metric}, {@link io.github.lstmforecast.rnn rnn},
 * {@link io.github.lstmforecast.model model}, {@link io.github.lstmforecast.forecast forecast},
 * {@link io.github.lstmforecast.train train}, {@link io.github.lstmforecast.engine engine},
 * {@link io.github.lstmforecast.jvm jvm}, {@link io.github.lstmforecast.dl4j.file dl4j.file},
 * {@link io.github.lstmforecast.dl4j dl4j}, {@link io.github.lstmforecast.keras keras},
 * {@link io.github.lstmforecast.linear linear}, {@link io.github.lstmforecast.torch torch},
 * {@link io.github.lstmforecast.gate gate}, {@link io.github.lstmforecast.golden golden},
 * {@link io.github.lstmforecast.result result},
 * {@link io.github.lstmforecast.scenario scenario}, {@link io.github.lstmforecast.plot plot},
 * {@link io.github.lstmforecast.report report}, {@link io.github.lstmforecast.assertj assertj},
 * {@link io.github.lstmforecast.junit junit}. No package imports the engines and formats (jvm, dl4j, dl4j.file, keras, linear, torch): they are
 * services, which {@link io.github.lstmforecast.engine.Extensions} finds by key. The last two packages are for your own
 * tests and need AssertJ and JUnit.
 */
package io.github.lstmforecast;
