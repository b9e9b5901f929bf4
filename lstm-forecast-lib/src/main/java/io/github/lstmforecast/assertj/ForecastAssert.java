package io.github.lstmforecast.assertj;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.signal.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Assertions on a forecast. Assertions on pulses need the period: that of {@link #withPeriod}, or else the one that
 * {@linkplain Forecast#period() the period search} finds in the truth. They also need {@linkplain
 * PulseMatching#guardSteps a guard}.
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
     */
    public ForecastAssert withPeriod(double steps) {
        InvalidValueException.unless(steps >= 2 && Double.isFinite(steps), "period", steps, "at least 2 (samples)");
        periodSteps = OptionalDouble.of(steps);
        return myself;
    }

    /**
     * Sets the training data for the assertions that follow; for example {@code mase} and {@code arSkill} need it.
     *
     * @param series {@code [time][feature]}, in the unit of the forecast
     */
    public ForecastAssert withTraining(Series series) {
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
            throwAssertionError(new ShouldMatchGolden(actual, messages(findings), picture(0)));
        }
        return myself;
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
    void draw(int subject, Path file) throws IOException {
        Forecast drawn = actual.ofTarget(subject);
        OptionalDouble period = context().period(actual);
        if (period.isPresent()) {
            ForecastPlots.write(drawn, period.getAsDouble(), file);
        } else {
            ForecastPlots.write(drawn, file);
        }
    }
}
