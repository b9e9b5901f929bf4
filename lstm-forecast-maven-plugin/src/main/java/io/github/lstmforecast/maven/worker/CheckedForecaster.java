package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.forecast.StepLoop;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * A forecaster of the user's module. Its results are checked, and it is asked twice for the first forecast, which must be
 * the same.
 */
final class CheckedForecaster implements Forecaster {
    private final OwnClass own;
    private final ClassLoader loader;
    private final Forecaster forecaster;
    private final StepInputs inputs;
    private Optional<List<Double>> levels = Optional.empty(); // those of the first forecast, which all have
    private boolean isAsked;
    private Optional<String> difference = Optional.empty();

    CheckedForecaster(OwnClass own, ClassLoader loader, Forecaster forecaster, StepInputs inputs) {
        this.own = own;
        this.loader = loader;
        this.forecaster = forecaster;
        this.inputs = inputs;
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        Prediction prediction = once(history, traceCells);
        if (!isAsked) {
            isAsked = true;
            difference = difference(history, prediction, once(history, false));
        }
        return prediction;
    }

    private Prediction once(History history, boolean traceCells) {
        Prediction prediction = given(() -> forecaster.predict(history, traceCells), "its prediction", "a Prediction");
        require(prediction.values(), "Prediction.values()", "a Series");
        require(prediction.cells(), "Prediction.cells()", "an Optional");
        require(prediction.quantiles(), "Prediction.quantiles()", "an Optional");
        requireSize(
                "its prediction",
                prediction.values(),
                history.steps(),
                history.targets().features());
        requireQuantiles(history, prediction);
        return prediction;
    }

    private void requireQuantiles(History history, Prediction prediction) {
        List<Double> found = prediction.quantiles().map(Quantiles::levels).orElse(List.of());
        if (levels.isEmpty()) {
            List<Double> declared = quantileLevels();
            levels = Optional.of(declared.isEmpty() ? found : declared);
        }
        if (!found.equals(levels.get())) {
            throw new ExtensionException(own.text() + ": its prediction from sample " + history.from() + " on has "
                    + quantiles(found) + ", but must have " + quantiles(levels.get())
                    + (quantileLevels().isEmpty() ? ", as the first one has" : ", as quantileLevels() says"));
        }
        prediction
                .quantiles()
                .ifPresent(quantiles -> requireSize(
                        "Prediction.quantiles()",
                        quantiles.values().get(0),
                        history.steps(),
                        history.targets().features()));
    }

    private static String quantiles(List<Double> levels) {
        return levels.isEmpty() ? "no quantiles" : "quantiles of " + levels;
    }

    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        Optional<Series> outputs =
                given(() -> forecaster.oneStepAhead(features, span), "oneStepAhead(...)", "an Optional");
        outputs.ifPresent(series -> requireSize(
                "oneStepAhead(...)", series, span.horizon(), features.targets().features()));
        return outputs;
    }

    @Override
    public List<Double> quantileLevels() {
        return given(forecaster::quantileLevels, "quantileLevels()", "a List");
    }

    @Override
    public Optional<StepLoop> stepLoop() {
        return given(forecaster::stepLoop, "stepLoop()", "an Optional")
                .or(() -> sequenceModel()
                        .flatMap(model -> OwnCall.of(own, loader, () -> new ClosedLoop(model, inputs).stepLoop())))
                .map(loop -> (history, errors) -> path(loop, history, errors));
    }

    private Series path(StepLoop loop, History history, Series errors) {
        Series path = given(() -> loop.path(history, errors), "StepLoop.path(...)", "a Series");
        requireSize(
                "StepLoop.path(...)", path, history.steps(), history.targets().features());
        return path;
    }

    @Override
    public Optional<SequenceModel> sequenceModel() {
        return given(forecaster::sequenceModel, "sequenceModel()", "an Optional");
    }

    private <T> T given(Callable<T> code, String what, String must) {
        T result = OwnCall.of(own, loader, code);
        require(result, what, must);
        return result;
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

    private Optional<String> difference(History history, Prediction one, Prediction other) {
        return difference(history, "forecast", one.values(), other.values()).or(() -> {
            List<Series> first = one.quantiles().map(Quantiles::values).orElse(List.of());
            List<Series> second = other.quantiles().map(Quantiles::values).orElse(List.of());
            return IntStream.range(0, first.size())
                    .mapToObj(level -> difference(
                            history,
                            "quantile " + levels.orElseThrow().get(level),
                            first.get(level),
                            second.get(level)))
                    .flatMap(Optional::stream)
                    .findFirst();
        });
    }

    private Optional<String> difference(History history, String what, Series one, Series other) {
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
        return parts < 0
                ? Optional.empty()
                : Optional.of(own.text() + " gives another " + what + " when it is asked again: from sample "
                        + history.from() + " on, both differ by up to " + Numbers.text(largest) + ", first at step "
                        + parts / one.features() + "; where random numbers are the reason, give them a seed");
    }

    /** How two forecasts from the same history differ; empty if they are the same. */
    Optional<String> difference() {
        return difference;
    }

    @Override
    public String toString() {
        return own.text();
    }
}
