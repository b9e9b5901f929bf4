package io.github.lstmforecast.assertj;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.signal.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Assertions on a forecast. One {@linkplain Forecast#scenario() of a scenario} is measured as in a build: against the
 * clean wave, the training data and the baselines of the scenario.
 *
 * <p>A forecast without a scenario is measured against its own true values, with their noise, and so differs a little.
 * Assertions on pulses then need the period: that of {@link #withPeriod}, or else the one that {@linkplain
 * Forecast#period() the period search} finds in the truth. They also need {@linkplain PulseMatching#guardSteps a guard}.
 */
public class ForecastAssert extends AbstractForecastAssert<ForecastAssert, Forecast> {
    private OptionalDouble periodSteps = OptionalDouble.empty();
    private Optional<Series> training = Optional.empty();

    public ForecastAssert(Forecast actual) {
        super(actual, ForecastAssert.class);
    }

    /**
     * Sets the period for the assertions that follow.
     *
     * @param steps samples per cycle, at least 2
     * @throws InvalidValueException if the forecast is of a scenario, which knows it
     */
    public ForecastAssert withPeriod(double steps) {
        requireNoScenario("period", steps);
        InvalidValueException.unless(steps >= 2 && Double.isFinite(steps), "period", steps, "at least 2 (samples)");
        periodSteps = OptionalDouble.of(steps);
        return myself;
    }

    /**
     * Sets the training data for the assertions that follow; for example {@code mase} and {@code arSkill} need it.
     *
     * @param series {@code [time][feature]}, in the unit of the forecast
     * @throws InvalidValueException if the forecast is of a scenario, which knows it
     */
    public ForecastAssert withTraining(Series series) {
        requireNoScenario("training", series.length() + " samples");
        training = Optional.of(series);
        return myself;
    }

    /**
     * Verifies that the forecast matches that of a golden model: the predictions one step ahead, and the metrics of the
     * forecast against the same truth.
     *
     * @param folder of the scenario, with {@code golden.zip} and {@code golden.json}
     */
    public ForecastAssert matchesGolden(Path folder) {
        return matchesGolden(folder, GoldenTolerance.SAME_OUTPUTS);
    }

    /**
     * Verifies that the forecast matches that of a golden model within a tolerance.
     *
     * @param folder of the scenario, with {@code golden.zip} and {@code golden.json}
     * @param tolerance its limit on weights is not used
     */
    public ForecastAssert matchesGolden(Path folder, GoldenTolerance tolerance) {
        isNotNull();
        List<Finding> findings =
                new GoldenMatch(context(), actual).compare(folder, tolerance).findings();
        if (!findings.isEmpty()) {
            throwAssertionError(new ShouldMatchGolden(actual, messages(findings), picture(0, Limit.NONE)));
        }
        return myself;
    }

    private void requireNoScenario(String name, Object found) {
        isNotNull();
        actual.scenario().ifPresent(scenario -> {
            throw new InvalidValueException(
                    name,
                    found,
                    "omitted: the forecast is of the scenario " + scenario.scenario() + ", which knows it");
        });
    }

    private ForecastContext context() {
        return new ForecastContext(periodSteps, training);
    }

    @Override
    List<SubjectResult> measure(Collection<Metric> metrics) {
        return context().measure(actual, metrics);
    }

    /** A picture shows the first feature of a forecast. */
    @Override
    void draw(int subject, Limit phaseError, Path file) throws IOException {
        ForecastPlots.write(Recording.of(actual.ofTarget(subject), context().period(actual), phaseError), file);
    }
}
