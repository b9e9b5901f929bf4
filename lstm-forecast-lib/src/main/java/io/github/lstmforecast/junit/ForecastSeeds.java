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
 * Repeats a test method with many seeds. The test passes if the probability that it passes with one seed is large
 * enough, with 95% confidence: if the one-sided {@linkplain PassRate#lowerBound() lower bound of Clopper and Pearson}
 * is at least {@link #passProbability()}. A test with a single seed may pass by luck.
 *
 * <p>The method takes its seed as a {@code long}. With {@link ForecastScenario} it may take a {@link ForecastResult}, a
 * {@link Forecast} or a {@link Forecaster} instead, and the scenario is trained with each seed. The first seed is that
 * of the recipe, or 1 without a scenario.
 *
 * <p>Use it instead of {@code @Test}. Each seed is a test, {@code seed 7 (3 of 29)} for example. A seed that fails is shown as aborted, with its reason. The last test is the
 * verdict on all seeds, and only this test fails. A seed that an assumption aborts has not passed; if all are aborted,
 * so is the verdict. The seeds run one after the other in one thread. Exceptions of other extensions, and those of the
 * constructor of the test class, make the seed itself fail; for example, a training that diverges if the result is a
 * parameter of the constructor and not of the method.
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
     * The number of seeds.
     *
     * @return at least 1, and enough that the test passes if all seeds pass
     */
    int value();

    /**
     * The smallest allowed lower bound on the probability of passing.
     *
     * @return above 0 and below 1; for 0.9, all of 29 seeds must pass, or 58 of 59
     */
    double passProbability() default 0.9;
}
