package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.Optional;

/**
 * A linear autoregression in closed loop: each sample is a constant plus a weighted sum of the samples before it and of the
 * known inputs of its step, with separate weights for each target. It reads the last {@link #order()} samples before the
 * forecast only; earlier ones need not be finite.
 */
public final class LinearAutoregression implements Forecaster {
    private final LinearSpec spec;

    public LinearAutoregression(LinearSpec spec) {
        this.spec = spec;
    }

    public LinearSpec spec() {
        return spec;
    }

    /** How many samples before a forecast it reads, however long the warm-up is. */
    public int order() {
        return spec.order();
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        return Prediction.of(path(history, Optional.empty()));
    }

    @Override
    public Optional<StepLoop> stepLoop() {
        return Optional.of((history, errors) -> path(history, Optional.of(errors)));
    }

    private Series path(History history, Optional<Series> errors) {
        requireFit(history.features(), history.from());
        double[] forecast =
                new double[Math.multiplyExact(history.steps(), spec.targets().size())];
        for (int target = 0; target < spec.targets().size(); target++) {
            LinearSpec.Target weights = spec.targets().get(target);
            double[] x = new double[order() + history.steps()];
            copy(history.targets(), target, history.from() - order(), history.from(), x);
            for (int step = 0; step < history.steps(); step++) {
                double next = weights.predict(x, order() + step, known(history.features(), history.from() + step));
                if (errors.isPresent()) {
                    next += errors.get().get(step, target);
                }
                x[order() + step] = next;
                forecast[step * spec.targets().size() + target] = next + weights.mean();
            }
        }
        return Series.of(forecast, spec.targets().size());
    }

    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        requireFit(features, span.from());
        double[] forecast = new double[span.horizon() * spec.targets().size()];
        for (int target = 0; target < spec.targets().size(); target++) {
            LinearSpec.Target weights = spec.targets().get(target);
            double[] x = new double[order() + span.horizon() - 1];
            copy(features.targets(), target, span.from() - order(), span.from() + span.horizon() - 1, x);
            for (int step = 0; step < span.horizon(); step++) {
                forecast[step * spec.targets().size() + target] =
                        weights.predict(x, order() + step, known(features, span.from() + step)) + weights.mean();
            }
        }
        return Optional.of(Series.of(forecast, spec.targets().size()));
    }

    private void requireFit(Features features, int from) {
        InvalidValueException.unless(
                features.targets().features() == spec.targets().size() && features.knownInputs() == spec.known(),
                "model",
                "one of " + spec.targets().size() + " targets and " + spec.known() + " known inputs",
                "one of " + features.targets().features() + " and " + features.knownInputs() + ", as the series has");
        InvalidValueException.unless(
                from >= order(),
                "from",
                from,
                "at least " + order() + " (samples), the order of the linear autoregression");
    }

    /** Copies the steps {@code from} to {@code to - 1}, minus the mean. */
    private void copy(Series series, int target, int from, int to, double[] x) {
        double mean = spec.targets().get(target).mean();
        for (int step = from; step < to; step++) {
            double value = series.get(step, target);
            InvalidValueException.unless(
                    Double.isFinite(value),
                    "sample " + step,
                    value,
                    "finite: a linear autoregression of order " + order() + " needs the " + order()
                            + " samples before each forecast");
            x[step - from] = value - mean;
        }
    }

    private double[] known(Features features, int step) {
        double[] known = new double[spec.known()];
        for (int input = 0; input < known.length; input++) {
            known[input] = features.known().orElseThrow().get(step, input);
        }
        return known;
    }

    @Override
    public String toString() {
        return "LinearAutoregression[order " + order() + "]";
    }
}
