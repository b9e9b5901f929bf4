package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Metric;
import java.util.Optional;

/** The check of a finding. */
public sealed interface CheckId {
    /** The name in results, for example {@code "phaseError"}, {@code "golden.phaseError"}, {@code "golden.weights"}, {@code "regression.rmse"}. */
    String text();

    /** A metric and its limit. */
    record OfMetric(Metric metric) implements CheckId {
        @Override
        public String text() {
            return metric.key();
        }
    }

    /** A metric, compared with the golden model's. */
    record OfGoldenMetric(Metric metric) implements CheckId {
        @Override
        public String text() {
            return GOLDEN_PREFIX + metric.key();
        }
    }

    /**
     * A metric, compared with the reference results.
     *
     * @param column whose it is, if the scenario has several
     */
    record OfRegression(Metric metric, Optional<String> column) implements CheckId {
        @Override
        public String text() {
            return REGRESSION_PREFIX + metric.key();
        }
    }

    /** Everything but metrics. */
    enum Other implements CheckId {
        /** Whether the scenario can be run. */
        SCENARIO("scenario"),
        /** Whether the forecast is finite, and its quantiles are in order. */
        FORECAST("forecast"),
        /** Whether enough seeds pass. */
        SEEDS("passProbability"),
        /** Whether there is a golden model to compare with. */
        GOLDEN("golden"),
        /** Whether the golden model makes the same forecasts. */
        GOLDEN_FORECASTS(GOLDEN_PREFIX + "forecasts"),
        /** The parameters of the golden model. */
        GOLDEN_WEIGHTS(GOLDEN_PREFIX + "weights"),
        /** The outputs of the golden model. */
        GOLDEN_OUTPUTS(GOLDEN_PREFIX + "outputs");

        private final String text;

        Other(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** The prefix of the comparisons with the golden model. */
    String GOLDEN_PREFIX = "golden.";

    /** The prefix of the comparisons with the reference results. */
    String REGRESSION_PREFIX = "regression.";
}
