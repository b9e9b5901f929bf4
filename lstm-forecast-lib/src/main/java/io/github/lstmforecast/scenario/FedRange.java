package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import java.util.Optional;

/**
 * The range of the true values that a loaded model is fed. Most networks are trained on values near 0 and 1; fed with
 * others, one forecasts nonsense without an error.
 *
 * @param least the smallest value that reaches its layers
 * @param most the largest
 */
record FedRange(ModelSource.Loaded model, double least, double most, boolean isScaled) {
    /** What is trained on scaled values sees hardly any that are larger. */
    private static final double LARGE = 20;

    static FedRange of(ModelSource.Loaded model, Scenario scenario, Series observed) {
        Series seen = scenario.transforms().apply(observed);
        Features features =
                new Features(seen, scenario.signal().features(observed.length()).known());
        StepInputs inputs = model.inputs().orElseGet(() -> StepInputs.ofTargets(seen.features()));
        Optional<Normalizer> normalizer = model.model().normalizer();
        float[] values = new float[inputs.size()];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (ForecastSpan span : scenario.spans()) {
            for (int step = span.start(); step < span.from() + span.horizon() - 1; step++) {
                inputs.assemble(features, step, values);
                for (int i = 0; i < values.length; i++) {
                    int input = i;
                    double value = normalizer
                            .map(of -> of.inputs().apply(input, values[input]))
                            .orElse((double) values[i]);
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        boolean isScaled = model.isScaled() || scenario.transform().scale() != Scaling.Mode.NONE;
        return new FedRange(model, least, most, isScaled);
    }

    String note() {
        return model.file() + " is fed values from " + Numbers.text(least) + " to " + Numbers.text(most)
                + (model.isScaled()
                        ? ", scaled as its file says"
                        : isScaled ? ", scaled as model.transform says" : ", unscaled");
    }

    /** Said where nothing is scaled and the largest absolute value is above {@value #LARGE}. */
    Optional<String> warning() {
        double largest = Math.max(Math.abs(least), Math.abs(most));
        return isScaled || !(largest > LARGE)
                ? Optional.empty()
                : Optional.of(model.file() + " is fed values of up to " + Numbers.text(largest)
                        + ", unscaled; if it was trained on scaled values, save it with its normalizer, or set"
                        + " model.transform.scale");
    }
}
