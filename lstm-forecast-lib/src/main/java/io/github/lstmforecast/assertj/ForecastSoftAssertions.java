package io.github.lstmforecast.assertj;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Soft assertions on forecasts, and on everything that AssertJ has assertions for: all failures are reported at the
 * end.
 */
public class ForecastSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider, ForecastSoftAssertionsProvider {
    public ForecastSoftAssertions() {}

    /** Runs the assertions, and then fails if any of them failed. */
    public static void assertSoftly(Consumer<ForecastSoftAssertions> softly) {
        SoftAssertionsProvider.assertSoftly(ForecastSoftAssertions.class, softly);
    }
}
