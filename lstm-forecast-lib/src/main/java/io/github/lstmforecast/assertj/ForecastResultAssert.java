package io.github.lstmforecast.assertj;

import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.scenario.ForecastResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Assertions on the result of a scenario: all its forecasts, and its verdict. */
public class ForecastResultAssert extends AbstractForecastAssert<ForecastResultAssert, ForecastResult> {
    public ForecastResultAssert(ForecastResult actual) {
        super(actual, ForecastResultAssert.class);
    }

    /**
     * Verifies that the scenario passes: its forecasts are within its tolerances and, if it has a golden model or
     * requires one, match that model.
     */
    public ForecastResultAssert passes() {
        isNotNull();
        if (actual.verdict() != Verdict.PASS) {
            throwAssertionError(new ShouldPass(
                    actual,
                    messages(actual.findings()),
                    picture(actual.findings(), subjects(), actual.scenario().tolerances())));
        }
        return myself;
    }

    /** Verifies that the scenario still matches its golden model, within the limits of the scenario. */
    public ForecastResultAssert matchesGolden() {
        isNotNull();
        List<Finding> findings = actual.assessment()
                .golden()
                .orElseGet(() -> GoldenComparison.missing(whyNotCompared()))
                .findings();
        if (!findings.isEmpty()) {
            throwAssertionError(new ShouldMatchGolden(
                    actual,
                    messages(findings),
                    picture(findings, subjects(), actual.scenario().tolerances())));
        }
        return myself;
    }

    private String whyNotCompared() {
        return actual.seed() == actual.scenario().seed()
                ? "nothing was compared: either the scenario's folder has no golden model (create it with mvn"
                        + " lstm-forecast:verify and lstm-forecast:accept), or the test set the seed of the training"
                : "nothing was compared: the golden model is that of seed "
                        + actual.scenario().seed() + ", but this training has seed " + actual.seed();
    }

    /**
     * Verifies that no metric is worse than in reference results by more than {@code regression} of the scenario allows, or,
     * where the scenario does not have that, by more than {@link io.github.lstmforecast.compare.Regression.Rule#USUAL}.
     *
     * @param reference the {@code results.json} of an earlier build, or the folder that has it
     */
    public ForecastResultAssert isNotWorseThan(Path reference) {
        isNotNull();
        List<String> problems = ReferenceMatch.problems(actual, reference);
        if (!problems.isEmpty()) {
            throwAssertionError(new ShouldNotBeWorse(
                    actual,
                    reference.toString(),
                    problems,
                    picture(0, actual.scenario().tolerances().limit(StandardMetric.PHASE_ERROR))));
        }
        return myself;
    }

    private List<Subject> subjects() {
        return actual.scenario().subjects();
    }

    @Override
    List<SubjectResult> measure(Collection<Metric> metrics) {
        return actual.run().subjects().stream()
                .map(one -> new SubjectResult(
                        one.subject(), one.comparison(), Metrics.of(one.comparison(), metrics), Map.of()))
                .toList();
    }

    @Override
    void draw(int subject, Limit phaseError, Path file) throws IOException {
        Recording all = actual.run().recording(actual.scenario(), phaseError, Set.of());
        ForecastCurves drawn = all.forecasts().get(subject);
        ForecastPlots.write(
                new Recording(all.periodSteps(), all.phaseError(), Optional.empty(), all.losses(), List.of(drawn)),
                file);
    }
}
