package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Series;
import java.util.Optional;

/** Lets a model forecast a part of a series: first fed the truth, then alone. */
public final class Forecaster {
    private Forecaster() {}

    /**
     * Forecasts in closed loop, and one step ahead over the same steps. Each starts from a state that has seen nothing
     * and is fed the warm-up.
     *
     * @param model has as many outputs as inputs, and as many as the series has features
     * @param series the truth, at least {@code span.end()} samples long
     * @param span which part to forecast
     * @param traceCells whether to keep h and c of every step, which takes two floats for each unit and step
     * @return the forecast
     * @throws InvalidValueException if the model does not fit the series, or the series is too short
     */
    public static Forecast forecast(SequenceModel model, Series series, ForecastSpan span, boolean traceCells) {
        InvalidValueException.unless(
                model.inputs() == model.outputs(),
                "model",
                model.inputs() + " inputs and " + model.outputs() + " outputs",
                "one with as many outputs as inputs, since each output is fed back as the next input");
        InvalidValueException.unless(
                model.inputs() == series.features(),
                "model",
                model.inputs() + " inputs",
                "one with " + series.features() + ", as many as the series has features");
        InvalidValueException.unless(
                series.length() >= span.end(),
                "series",
                series.length() + " samples",
                span.end() + " samples or longer: " + (span.end() - series.length()) + " are missing (forecast from "
                        + span.from() + ", horizon " + span.horizon() + ", guard " + span.guard() + ")");
        int steps = span.horizon() + span.guard();
        CellTrace trace = traceCells ? new CellTrace(model, steps) : null;
        return new Forecast(
                span,
                series.slice(span.start(), span.from()),
                series.slice(span.from(), span.end()),
                closedLoop(model, series, span, steps, trace),
                oneStepAhead(model, series, span),
                Optional.ofNullable(trace));
    }

    private static Series closedLoop(
            SequenceModel model, Series series, ForecastSpan span, int steps, CellTrace trace) {
        ModelState state = model.start();
        float[] value = new float[series.features()];
        feed(state, series, span.start(), span.from(), value);
        double[] foretold = new double[Math.multiplyExact(steps, value.length)];
        for (int step = 0; step < steps; step++) {
            if (step > 0) {
                state.step(value, value);
            }
            if (trace != null) {
                trace.record(step, state);
            }
            store(value, foretold, step);
        }
        return Series.of(foretold, value.length);
    }

    private static Series oneStepAhead(SequenceModel model, Series series, ForecastSpan span) {
        ModelState state = model.start();
        float[] value = new float[series.features()];
        feed(state, series, span.start(), span.from(), value);
        double[] foretold = new double[span.horizon() * value.length];
        for (int step = 0; step < span.horizon(); step++) {
            if (step > 0) {
                feed(state, series, span.from() + step - 1, span.from() + step, value);
            }
            store(value, foretold, step);
        }
        return Series.of(foretold, value.length);
    }

    /** Feeds the true samples {@code from} to {@code to - 1}, and leaves what is foretold for {@code to} in output. */
    private static void feed(ModelState state, Series series, int from, int to, float[] output) {
        float[] input = output;
        for (int i = from; i < to; i++) {
            for (int f = 0; f < input.length; f++) {
                input[f] = (float) series.get(i, f);
            }
            state.step(input, output);
        }
    }

    private static void store(float[] value, double[] to, int step) {
        for (int f = 0; f < value.length; f++) {
            to[step * value.length + f] = value[f];
        }
    }
}
