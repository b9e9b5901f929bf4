package io.github.lstmforecast.compare;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.MetricValue.Defined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said about the regressions of a scenario.
 *
 * @param reference where the reference results are from
 */
record RegressionFindings(String reference, List<MetricChange> metrics) {
    /** @param inputs what has changed, the reason of all else; may be empty */
    List<Finding> findings(String inputs) {
        List<Finding> findings = new ArrayList<>();
        for (MetricChange metric : metrics) {
            if (metric.isRegression()) {
                String message = message(metric);
                findings.add(
                        finding(metric, findings.isEmpty() && !inputs.isEmpty() ? inputs + ": " + message : message));
            }
        }
        return findings;
    }

    private static Finding finding(MetricChange change, String message) {
        Finding finding = Finding.of(
                new CheckId.OfRegression(
                        Extensions.metrics().find(change.metric()).orElseThrow(), change.column()),
                Finding.Kind.REGRESSION,
                message);
        return change.now().orElse(null) instanceof Defined is ? finding.withActual(is.value()) : finding;
    }

    private String message(MetricChange change) {
        double was = ((Defined) change.then().orElseThrow()).value();
        if (!(change.now().orElse(null) instanceof Defined is)) {
            return change.name() + " has no value any more; in the reference results (" + reference + ") it is "
                    + Numbers.text(was);
        }
        String both = change.name() + " is " + Numbers.text(is.value()) + ", and in the reference results (" + reference
                + ") " + Numbers.text(was);
        String median = median(change).orElse("");
        if (change.allowed().isEmpty()) {
            return both + "; " + median;
        }
        return both + "; " + Numbers.text(change.worse().orElseThrow()) + " worse, but at most "
                + Numbers.text(change.allowed().getAsDouble()) + " is allowed"
                + (median.isEmpty() ? "" : " (" + median + ")");
    }

    /** What the pairs say, if it is more than luck. */
    private static Optional<String> median(MetricChange change) {
        return change.test()
                .filter(test -> change.word().equals(Optional.of(Word.WORSE)))
                .map(test -> "the median of " + test.pairs() + " pairs is " + Numbers.text(test.median())
                        + " worse, from " + Numbers.text(test.lowest()) + " to " + Numbers.text(test.highest())
                        + " with 95% confidence; p = "
                        + Numbers.text(change.pValue().orElseThrow(), 2));
    }

    /** A warning if metrics that are checked by their significance have too few pairs. */
    Optional<String> undecided(String pairs) {
        String names = metrics.stream()
                .filter(MetricChange::isUndecided)
                .map(MetricChange::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("whether " + names + " got worse can't be told from " + pairs
                        + "; add origins or seeds, or limit the difference without regression.significance");
    }

    /** A warning that there is nothing to compare with. */
    String notChecked() {
        return "regressions were not checked: in the reference results (" + reference
                + ") the scenario could not be run";
    }
}
