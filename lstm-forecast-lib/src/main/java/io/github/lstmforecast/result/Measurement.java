package io.github.lstmforecast.result;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.Metrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What was measured of a scenario; the child JVM sends it.
 *
 * @param engine the key of the engine that ran the model
 * @param model the model in short: {@code LSTM 20} say, or the name of its file
 * @param horizon the judged steps of each forecast
 * @param trainings at least one. Only the first keeps its baselines: those of the others are the same
 * @param notes what a reader should know and is no finding
 * @param warnings what looks like a mistake and is no finding
 * @param inputs everything that the forecasts depend on, by name: {@code model.train.epochs} is {@code 150} say
 * @param recording what the pictures of the first training are drawn from; empty where that training failed, or only
 *     the numbers are needed
 * @param wrongForecasts the metrics of forecasts that are wrong in known ways, for a calibration; else empty
 */
public record Measurement(
        String engine,
        String model,
        int horizon,
        List<TrainingResult> trainings,
        List<String> notes,
        List<String> warnings,
        Map<String, String> inputs,
        Optional<Recording> recording,
        Map<FailingForecast, List<Metrics>> wrongForecasts) {

    public Measurement {
        InvalidValueException.unless(!trainings.isEmpty(), "trainings", "none", "at least one");
        List<TrainingResult> all = trainings;
        trainings = IntStream.range(0, all.size())
                .mapToObj(i -> i == 0 ? all.get(i) : all.get(i).withoutBaselines())
                .toList();
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        wrongForecasts = Collections.unmodifiableMap(new TreeMap<>(wrongForecasts));
    }

    public Measurement withNote(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Measurement(engine, model, horizon, trainings, all, warnings, inputs, recording, wrongForecasts);
    }

    public Measurement withWarnings(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Measurement(engine, model, horizon, trainings, notes, all, inputs, recording, wrongForecasts);
    }

    public Measurement withWrongForecasts(Map<FailingForecast, List<Metrics>> measured) {
        return new Measurement(engine, model, horizon, trainings, notes, warnings, inputs, recording, measured);
    }

    /** The same with no more than the {@linkplain Recording#outline() outline} of its recording. */
    public Measurement withoutCurves() {
        return new Measurement(
                engine,
                model,
                horizon,
                trainings,
                notes,
                warnings,
                inputs,
                recording.map(Recording::outline),
                wrongForecasts);
    }

    /** The training that the model is taken from: that with the recipe's own seed. */
    public TrainingResult first() {
        return trainings.get(0);
    }

    /** The metrics of the {@linkplain #first() first} training's forecasts; empty where it failed. */
    public List<Metrics> metrics() {
        return first().subjects().stream().map(SubjectMetrics::metrics).toList();
    }

    /** From how many origins there are forecasts, whatever their columns. */
    public long origins() {
        return trainings.stream()
                .mapToLong(training -> training.subjects().stream()
                        .map(one -> one.subject().from())
                        .distinct()
                        .count())
                .max()
                .orElse(0);
    }

    /** The time of all trainings and forecasts, in one thread. */
    public double seconds() {
        return trainSeconds() + forecastSeconds();
    }

    public double trainSeconds() {
        return trainings.stream().mapToDouble(TrainingResult::trainSeconds).sum();
    }

    public double forecastSeconds() {
        return trainings.stream().mapToDouble(TrainingResult::forecastSeconds).sum();
    }
}
