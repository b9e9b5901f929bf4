package io.github.lstmforecast.assertj;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/** Soft assertions on forecasts, and on all that AssertJ itself asserts: what fails is told at the end, all at once. */
public class ForecastSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider, ForecastSoftAssertionsProvider {
    /** Begins with no failure. */
    public ForecastSoftAssertions() {}

    /**
     * Makes assertions, and then fails if any of them did.
     *
     * @param softly makes them
     */
    public static void assertSoftly(Consumer<ForecastSoftAssertions> softly) {
        SoftAssertionsProvider.assertSoftly(ForecastSoftAssertions.class, softly);
    }
}
