package io.github.lstmforecast.junit;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.scenario.ForecastResult;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a scenario for a test class or a test method. Its test methods, its constructor and its lifecycle methods may
 * have parameters of these types:
 * <ul>
 * <li>{@link ForecastResult}: everything that the scenario produces,
 * <li>{@link Forecast}: the forecast, if the scenario makes only one,
 * <li>{@link Forecaster}: the model, with inputs and outputs in the unit of the signal.
 * </ul>
 *
 * <p>The scenario runs once for all tests of a JVM, also if they run in parallel. Its result is kept until memory is
 * short. {@link ForecastSeeds} runs it once for each seed.
 *
 * <pre>{@code
 * @ForecastScenario("src/forecast/pulse")
 * class PulseTest {
 *     @Test
 *     void passes(ForecastResult result) {
 *         assertThat(result).passes();
 *     }
 * }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(ForecastScenarioExtension.class)
public @interface ForecastScenario {
    /** The scenario's folder, relative to the working directory: that of the module, under Maven and Gradle. */
    String value();
}
