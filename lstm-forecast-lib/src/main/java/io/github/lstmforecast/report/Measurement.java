package io.github.lstmforecast.report;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.SeedResult;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.plot.Recording;
import io.github.lstmforecast.scenario.Engine;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What reports tell of a scenario that ran.
 *
 * @param engine what ran the model
 * @param model the model in short, {@code LSTM 20} say, or the name of its file
 * @param horizon steps of each forecast that were judged
 * @param subjects what was forecast
 * @param baselines how good plain models are there: one map for each subject
 * @param trainings what came of each training; only one, where not many seeds are judged
 * @param notes what a reader should know, though it is no finding
 * @param inputs everything that the forecasts depend on, by name: {@code recipe.epochs} is {@code 150} say
 * @param recording what pictures are drawn from, of the first training; nothing where it came to nothing, or only the
 *     numbers are wanted
 */
public record Measurement(
        Engine engine,
        String model,
        int horizon,
        List<Subject> subjects,
        List<Map<Baseline, Metrics>> baselines,
        List<Trained> trainings,
        List<String> notes,
        Map<String, String> inputs,
        Optional<Recording> recording) {

    public Measurement {
        subjects = List.copyOf(subjects);
        baselines = List.copyOf(baselines);
        trainings = List.copyOf(trainings);
        notes = List.copyOf(notes);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /**
     * One training and its forecasts.
     *
     * @param outcome what the gate looks at
     * @param modelSha256 the fingerprint of its weights; empty where the training came to nothing
     * @param lastLoss the mean squared error in its last epoch, in the model's unit; nothing where it was trained
     *     elsewhere, or the training came to nothing
     * @param trainSeconds how long training or loading took
     * @param forecastSeconds how long the forecasts took
     */
    public record Trained(
            SeedResult outcome,
            String modelSha256,
            OptionalDouble lastLoss,
            double trainSeconds,
            double forecastSeconds) {
        /**
         * What there is to tell of a run.
         *
         * @param seed of the training
         * @param run what came of it
         * @return the training
         */
        public static Trained of(long seed, ScenarioRun run) {
            List<Double> losses = run.losses();
            return new Trained(
                    new SeedResult(seed, Optional.empty(), run.metrics()),
                    run.modelSha256(),
                    losses.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(losses.get(losses.size() - 1)),
                    run.trainSeconds(),
                    run.forecastSeconds());
        }

        /**
         * A training that came to nothing.
         *
         * @param seed of the training
         * @param failure why
         * @return the training
         */
        public static Trained failed(long seed, String failure) {
            return new Trained(new SeedResult(seed, Optional.of(failure), List.of()), "", OptionalDouble.empty(), 0, 0);
        }
    }

    /**
     * What there is to tell of a scenario.
     *
     * @param scenario what was run
     * @param runner what ran it
     * @param trainings what came of each training
     * @param recording of the first of them
     * @return the measurement
     */
    public static Measurement of(
            Scenario scenario, ScenarioRunner runner, List<Trained> trainings, Optional<Recording> recording) {
        return new Measurement(
                scenario.model().engine(),
                scenario.model().description(),
                scenario.spans().get(0).horizon(),
                scenario.subjects(),
                runner.baselines(),
                trainings,
                notes(scenario),
                runner.inputs(),
                recording);
    }

    private static List<String> notes(Scenario scenario) {
        if (scenario.model() instanceof ModelSource.Loaded loaded) {
            return notes(loaded);
        }
        List<String> notes = new ArrayList<>();
        int start = scenario.signal().trainingStart();
        for (ForecastSpan span : scenario.spans()) {
            if (span.from() < scenario.trainingEnd() && span.end() > start) {
                notes.add("the forecast begins at sample " + span.from() + ", inside the training data (samples "
                        + start + " to " + (scenario.trainingEnd() - 1) + "): what it foretells there, it has seen");
            }
        }
        return notes;
    }

    private static List<String> notes(ModelSource.Loaded loaded) {
        List<String> notes = new ArrayList<>();
        loaded.network()
                .configuration()
                .otherThanLstm()
                .ifPresent(other -> notes.add(loaded.file() + " runs on Deeplearning4j, since " + other));
        loaded.network()
                .normalizer()
                .ifPresent(normalizer -> notes.add(loaded.file()
                        + " brings its own normalizer, which is applied in place of the signal's scale"
                        + (normalizer.outputs().isPresent()
                                ? ""
                                : "; it was fitted without labels, so what the model tells is taken as it is")));
        return notes;
    }

    /**
     * The same with one more note.
     *
     * @param note what a reader should know
     * @return a measurement
     */
    public Measurement withNote(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Measurement(engine, model, horizon, subjects, baselines, trainings, all, inputs, recording);
    }

    /** The same, with the {@linkplain Recording#outline() outline} of its recording. */
    Measurement withoutCurves() {
        return new Measurement(
                engine,
                model,
                horizon,
                subjects,
                baselines,
                trainings,
                notes,
                inputs,
                recording.map(Recording::outline));
    }

    /**
     * The training that stands for the model: the first.
     *
     * @return the training with the recipe's own seed
     */
    public Trained first() {
        return trainings.get(0);
    }

    /**
     * How many forecasts there are, whatever their columns.
     *
     * @return at least 1
     */
    public long origins() {
        return subjects.stream().map(Subject::from).distinct().count();
    }

    /**
     * How long it all took, in one thread.
     *
     * @return seconds of all trainings and forecasts together
     */
    public double seconds() {
        return trainings.stream()
                .mapToDouble(one -> one.trainSeconds() + one.forecastSeconds())
                .sum();
    }
}
