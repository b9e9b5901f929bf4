package io.github.lstmforecast.golden;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Compares the forecasts and the model of a golden record with those of the current build. */
final class GoldenComparer {
    private static final int SHORT = 12; // digits of a fingerprint in messages

    private final List<GoldenForecast> golden;
    private final List<GoldenForecast> now;
    private final GoldenTolerance tolerance;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<GoldenComparison.Compared> compared = new ArrayList<>();

    GoldenComparer(List<GoldenForecast> golden, List<GoldenForecast> now, GoldenTolerance tolerance) {
        this.golden = golden;
        this.now = now;
        this.tolerance = tolerance;
    }

    GoldenComparison result() {
        return new GoldenComparison(findings, notes, warnings, compared);
    }

    boolean forecastsTheSame() {
        List<Subject> was = subjects(golden);
        List<Subject> is = subjects(now);
        if (was.equals(is)) {
            return true;
        }
        findings.add(golden(
                CheckId.Other.GOLDEN_FORECASTS,
                "the golden model forecasts " + text(was) + ", and now it is " + text(is)));
        return false;
    }

    void forecasts() {
        for (int i = 0; i < golden.size(); i++) {
            forecast(golden.get(i), now.get(i), golden.size() > 1);
        }
    }

    private static List<Subject> subjects(List<GoldenForecast> of) {
        return of.stream().map(GoldenForecast::subject).toList();
    }

    private static String text(List<Subject> subjects) {
        return String.join(", ", subjects.stream().map(Subject::text).toList());
    }

    void weights(Golden was, Golden is) {
        if (tolerance.weights().isEmpty()) {
            return;
        }
        if (was.model().isEmpty() || is.model().isEmpty()) {
            if (!was.record().modelSha256().equals(is.record().modelSha256())) {
                findings.add(golden(CheckId.Other.GOLDEN_WEIGHTS, "the model file is another one"));
            }
            return;
        }
        Optional<WeightDifference> difference = WeightDifference.between(
                was.model().get().weights(), is.model().get().weights());
        if (difference.isEmpty()) {
            findings.add(golden(CheckId.Other.GOLDEN_WEIGHTS, "the model has another shape than the golden one"));
            return;
        }
        double allowed = tolerance.weights().getAsDouble();
        WeightDifference found = difference.get();
        boolean same = allowed == 0 ? found.count() == 0 : found.largest() <= allowed;
        if (!same) {
            findings.add(golden(
                            CheckId.Other.GOLDEN_WEIGHTS,
                            found.count() + " of " + found.of()
                                    + " weights differ from the golden model's, by up to "
                                    + Numbers.text(found.largest()) + " (" + found.where() + ": "
                                    + Numbers.text(found.golden())
                                    + " → " + Numbers.text(found.now()) + ")")
                    .withActual(found.largest())
                    .withLimit(Limit.atMost(allowed)));
        }
    }

    /**
     * What has changed comes first: it is the reason of all else.
     *
     * @param isComplete whether the changes would show another model
     */
    void tellChangesFirst(String changes, boolean isComplete) {
        if (findings.isEmpty() && !changes.isEmpty()) {
            notes.add("the golden model was accepted with " + changes + "; the forecast is unaffected");
        } else if (!findings.isEmpty()) {
            Finding first = findings.get(0);
            findings.set(
                    0,
                    first.withMessage(
                            changes.isEmpty()
                                    ? first.message()
                                            + (isComplete
                                                    ? "; none of what it is made from has changed"
                                                    : "; the code of the forecaster is not compared")
                                    : changes + ": " + first.message()));
        }
    }

    private void forecast(GoldenForecast was, GoldenForecast is, boolean isOneOfMany) {
        OptionalInt partsAt = partsAt(was, is);
        compared.add(new GoldenComparison.Compared(was, is, partsAt));
        List<Finding> found = new ArrayList<>();
        outputs(was, is).ifPresent(found::add);
        String prefix = isOneOfMany ? was.subject().text() + ": " : "";
        Set<Metric> metrics = new TreeSet<>(Metric.ORDER);
        metrics.addAll(was.metrics().keySet());
        metrics.addAll(is.metrics().keySet());
        for (Metric metric : metrics) {
            metric(metric, was, is, prefix).ifPresent(found::add);
        }
        if (!found.isEmpty()) { // feedback amplifies differences, so this is the step to look at
            found.set(
                    0,
                    found.get(0)
                            .withMessage(found.get(0).message() + "; "
                                    + (partsAt.isPresent()
                                            ? "the closed loops part at step " + partsAt.getAsInt()
                                            : "the closed loops stay together")));
        }
        found.forEach(finding -> findings.add(isOneOfMany ? finding.about(was.subject()) : finding));
    }

    private Optional<Finding> outputs(GoldenForecast was, GoldenForecast is) {
        List<Double> before = outputsOf(was, is);
        List<Double> after = outputsOf(is, was);
        int steps = Math.min(before.size(), after.size());
        if (before.size() != after.size()) {
            return Optional.of(golden(
                            CheckId.Other.GOLDEN_OUTPUTS,
                            "the golden model forecasts " + before.size() + " steps, and now it is " + after.size())
                    .at(steps));
        }
        int worst = 0;
        for (int step = 1; step < steps; step++) {
            if (difference(before, after, step) > difference(before, after, worst)) {
                worst = step;
            }
        }
        double largest = difference(before, after, worst);
        double allowed = allowed(before);
        if (largest <= allowed) {
            return Optional.empty();
        }
        boolean isOneStepAhead =
                was.oneStepAhead().isPresent() && is.oneStepAhead().isPresent();
        return Optional.of(golden(
                        CheckId.Other.GOLDEN_OUTPUTS,
                        "the forecast " + (isOneStepAhead ? "one step ahead " : "")
                                + "differs from the golden model's by up to " + Numbers.text(largest) + " at step "
                                + worst + ", but at most " + Numbers.text(allowed) + " is allowed")
                .withActual(largest)
                .withLimit(Limit.atMost(allowed))
                .at(worst));
    }

    /** The one-step-ahead outputs, which no feedback amplifies, if both have them; otherwise the forecast. */
    private static List<Double> outputsOf(GoldenForecast of, GoldenForecast other) {
        return other.oneStepAhead().flatMap(there -> of.oneStepAhead()).orElse(of.forecast());
    }

    private static double difference(List<Double> was, List<Double> is, int step) {
        return Math.abs(was.get(step) - is.get(step));
    }

    /** In the unit of the signal. */
    private double allowed(List<Double> golden) {
        double largest = golden.stream().mapToDouble(Math::abs).max().orElse(0);
        return tolerance.outputs() * (largest == 0 ? 1 : largest);
    }

    private OptionalInt partsAt(GoldenForecast was, GoldenForecast is) {
        double allowed = allowed(outputsOf(was, is));
        int steps = Math.min(was.forecast().size(), is.forecast().size());
        for (int step = 0; step < steps; step++) {
            if (!(difference(was.forecast(), is.forecast(), step) <= allowed)) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    private Optional<Finding> metric(Metric metric, GoldenForecast golden, GoldenForecast now, String prefix) {
        Double was = golden.metrics().get(metric);
        Double is = now.metrics().get(metric);
        if (was != null && was.equals(is)) {
            return Optional.empty();
        }
        if (metric instanceof LeadTimeMetric && (was == null || is == null)) {
            return Optional.empty(); // the scenario has asked for other parts of the horizon
        }
        CheckId check = new CheckId.OfGoldenMetric(metric);
        if (is == null) {
            return Optional.of(golden(
                    check, metric.key() + " has no value any more; in the golden model it is " + Numbers.text(was)));
        }
        if (was == null) {
            return Optional.of(
                    golden(check, metric.key() + " is " + Numbers.text(is) + "; in the golden model it has no value")
                            .withActual(is));
        }
        double worse = now.badness(metric) - golden.badness(metric);
        double allowed = tolerance.worse().of(was);
        if (!(worse <= allowed)) {
            return Optional.of(golden(
                            check,
                            metric.key() + " is " + Numbers.text(is) + ", and in the golden model "
                                    + Numbers.text(was) + "; " + Numbers.text(worse) + " worse, but at most "
                                    + Numbers.text(allowed) + " is allowed")
                    .withActual(is));
        }
        if (-worse > tolerance.suspicious(was)) {
            warnings.add(prefix + metric.key() + " is " + Numbers.text(is) + ", and in the golden model "
                    + Numbers.text(was) + ": so much better that the model may have seen what it is to forecast");
        }
        return Optional.empty();
    }

    private static Finding golden(CheckId check, String message) {
        return Finding.of(check, Finding.Kind.GOLDEN, message);
    }

    static String changes(Map<String, String> was, Map<String, String> is) {
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String before = was.getOrDefault(name, "nothing");
            String after = is.getOrDefault(name, "nothing");
            if (!before.equals(after)) {
                changes.add(name + " " + shortened(before) + " → " + shortened(after));
            }
        }
        return SafeText.inLine(String.join(", ", changes));
    }

    /** The first digits if the value is a fingerprint. */
    private static String shortened(String value) {
        return value.matches("[0-9a-f]{64}") ? value.substring(0, SHORT) : value;
    }
}
