package io.github.lstmforecast.onnx;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.WindowModel;
import io.github.lstmforecast.onnx.file.OnnxUse;
import java.util.List;

/** A graph that gets the last steps of the series at once. Calls are synchronized. */
final class OnnxWindow implements WindowModel {
    private final OnnxUse use;
    private final FixedRun run;

    /** @throws InvalidValueException if it can't run, or its outputs have other shapes than the graph says */
    OnnxWindow(OnnxSession session, OnnxUse use) {
        FixedRun.Maker maker = new FixedRun.Maker(session, use, use.window());
        this.use = maker.use();
        this.run = maker.make();
    }

    @Override
    public int window() {
        return use.window();
    }

    @Override
    public int inputs() {
        return use.stepInputs();
    }

    @Override
    public int steps() {
        return use.steps();
    }

    @Override
    public int targets() {
        return use.targets();
    }

    @Override
    public List<Double> quantileLevels() {
        return use.levels();
    }

    @Override
    public synchronized void predict(float[] window, float[] output) {
        run.run(window);
        run.outputs().copyPoint(output);
    }

    @Override
    public synchronized void predict(float[] window, float[] output, float[] quantiles) {
        predict(window, output);
        run.outputs().copyQuantiles(quantiles);
    }

    @Override
    public String toString() {
        return "OnnxWindow[" + use.window() + " steps of " + use.stepInputs() + " inputs, " + use.steps() + " steps of "
                + use.targets() + " targets]";
    }
}
