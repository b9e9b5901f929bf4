package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.forecast.StepLoop;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.List;
import java.util.Optional;

/**
 * A forecaster of the user's module. Its results are checked, and it is asked twice for the first forecast, which must be
 * the same.
 */
final class CheckedForecaster implements Forecaster {
    private final OwnClass own;
    private final ClassLoader loader;
    private final Forecaster forecaster;
    private boolean isAsked;
    private Optional<String> difference = Optional.empty();

    CheckedForecaster(OwnClass own, ClassLoader loader, Forecaster forecaster) {
        this.own = own;
        this.loader = loader;
        this.forecaster = forecaster;
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        Prediction prediction = once(history, traceCells);
        if (!isAsked) {
            isAsked = true;
            compare(history, prediction.values(), once(history, false).values());
        }
        return prediction;
    }

    private Prediction once(History history, boolean traceCells) {
        Prediction prediction = OwnCall.of(own, loader, () -> forecaster.predict(history, traceCells));
        require(prediction, "its prediction", "a Prediction");
        require(prediction.values(), "Prediction.values()", "a Series");
        require(prediction.cells(), "Prediction.cells()", "an Optional");
        require(prediction.quantiles(), "Prediction.quantiles()", "an Optional");
        requireSize(
                "its prediction",
                prediction.values(),
                history.steps(),
                history.targets().features());
        return prediction;
    }

    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        Optional<Series> outputs = OwnCall.of(own, loader, () -> forecaster.oneStepAhead(features, span));
        require(outputs, "oneStepAhead(...)", "an Optional");
        outputs.ifPresent(series -> requireSize(
                "oneStepAhead(...)", series, span.horizon(), features.targets().features()));
        return outputs;
    }

    @Override
    public List<Double> quantileLevels() {
        return OwnCall.of(own, loader, forecaster::quantileLevels);
    }

    @Override
    public Optional<StepLoop> stepLoop() {
        return OwnCall.of(own, loader, forecaster::stepLoop)
                .map(loop -> (history, errors) -> OwnCall.of(own, loader, () -> loop.path(history, errors)));
    }

    @Override
    public Optional<SequenceModel> sequenceModel() {
        return OwnCall.of(own, loader, forecaster::sequenceModel);
    }

    private void require(Object result, String what, String must) {
        if (result == null) {
            throw new ExtensionException(own.text() + ": " + what + " is null, but must be " + must);
        }
    }

    private void requireSize(String what, Series found, int steps, int targets) {
        if (found.length() != steps || found.features() != targets) {
            throw new ExtensionException(own.text() + ": " + what + " has " + size(found.length(), found.features())
                    + ", but must have " + size(steps, targets));
        }
    }

    private static String size(int steps, int targets) {
        return steps + " steps of " + targets + (targets == 1 ? " target" : " targets");
    }

    private void compare(History history, Series one, Series other) {
        double[] first = one.toArray();
        double[] second = other.toArray();
        int parts = -1;
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            if (Double.compare(first[i], second[i]) != 0) {
                parts = parts < 0 ? i : parts;
                largest = Math.max(largest, Math.abs(first[i] - second[i]));
            }
        }
        if (parts >= 0) {
            difference = Optional.of(own.text() + " gives another forecast when it is asked again: from sample "
                    + history.from() + " on, both differ by up to " + Numbers.text(largest) + ", first at step "
                    + parts / one.features() + "; where random numbers are the reason, give them a seed");
        }
    }

    /** How two forecasts from the same history differ; empty if they are the same. */
    Optional<String> difference() {
        return difference;
    }

    @Override
    public String toString() {
        return "CheckedForecaster[" + own.className() + "]";
    }
}
