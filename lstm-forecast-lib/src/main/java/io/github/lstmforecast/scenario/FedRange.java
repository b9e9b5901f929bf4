package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The range of the true values that a loaded model is fed. Most networks are trained on values near 0 and 1; fed with
 * others, one forecasts nonsense without an error.
 *
 * @param targets those that reach its layers
 * @param known those of its known inputs, if it has some
 */
record FedRange(LoadedModel model, Range targets, Optional<Range> known) {
    /** What is trained on scaled values sees hardly any that are larger. */
    private static final double LARGE = 20;

    private static final String FILE = "its file";

    /**
     * From the smallest to the largest value.
     *
     * @param scaledBy what scales the values
     */
    record Range(double least, double most, Optional<String> scaledBy) {
        private Range with(double value) {
            return new Range(Math.min(least, value), Math.max(most, value), scaledBy);
        }

        private static Range empty(Optional<String> scaledBy) {
            return new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, scaledBy);
        }

        private String text() {
            return "from " + Numbers.text(least) + " to " + Numbers.text(most)
                    + scaledBy.map(by -> ", scaled as " + by + " says").orElse(", unscaled");
        }

        /** The largest absolute value, if it is above {@value #LARGE} and nothing scales it. */
        private Optional<String> suspicious() {
            double largest = Math.max(Math.abs(least), Math.abs(most));
            return scaledBy.isPresent() || !(largest > LARGE) ? Optional.empty() : Optional.of(Numbers.text(largest));
        }
    }

    static FedRange of(LoadedModel model, Scenario scenario, Series observed) {
        Series seen = scenario.transforms().apply(observed);
        Features features =
                new Features(seen, scenario.signal().features(observed.length()).known());
        StepInputs inputs = model.inputs().orElseGet(() -> StepInputs.ofTargets(seen.features()));
        Optional<Normalizer> normalizer = model.stepNormalizer();
        float[] values = new float[inputs.size()];
        Range targets = Range.empty(targetsScaledBy(model, scenario));
        Range known = Range.empty(knownScaledBy(model, scenario.signal()));
        for (ForecastSpan span : scenario.spans()) {
            int first = Math.min(span.start(), span.from() - model.order());
            for (int step = first; step < span.from() + span.horizon() - 1; step++) {
                inputs.assemble(features, step, values);
                for (int i = 0; i < values.length; i++) {
                    int input = i;
                    double value = normalizer
                            .map(of -> of.inputs().apply(input, values[input]))
                            .orElse((double) values[i]);
                    if (inputs.isTarget(i)) {
                        targets = targets.with(value);
                    } else {
                        known = known.with(value);
                    }
                }
            }
        }
        return new FedRange(model, targets, inputs.known() == 0 ? Optional.empty() : Optional.of(known));
    }

    private static Optional<String> targetsScaledBy(LoadedModel model, Scenario scenario) {
        if (model.isScaled()) {
            return Optional.of(scaling(model));
        }
        return scenario.transform().scale() == Scaling.Mode.NONE ? Optional.empty() : Optional.of("model.transform");
    }

    private static Optional<String> knownScaledBy(LoadedModel model, Signal signal) {
        if (model.model().inputs().isPresent() || model.stepNormalizer().isPresent()) {
            return Optional.of(scaling(model));
        }
        return signal instanceof CsvSignal csv ? csv.known().scaledBy() : Optional.empty();
    }

    private static String scaling(LoadedModel model) {
        return model.normalizer().isPresent() ? "model.normalizer" : FILE;
    }

    String note() {
        return model.file() + " is fed values " + targets.text()
                + known.map(range -> "; known inputs " + range.text()).orElse("");
    }

    /** Said where nothing scales what is large. A linear model can take values of any size. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (model.model().linear().isPresent()) {
            return warnings;
        }
        targets.suspicious()
                .ifPresent(largest -> warnings.add(model.file() + " is fed values of up to " + largest
                        + ", unscaled; if it was trained on scaled values, save it with its normalizer, or set"
                        + " model.transform.scale"));
        known.flatMap(Range::suspicious)
                .ifPresent(largest -> warnings.add(model.file() + " is fed known inputs of up to " + largest
                        + ", unscaled; if it was trained on scaled ones, save it with its normalizer, or set"
                        + " signal.csv.knownScale"));
        return warnings;
    }
}
