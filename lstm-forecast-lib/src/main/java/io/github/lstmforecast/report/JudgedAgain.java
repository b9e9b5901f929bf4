package io.github.lstmforecast.report;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenRecord;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.GoldenCheck;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stored results of a scenario, held to the limits that it has now. Nothing is run: what the results don't have is an ERROR.
 * Their numbers are kept, whatever the verdict is.
 *
 * @param notes on judging them again, besides those of the report
 */
public record JudgedAgain(ScenarioReport report, List<String> notes) {
    private static final String RUN = "run mvn lstm-forecast:verify";
    private static final Undefined NOT_STORED =
            new Undefined(Cause.NOT_MEASURED, "the results don't have it; " + RUN + ", which measures it");

    /** The inputs with this prefix are known only where a forecaster of your own is run. */
    private static final String OF_CODE = "model.forecaster.";

    public JudgedAgain {
        notes = List.copyOf(notes);
    }

    /**
     * Judges stored results.
     *
     * @param scenario as it is now
     * @param tolerances its own, with the defaults of the build
     * @param golden has the candidate of the run, if it is there
     */
    public static JudgedAgain of(
            Results.Scenario stored, Scenario scenario, Tolerances tolerances, GoldenCheck golden) {
        if (stored.run().isEmpty()) {
            return new JudgedAgain(notRun(stored), List.of());
        }
        Measurement measurement = StoredMeasurement.of(stored.run().get());
        List<String> problems = problems(measurement, scenario);
        if (!problems.isEmpty()) {
            return new JudgedAgain(notJudgeable(stored, measurement, tolerances, problems), List.of());
        }
        int count = scenario.seeds().map(Seeds::count).orElse(1);
        Assessment assessment = assessment(
                stored,
                tolerances,
                scenario.seeds(),
                complete(measurement.trainings().subList(0, count), tolerances),
                golden);
        return new JudgedAgain(
                new ScenarioReport(stored.name(), Optional.of(measurement), assessment, stored.pictures()),
                notes(measurement, scenario, count));
    }

    /**
     * Stored results of a scenario that can't be read any more.
     *
     * @param problems why, at least one
     */
    public static ScenarioReport unreadable(Results.Scenario stored, List<String> problems) {
        return stored.run()
                .map(run -> notJudgeable(stored, StoredMeasurement.of(run), Tolerances.DEFAULTS, problems))
                .orElseGet(() -> ScenarioReport.notRun(stored.name(), problems.toArray(String[]::new)));
    }

    private static ScenarioReport notRun(Results.Scenario stored) {
        return ScenarioReport.notRun(
                stored.name(),
                stored.findings().stream().map(Results.Finding::message).toArray(String[]::new));
    }

    private static ScenarioReport notJudgeable(
            Results.Scenario stored, Measurement measurement, Tolerances tolerances, List<String> problems) {
        return new ScenarioReport(
                stored.name(),
                Optional.of(measurement),
                new Assessment(tolerances, Judgement.notJudgeable(problems), StoredGolden.of(stored)),
                stored.pictures());
    }

    /** Why the results say nothing of the scenario as it is now. */
    private static List<String> problems(Measurement measurement, Scenario scenario) {
        List<String> problems = new ArrayList<>();
        String changes = GoldenRecord.changes(comparable(measurement.inputs(), scenario), scenario.inputs());
        if (!changes.isEmpty()) {
            problems.add("the results are not those of the scenario as it is now (" + changes + "); " + RUN);
        }
        Optional<List<Subject>> forecasts = measurement.trainings().stream()
                .filter(training -> training.failure().isEmpty())
                .map(training -> training.subjects().stream()
                        .map(SubjectMetrics::subject)
                        .toList())
                .findFirst();
        if (changes.isEmpty() && forecasts.isPresent() && !forecasts.get().equals(scenario.subjects())) {
            problems.add("the results have the forecasts " + text(forecasts.get()) + ", but the scenario has now "
                    + text(scenario.subjects()) + "; " + RUN);
        }
        int stored = measurement.trainings().size();
        int count = scenario.seeds().map(Seeds::count).orElse(1);
        if (stored < count) {
            problems.add("the results have " + (stored == 1 ? "1 training" : stored + " trainings")
                    + ", but seeds.count is " + count + "; " + RUN);
        }
        if (scenario.seeds().isEmpty()) {
            measurement.first().failure().ifPresent(failure -> problems.add("the first training failed: " + failure));
        }
        return problems.stream().map(SafeText::inLine).toList();
    }

    private static String text(List<Subject> forecasts) {
        return forecasts.stream().map(Subject::text).collect(Collectors.joining(", "));
    }

    private static Map<String, String> comparable(Map<String, String> stored, Scenario scenario) {
        if (!(scenario.model() instanceof ModelSource.Own)) {
            return stored;
        }
        Map<String, String> comparable = new TreeMap<>(stored);
        comparable.keySet().removeIf(name -> name.startsWith(OF_CODE));
        return comparable;
    }

    /** The same with a reason for each metric that has a limit and was not measured. */
    private static List<TrainingResult> complete(List<TrainingResult> trainings, Tolerances tolerances) {
        return trainings.stream()
                .map(training -> training.withSubjects(training.subjects().stream()
                        .map(subject -> subject.withMetrics(complete(subject.metrics(), tolerances)))
                        .toList()))
                .toList();
    }

    private static Metrics complete(Metrics metrics, Tolerances tolerances) {
        Map<Metric, MetricValue> values = new LinkedHashMap<>();
        tolerances.limited().forEach(metric -> values.put(metric, NOT_STORED));
        values.putAll(metrics.values());
        return new Metrics(values, metrics.notFiniteFrom(), metrics.quantileFault(), metrics.badPulses());
    }

    private static Assessment assessment(
            Results.Scenario stored,
            Tolerances tolerances,
            Optional<Seeds> seeds,
            List<TrainingResult> trainings,
            GoldenCheck golden) {
        boolean isFinite = trainings.get(0).subjects().stream()
                .allMatch(subject -> subject.metrics().notFiniteFrom().isEmpty());
        if (golden.hasCandidate() || !isFinite || !golden.isNeeded()) {
            return Assessment.of(tolerances, seeds, trainings, golden);
        }
        return new Assessment(
                tolerances,
                Assessment.of(tolerances, seeds, trainings).judgement(),
                Optional.of(StoredGolden.of(stored)
                        .map(kept -> kept.withNote("the comparison with the golden model is that of the run: "
                                + "the candidate is not beside the results"))
                        .orElseGet(() -> GoldenComparison.unreadable(
                                "the candidate is not beside the results, and they have no comparison with the golden"
                                        + " model; " + RUN))));
    }

    private static List<String> notes(Measurement measurement, Scenario scenario, int count) {
        List<String> notes = new ArrayList<>();
        int stored = measurement.trainings().size();
        if (stored > count) {
            notes.add("the first " + (count == 1 ? "training is" : count + " trainings are") + " judged, of " + stored
                    + " in the results");
        }
        if (scenario.model() instanceof ModelSource.Own own) {
            notes.add("whether the code of " + own.name() + " has changed since the run is not known");
        }
        String unknown = measurement.metrics().stream()
                .flatMap(metrics -> metrics.values().keySet().stream())
                .filter(UnknownMetric.class::isInstance)
                .map(Metric::key)
                .map(SafeText::inLine)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            notes.add("no jar on the class path has these metrics of the results, so they are kept and not judged: "
                    + unknown);
        }
        return notes;
    }
}
