package io.github.lstmforecast.junit;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.gate.PassRate;
import io.github.lstmforecast.scenario.ForecastResult;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Repeats a test method with many seeds, and passes if the probability that it passes with one is large enough, with
 * 95% confidence: if the one-sided {@linkplain PassRate#lowerBound() lower bound of Clopper and Pearson} is at least
 * {@link #passProbability()}. One seed is luck.
 *
 * <p>The method takes its seed as a {@code long}; under {@link ForecastScenario} it may take a {@link ForecastResult},
 * a {@link Forecast} or a {@link Forecaster} instead, and the scenario is trained with each seed. The first is the
 * recipe's, or 1 without a scenario.
 *
 * <p>Each seed is a test of its own in reports. One that fails is shown as aborted, with its reason; the last test is
 * the verdict on all of them, and it alone fails. A seed that is aborted by an assumption has not passed; if all are, the
 * verdict is aborted too. Seeds follow each other in one thread, whatever else runs at once. What other extensions
 * throw can't be held back, and fails the seed itself; neither can what is thrown while the test class is constructed, such
 * as by a training that diverges, if the result is a parameter of the constructor and not of the method.
 *
 * <pre>{@code
 * @ForecastSeeds(29)
 * @ForecastScenario("src/forecast/pulse")
 * void passes_with_most_seeds(ForecastResult result) {
 *     assertThat(result).passes();
 * }
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(ForecastSeedsExtension.class)
public @interface ForecastSeeds {
    /**
     * How many seeds there are.
     *
     * @return at least 1, and so many that all of them passing would be enough
     */
    int value();

    /**
     * What the lower bound on the probability of passing must reach.
     *
     * @return above 0 and below 1; for 0.9 all of 29 must pass, or 58 of 59
     */
    double passProbability() default 0.9;
}
