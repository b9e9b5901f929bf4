package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import java.util.List;
import java.util.Optional;

/**
 * A {@link WindowModel} in a loop: the window slides over the true values, then over the model's own outputs. A model may
 * output one step at a time (a sliding window) or many (a direct model); it is called again until the forecast is complete.
 *
 * <p>The window must be within the history; the length of the warm-up is not used.
 */
public final class WindowLoop implements Forecaster {
    private final WindowModel model;
    private final StepInputs inputs;

    public WindowLoop(WindowModel model) {
        this(model, StepInputs.ofTargets(model.targets()));
    }

    /**
     * A model with known inputs, or with its own order of inputs.
     *
     * @throws InvalidValueException if the model has another number of inputs or targets
     */
    public WindowLoop(WindowModel model, StepInputs inputs) {
        InvalidValueException.unless(
                model.inputs() == inputs.size() && model.targets() == inputs.targets(),
                "model",
                model.inputs() + " inputs and " + model.targets() + " targets",
                "one of " + inputs.size() + " inputs and " + inputs.targets() + " targets");
        this.model = model;
        this.inputs = inputs;
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        return run(history, Optional.empty());
    }

    /** Empty if the model outputs several steps at once. */
    @Override
    public Optional<StepLoop> stepLoop() {
        return model.steps() == 1
                ? Optional.of(
                        (history, errors) -> run(history, Optional.of(errors)).values())
                : Optional.empty();
    }

    private Prediction run(History history, Optional<Series> errors) {
        requireFit(history.features(), history.from());
        int targets = model.targets();
        int before = model.window();
        // The true values of the window, followed by the forecast.
        double[] values = new double[Math.multiplyExact(before + history.steps(), targets)];
        Series last = history.targets().slice(history.from() - before, history.from());
        System.arraycopy(last.toArray(), 0, values, 0, before * targets);
        float[] output = new float[model.steps() * targets];
        PredictedQuantiles quantiles =
                new PredictedQuantiles(model.quantileLevels(), history.steps(), model.steps(), targets);
        for (int step = 0; step < history.steps(); step += model.steps()) {
            model.predict(
                    window(values, step, history.known(), history.from() - before + step), output, quantiles.output());
            quantiles.store(step);
            int wanted = Math.min(model.steps(), history.steps() - step) * targets;
            for (int i = 0; i < wanted; i++) {
                values[(before + step) * targets + i] =
                        errors.isPresent() ? output[i] + errors.get().get(step, i) : output[i];
            }
        }
        return new Prediction(
                Series.of(values, targets).slice(before, before + history.steps()), Optional.empty(), quantiles.all());
    }

    /** The first step that the model outputs for each window of true values. */
    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        requireFit(features, span.from());
        int targets = model.targets();
        double[] values = features.targets().toArray();
        double[] predicted = new double[span.horizon() * targets];
        float[] output = new float[model.steps() * targets];
        for (int step = 0; step < span.horizon(); step++) {
            int first = span.from() + step - model.window();
            model.predict(window(values, first, features.known(), first), output);
            for (int target = 0; target < targets; target++) {
                predicted[step * targets + target] = output[target];
            }
        }
        return Optional.of(Series.of(predicted, targets));
    }

    /**
     * The inputs of a window.
     *
     * @param values {@code [time][target]}, flat
     * @param at the first step of the window in {@code values}
     * @param first the first step of the window in the series, for the known inputs
     */
    private float[] window(double[] values, int at, Optional<Series> known, int first) {
        float[] window = new float[model.window() * inputs.size()];
        float[] targets = new float[inputs.targets()];
        float[] input = new float[inputs.size()];
        for (int step = 0; step < model.window(); step++) {
            for (int target = 0; target < targets.length; target++) {
                targets[target] = (float) values[(at + step) * targets.length + target];
            }
            inputs.assemble(targets, known, first + step, input);
            System.arraycopy(input, 0, window, step * input.length, input.length);
        }
        return window;
    }

    private void requireFit(Features features, int from) {
        InvalidValueException.unless(
                features.targets().features() == inputs.targets() && features.knownInputs() == inputs.known(),
                "model",
                "one of " + inputs.targets() + " targets and " + inputs.known() + " known inputs",
                "one of " + features.targets().features() + " and " + features.knownInputs() + ", as the series has");
        InvalidValueException.unless(
                from >= model.window(),
                "from",
                from,
                "at least " + model.window() + ", the length of the model's window");
    }

    @Override
    public List<Double> quantileLevels() {
        return model.quantileLevels();
    }

    @Override
    public String toString() {
        return "WindowLoop[" + model + "]";
    }
}
