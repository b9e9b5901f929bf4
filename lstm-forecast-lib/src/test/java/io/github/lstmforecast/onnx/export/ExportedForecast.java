package io.github.lstmforecast.onnx.export;

import ai.onnxruntime.OrtException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.TransformedForecaster;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares the forecast of a model here with that of its graph in ONNX Runtime. */
final class ExportedForecast {
    private final ModelExport model;
    private final Features fed; // in the unit of the series
    private final int lead;
    private final ForecastSpan span;

    /** @param features in the unit of the series, the known inputs as well */
    ExportedForecast(ModelExport model, Features features, ForecastSpan span) {
        this.model = model;
        this.fed = features;
        this.lead = model.settings().inputs().map(of -> of.lead()).orElse(1);
        this.span = span;
    }

    /**
     * The largest differences, relative to a unit, or to the value if that is larger.
     *
     * @param oneStep one step ahead
     * @param closedLoop in closed loop
     */
    record Differences(double oneStep, double closedLoop) {}

    Differences differences(ExportedGraph graph, ExportedGraph again, double unit) throws OrtException {
        Forecaster ours = TransformedForecaster.of(
                Extensions.engineOf(model.model()).orElseThrow().open(model.model(), model.settings()),
                model.transforms());
        Features scaled = new Features(fed.targets(), fed.known().map(this::scaled));
        Series oneStep = ours.oneStepAhead(scaled, span).orElseThrow();
        Series closedLoop = ours.forecast(scaled, span).predicted();
        return new Differences(
                largest(oneStep, graph.window() < 0 ? oneStepAhead(graph) : oneStepOfWindows(graph), unit),
                largest(closedLoop, again.window() < 0 ? closedLoop(again) : closedLoopOfWindows(again), unit));
    }

    private Series scaled(Series known) {
        Optional<SavedInputs> inputs = model.inputs();
        double[] values = known.toArray();
        for (int i = 0; i < values.length; i++) {
            int column = i % known.features();
            double value = values[i];
            values[i] = inputs.map(of -> of.known().get(column).apply(value)).orElse(value);
        }
        return Series.of(values, known.features());
    }

    private double[] row(double[] targets, int step) {
        int known = fed.knownInputs();
        double[] row = Arrays.copyOf(targets, targets.length + known);
        for (int i = 0; i < known; i++) {
            row[targets.length + i] = fed.known().orElseThrow().get(step + lead, i);
        }
        return row;
    }

    private double[] truth(int step) {
        return fed.targets().slice(step, step + 1).toArray();
    }

    private List<double[]> rows(int from, int to) {
        List<double[]> rows = new ArrayList<>();
        for (int step = from; step < to; step++) {
            rows.add(row(truth(step), step));
        }
        return rows;
    }

    /** All steps in one call. */
    private List<double[]> oneStepAhead(ExportedGraph graph) throws OrtException {
        double[][] y = graph.run(rows(span.start(), span.from() + span.horizon() - 1));
        return List.of(y).subList(span.warmUp() - 1, y.length);
    }

    /** A call for each step. */
    private List<double[]> closedLoop(ExportedGraph graph) throws OrtException {
        double[] last = null;
        for (double[] row : rows(span.start(), span.from())) {
            last = graph.run(List.of(row))[0];
        }
        List<double[]> predicted = new ArrayList<>(List.of(last));
        for (int step = span.from(); predicted.size() < span.horizon(); step++) {
            last = graph.run(List.of(row(last, step)))[0];
            predicted.add(last);
        }
        return predicted;
    }

    private List<double[]> oneStepOfWindows(ExportedGraph graph) throws OrtException {
        List<double[]> predicted = new ArrayList<>();
        for (int step = span.from(); step < span.from() + span.horizon(); step++) {
            predicted.add(graph.run(rows(step - graph.window(), step))[0]);
        }
        return predicted;
    }

    private List<double[]> closedLoopOfWindows(ExportedGraph graph) throws OrtException {
        List<double[]> values = new ArrayList<>(); // those of the window, and then the forecast
        int first = span.from() - graph.window();
        for (int step = first; step < span.from(); step++) {
            values.add(truth(step));
        }
        while (values.size() < graph.window() + span.horizon()) {
            List<double[]> window = new ArrayList<>();
            for (int at = values.size() - graph.window(); at < values.size(); at++) {
                window.add(row(values.get(at), first + at));
            }
            values.addAll(List.of(graph.run(window)));
        }
        return values.subList(graph.window(), graph.window() + span.horizon());
    }

    private static double largest(Series ours, List<double[]> theirs, double unit) {
        double largest = 0;
        for (int step = 0; step < ours.length(); step++) {
            for (int target = 0; target < ours.features(); target++) {
                double value = ours.get(step, target);
                double difference = Math.abs(value - theirs.get(step)[target]) / Math.max(unit, Math.abs(value));
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
            }
        }
        return largest;
    }
}
