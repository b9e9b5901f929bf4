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
 * then have parameters of these types:
 * <ul>
 * <li>{@link ForecastResult}: all that came of it,
 * <li>{@link Forecast}: the forecast, where the scenario makes one only,
 * <li>{@link Forecaster}: the model, in the signal's own unit.
 * </ul>
 *
 * <p>The scenario is run once for all tests of a JVM, also where they run at once; what came of it is kept as long as
 * there is memory. {@link ForecastSeeds} runs it once for each seed.
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
    /**
     * Where the scenario is.
     *
     * @return its folder, relative to the working directory, which is that of the module under Maven and Gradle
     */
    String value();
}
