package io.github.lstmforecast.result.json;

import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Finding.Kind;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.QuantileFault;
import io.github.lstmforecast.result.PictureFile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What {@code results.json} holds. Metrics are named by their keys: who reads the file need not have the metrics of who
 * wrote it.
 *
 * @param module that has the scenarios; empty if they are not those of a Maven module
 * @param verdict on all scenarios together
 */
public record Results(Optional<Module> module, Verdict verdict, List<Scenario> scenarios) {
    public Results {
        scenarios = List.copyOf(scenarios);
    }

    /** Results that are not those of a Maven module. */
    public Results(Verdict verdict, List<Scenario> scenarios) {
        this(Optional.empty(), verdict, scenarios);
    }

    /** The same results, of a Maven module. */
    public Results of(Module owner) {
        return new Results(Optional.of(owner), verdict, scenarios);
    }

    /** The same with other scenarios, all in the order of their names. */
    public Results with(List<Scenario> others) {
        List<Scenario> all = Stream.concat(scenarios.stream(), others.stream())
                .sorted(Comparator.comparing(Scenario::name))
                .toList();
        return new Results(module, others.stream().map(Scenario::verdict).reduce(verdict, Verdict::and), all);
    }

    /** The same without other scenarios. */
    public Results only(List<String> names) {
        return new Results(
                module,
                verdict,
                scenarios.stream()
                        .filter(scenario -> names.contains(scenario.name()))
                        .toList());
    }

    /**
     * A Maven module.
     *
     * @param id {@code groupId:artifactId}
     */
    public record Module(String id, String version) {}

    /**
     * One scenario.
     *
     * @param verdict on both questions: whether the forecasts are good, and whether anything has changed
     * @param accuracy whether the forecasts are good
     * @param golden whether anything has changed since a model was accepted; empty where nothing was compared
     * @param regression whether anything is worse than in the reference results; empty where that was not checked
     * @param run empty where the scenario could not be run
     * @param warnings what is suspicious, but no finding
     * @param checks the metrics that have a limit; none where many seeds are judged
     */
    public record Scenario(
            String name,
            Verdict verdict,
            Verdict accuracy,
            Optional<Verdict> golden,
            Optional<Verdict> regression,
            Optional<Run> run,
            List<Check> checks,
            List<Finding> findings,
            List<String> warnings,
            List<PictureFile> pictures) {
        public Scenario {
            checks = List.copyOf(checks);
            findings = List.copyOf(findings);
            warnings = List.copyOf(warnings);
            pictures = List.copyOf(pictures);
        }

        /** How good the candidate for a golden model is: of many trainings the first, whatever the others are. */
        public Verdict candidate() {
            return run.flatMap(Run::seeds)
                    .flatMap(Seeds::firstPasses)
                    .map(passes -> passes ? Verdict.PASS : Verdict.FAIL)
                    .orElse(accuracy);
        }
    }

    /**
     * What was measured; of many trainings, of the first.
     *
     * @param metrics the judged values, of several columns the worst
     * @param forecasts none where the training failed
     * @param seeds empty where there is one training only
     * @param notes all of them
     * @param remarks those notes and warnings that do not follow from the numbers
     */
    public record Run(
            String engine,
            String model,
            String modelSha256,
            OptionalDouble lastLoss,
            Map<String, MetricValue> metrics,
            List<Forecast> forecasts,
            Optional<Seeds> seeds,
            Map<String, String> inputs,
            List<String> notes,
            Remarks remarks,
            double trainSeconds,
            double forecastSeconds) {
        public Run {
            forecasts = List.copyOf(forecasts);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Notes and warnings that are kept if the results are judged again. The others follow from the numbers and the limits.
     *
     * @param notes of the run
     * @param warnings of the run
     * @param goldenNotes of the comparison with the golden model
     * @param goldenWarnings likewise
     */
    public record Remarks(
            List<String> notes, List<String> warnings, List<String> goldenNotes, List<String> goldenWarnings) {
        public static final Remarks NONE = new Remarks(List.of(), List.of(), List.of(), List.of());

        public Remarks {
            notes = List.copyOf(notes);
            warnings = List.copyOf(warnings);
            goldenNotes = List.copyOf(goldenNotes);
            goldenWarnings = List.copyOf(goldenWarnings);
        }
    }

    /**
     * One column of a forecast from one origin.
     *
     * @param filled the number of steps of the horizon that are not judged, since the series has gaps there
     */
    public record Forecast(
            Subject subject,
            int horizon,
            int filled,
            Map<String, MetricValue> metrics,
            Faults faults,
            Map<String, Map<String, MetricValue>> baselines,
            Optional<BadPulse> firstBadPulse,
            Optional<Lines> lines,
            Optional<Golden> golden) {
        /** The forecast as the gate sees it. */
        public StoredForecast stored() {
            return StoredForecast.of(subject, metrics);
        }
    }

    /**
     * What else is judged of a forecast, besides its metrics: the same as in
     * {@link io.github.lstmforecast.metric.Metrics}.
     */
    public record Faults(OptionalInt notFiniteFrom, Optional<QuantileFault> quantiles, List<BadPulse> pulses) {
        public static final Faults NONE = new Faults(OptionalInt.empty(), Optional.empty(), List.of());

        public Faults {
            pulses = List.copyOf(pulses);
        }
    }

    /** What can be seen of a picture's lines, for programs that check it. */
    public record Lines(Line warmUp, Line truth, Line forecast) {}

    /** What can be seen of a line. What is not finite is empty. */
    public record Line(OptionalDouble first, OptionalDouble last, OptionalDouble least, OptionalDouble greatest) {}

    /**
     * The golden forecast beside this one.
     *
     * @param partsAt the first step at which they differ by more than is allowed
     * @param metrics of the golden forecast
     */
    public record Golden(OptionalInt partsAt, Map<String, Double> metrics) {}

    /**
     * Many trainings.
     *
     * @param outcome how many of them pass; empty where the first alone is judged, or none
     */
    public record Seeds(Optional<SeedsOutcome> outcome, List<Training> trainings) {
        public Seeds {
            trainings = List.copyOf(trainings);
        }

        Optional<Boolean> firstPasses() {
            return outcome.map(all -> trainings.stream()
                    .limit(1)
                    .noneMatch(first -> all.failing().stream().anyMatch(failing -> failing.seed() == first.seed())));
        }
    }

    /**
     * One of many trainings.
     *
     * @param metrics the judged values, of several columns the worst
     * @param forecasts without those of the first training, which are those of the run, and without what is the same for
     *     all trainings
     */
    public record Training(
            long seed,
            Optional<String> failure,
            String modelSha256,
            OptionalDouble lastLoss,
            Map<String, MetricValue> metrics,
            List<Forecast> forecasts) {
        public Training {
            forecasts = List.copyOf(forecasts);
        }
    }

    /** A metric, held to its limit. */
    public record Check(
            String metric,
            Optional<Subject> subject,
            Outcome outcome,
            OptionalDouble actual,
            Limit limit,
            OptionalDouble margin,
            Optional<Over> over) {}

    /**
     * How the forecasts from several origins are judged together.
     *
     * @param worst the value of the worst origin, which is the subject of the check; empty if it has none
     */
    public record Over(Judge judge, int origins, OptionalDouble worst) {}

    /**
     * One thing that is wrong.
     *
     * @param consequences what is wrong because of it
     */
    public record Finding(
            String check,
            Kind kind,
            Optional<Subject> subject,
            OptionalDouble actual,
            Optional<Limit> limit,
            OptionalInt step,
            String message,
            List<Finding> consequences) {
        public Finding {
            consequences = List.copyOf(consequences);
        }
    }
}
