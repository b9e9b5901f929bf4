package io.github.lstmforecast.gate;

import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Finding.Kind;
import io.github.lstmforecast.gate.Judgement.FailingSeed;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.QuantileFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds a forecast's metrics to their tolerances. Every check is made, whatever the others say. */
public final class Gate {
    /** A limit is set for a metric that nobody computed: to pass over it would be to pass. */
    private static final Undefined NOT_MEASURED =
            new Undefined(Cause.NOT_MEASURED, "it was not measured; put the jar that has it on the class path");

    private final Metrics metrics;
    private final Tolerances tolerances;
    private final List<Check> checks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Gate(Metrics metrics, Tolerances tolerances) {
        this.metrics = metrics;
        this.tolerances = tolerances;
    }

    /**
     * Judges all forecasts of one model. Where there are several, checks and findings name the forecast. A forecast that is
     * not finite is a finding whatever the others are.
     */
    public static Judgement judge(List<? extends Judged> forecasts, Tolerances tolerances) {
        if (forecasts.size() == 1) {
            return judge(forecasts.get(0).metrics(), tolerances);
        }
        if (tolerances.judge() == Judge.WORST) {
            return each(forecasts, tolerances);
        }
        List<Judgement> all = new ArrayList<>();
        for (List<Judged> origins : Origins.byColumn(forecasts)) {
            List<Judged> notFinite = origins.stream()
                    .filter(one -> one.metrics().notFiniteFrom().isPresent())
                    .toList();
            all.add(
                    !notFinite.isEmpty()
                            ? each(notFinite, tolerances)
                            : origins.size() == 1 ? each(origins, tolerances) : Origins.judge(origins, tolerances));
        }
        return Judgement.of(all);
    }

    private static Judgement each(List<? extends Judged> forecasts, Tolerances tolerances) {
        return Judgement.of(forecasts.stream()
                .map(forecast -> judge(forecast.metrics(), tolerances).about(forecast.subject()))
                .toList());
    }

    /**
     * Judges many trainings of a scenario, by how many of them pass. A truth that nothing can be judged by is an error,
     * as it is with one training.
     *
     * @param trainings at least one
     * @param tolerances what each forecast is held to
     */
    public static Judgement judge(List<SeedResult> trainings, Tolerances tolerances, Seeds seeds) {
        List<FailingSeed> failing = new ArrayList<>();
        for (SeedResult training : trainings) {
            if (training.failure().isPresent()) {
                failing.add(new FailingSeed(training.seed(), training.failure().get()));
                continue;
            }
            Judgement one = judge(training.forecasts(), tolerances);
            if (one.verdict() == Verdict.ERROR) {
                return one;
            }
            one.findings().stream()
                    .limit(1)
                    .forEach(finding -> failing.add(new FailingSeed(training.seed(), finding.message())));
        }
        PassRate rate = new PassRate(trainings.size() - failing.size(), trainings.size());
        double bound = rate.lowerBound();
        List<Finding> findings =
                bound >= seeds.passProbability() ? List.of() : List.of(tooFewPass(rate, bound, seeds, failing.get(0)));
        return new Judgement(
                findings.isEmpty() ? Verdict.PASS : Verdict.FAIL,
                List.of(),
                findings,
                Optional.of(new SeedsOutcome(rate, bound, seeds.passProbability(), failing)));
    }

    private static Finding tooFewPass(PassRate rate, double bound, Seeds seeds, FailingSeed first) {
        int digits = Numbers.digitsToTellApart(bound, seeds.passProbability());
        String message = rate.passed() + " of " + rate.count() + " seeds pass: the probability of passing is at least "
                + Numbers.text(bound, digits) + " with 95% confidence, but at least "
                + Numbers.text(seeds.passProbability(), digits) + " is required ("
                + Numbers.text(seeds.passProbability() - bound) + " under); the first that fails is seed "
                + first.seed()
                + ": " + first.message();
        return Finding.of(CheckId.Other.SEEDS, Kind.LIMIT, message)
                .withActual(bound)
                .withLimit(Limit.atLeast(seeds.passProbability()));
    }

    /**
     * Judges a forecast.
     *
     * @param metrics what was measured
     * @param tolerances what it is held to
     * @return every check, everything that is wrong, and the verdict
     */
    public static Judgement judge(Metrics metrics, Tolerances tolerances) {
        Gate gate = new Gate(metrics, tolerances);
        metrics.quantileFault().ifPresent(fault -> gate.findings.add(finding(fault)));
        if (gate.findings.isEmpty()) {
            metrics.notFiniteFrom().ifPresent(gate::notFinite);
        }
        Set<Metric> checked = new TreeSet<>(Metric.ORDER);
        checked.addAll(metrics.values().keySet());
        checked.addAll(tolerances.limited());
        checked.forEach(gate::check);
        gate.noPulse();
        return Judgement.of(gate.checks, Causes.fold(gate.findings));
    }

    private void notFinite(int step) {
        findings.add(Finding.of(
                        CheckId.Other.FORECAST,
                        Kind.NOT_FINITE,
                        "the forecast is not finite (NaN or infinite) from step " + step + " on")
                .at(step));
    }

    static Finding finding(QuantileFault fault) {
        Kind kind = switch (fault.kind()) {
            case NOT_FINITE -> Kind.NOT_FINITE;
            case CROSSED -> Kind.CROSSED_QUANTILES;
        };
        return Finding.of(CheckId.Other.FORECAST, kind, fault.message()).at(fault.step());
    }

    private void check(Metric metric) {
        Limit limit = tolerances.limit(metric);
        MetricValue value = metrics.values().getOrDefault(metric, NOT_MEASURED);
        checks.add(new Check(metric, value, limit, outcome(metric, limit, value), Optional.empty(), Optional.empty()));
    }

    private Outcome outcome(Metric metric, Limit limit, MetricValue value) {
        if (limit.isNone()) {
            return Outcome.NOT_LIMITED;
        }
        if (metrics.notFiniteFrom().isPresent()) {
            return Outcome.NOT_JUDGED;
        }
        if (value instanceof Defined defined) {
            if (limit.allows(defined.value())) {
                return Outcome.PASS;
            }
            findings.add(beyondLimit(metric, limit, defined));
            return Outcome.FAIL;
        }
        Undefined undefined = (Undefined) value;
        if (undefined.cause() == Cause.NO_PULSE) {
            return Outcome.ERROR; // told once for all metrics
        }
        boolean forecastIsToBlame = undefined.cause() == Cause.FORECAST;
        if (!forecastIsToBlame && undefined.cause() != Cause.NOT_MEASURED && !tolerances.isAsked(metric)) {
            return Outcome.NOT_APPLICABLE;
        }
        String remedy = switch (undefined.cause()) {
            case FORECAST -> "";
            case MISSING, NOT_MEASURED -> ", or set its tolerance to none";
            case TRUTH, NO_PULSE -> "; forecast a longer horizon, or set its tolerance to none";
        };
        findings.add(Finding.of(
                        metric,
                        forecastIsToBlame ? Kind.UNDEFINED : Kind.NOT_JUDGEABLE,
                        metric.key() + " has no value: " + undefined.reason() + remedy)
                .withLimit(limit));
        return forecastIsToBlame ? Outcome.FAIL : Outcome.ERROR;
    }

    private static Finding beyondLimit(Metric metric, Limit limit, Defined measured) {
        double actual = measured.value();
        double exceeded = actual > limit.highest() ? limit.highest() : limit.lowest();
        int digits = Numbers.digitsToTellApart(actual, exceeded);
        String message = metric.key() + " is " + Numbers.text(actual, digits)
                + (metric.unit().isEmpty() ? "" : " " + metric.unit())
                + ", but " + limit.describe(end -> Numbers.text(end, digits)) + " is allowed ("
                + Numbers.text(-limit.margin(actual)) + " " + (actual > limit.highest() ? "over" : "under") + ")"
                + (measured.detail().isEmpty() ? "" : ": " + measured.detail());
        Finding finding =
                Finding.of(metric, Kind.LIMIT, message).withActual(actual).withLimit(limit);
        return measured.step().isPresent() ? finding.at(measured.step().getAsInt()) : finding;
    }

    /** A truth without any pulse is one mistake in the scenario, however many metrics want pulses. */
    private void noPulse() {
        List<Check> unjudged = checks.stream()
                .filter(check -> check.outcome() == Outcome.ERROR
                        && check.value() instanceof Undefined undefined
                        && undefined.cause() == Cause.NO_PULSE)
                .toList();
        if (unjudged.isEmpty()) {
            return;
        }
        String keys = unjudged.stream().map(check -> check.metric().key()).collect(Collectors.joining(", "));
        findings.add(Finding.of(
                unjudged.get(0).metric(),
                Kind.NOT_JUDGEABLE,
                "the truth has no pulse in warm-up or horizon, so timing can't be judged (" + keys
                        + "); forecast a longer horizon, or set these tolerances to none"));
    }
}
