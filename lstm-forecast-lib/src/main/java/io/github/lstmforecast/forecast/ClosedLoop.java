package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import java.util.List;
import java.util.Optional;

/**
 * A model in closed loop: starting in the initial state, its inputs are first the true values of the warm-up, then its
 * own outputs. The first step of the forecast is the output at the last step of the warm-up.
 */
public final class ClosedLoop implements Forecaster {
    private final SequenceModel model;
    private final StepInputs inputs;

    /**
     * A model without known inputs.
     *
     * @throws InvalidValueException if the numbers of inputs and outputs differ
     */
    public ClosedLoop(SequenceModel model) {
        this(model, StepInputs.ofTargets(model.outputs()));
    }

    /**
     * A model with known inputs, or with its own order of inputs.
     *
     * @throws InvalidValueException if the model has another number of inputs or outputs
     */
    public ClosedLoop(SequenceModel model, StepInputs inputs) {
        InvalidValueException.unless(
                model.inputs() == inputs.size() && model.outputs() == inputs.targets(),
                "model",
                size(model.inputs(), model.outputs()),
                "one with " + size(inputs.size(), inputs.targets())
                        + ", since each output is fed back as the next input");
        this.model = model;
        this.inputs = inputs;
    }

    private static String size(int inputs, int outputs) {
        return inputs + (inputs == 1 ? " input" : " inputs") + " and " + outputs
                + (outputs == 1 ? " output" : " outputs");
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        return run(history, traceCells, Optional.empty());
    }

    @Override
    public Optional<StepLoop> stepLoop() {
        return Optional.of(
                (history, errors) -> run(history, false, Optional.of(errors)).values());
    }

    private Prediction run(History history, boolean traceCells, Optional<Series> errors) {
        Features features = history.features();
        requireFit(features);
        ModelState state = model.start();
        CellTrace trace = traceCells && !model.units().isEmpty() ? new CellTrace(model, history.steps()) : null;
        float[] input = new float[inputs.size()];
        float[] output = new float[inputs.targets()];
        feed(state, features, history.from() - history.warmUp(), history.from(), input, output);
        double[] values = new double[Math.multiplyExact(history.steps(), output.length)];
        PredictedQuantiles quantiles =
                new PredictedQuantiles(model.quantileLevels(), history.steps(), 1, output.length);
        for (int step = 0; step < history.steps(); step++) {
            if (step > 0) {
                inputs.assemble(output, features.known(), history.from() + step - 1, input);
                state.step(input, output);
            }
            if (trace != null) {
                trace.record(step, state);
            }
            state.copyQuantilesTo(quantiles.output());
            quantiles.store(step);
            for (int target = 0; errors.isPresent() && target < output.length; target++) {
                output[target] += (float) errors.get().get(step, target);
            }
            store(output, values, step);
        }
        return new Prediction(Series.of(values, output.length), Optional.ofNullable(trace), quantiles.all());
    }

    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        requireFit(features);
        ModelState state = model.start();
        float[] input = new float[inputs.size()];
        float[] output = new float[inputs.targets()];
        feed(state, features, span.start(), span.from(), input, output);
        double[] values = new double[span.horizon() * output.length];
        for (int step = 0; step < span.horizon(); step++) {
            if (step > 0) {
                feed(state, features, span.from() + step - 1, span.from() + step, input, output);
            }
            store(output, values, step);
        }
        return Optional.of(Series.of(values, output.length));
    }

    private void requireFit(Features features) {
        InvalidValueException.unless(
                features.targets().features() == inputs.targets() && features.knownInputs() == inputs.known(),
                "model",
                "one of " + inputs.targets() + " targets and " + inputs.known() + " known inputs",
                "one of " + features.targets().features() + " and " + features.knownInputs() + ", as the series has");
    }

    /** Runs the model on the true values of the steps {@code from} to {@code to - 1}; {@code output} predicts {@code to}. */
    private void feed(ModelState state, Features features, int from, int to, float[] input, float[] output) {
        for (int step = from; step < to; step++) {
            inputs.assemble(features, step, input);
            if (step < to - 1) {
                state.feed(input, output);
            } else {
                state.step(input, output);
            }
        }
    }

    private static void store(float[] output, double[] to, int step) {
        for (int target = 0; target < output.length; target++) {
            to[step * output.length + target] = output[target];
        }
    }

    @Override
    public Optional<SequenceModel> sequenceModel() {
        return Optional.of(model);
    }

    @Override
    public List<Double> quantileLevels() {
        return model.quantileLevels();
    }

    @Override
    public String toString() {
        return "ClosedLoop[" + model + "]";
    }
}
