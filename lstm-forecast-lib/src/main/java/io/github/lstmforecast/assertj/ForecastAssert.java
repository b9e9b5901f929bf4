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
 * Assertions on a forecast. Where pulses are looked at, the period is found in the truth, by
 * {@linkplain Forecast#period() autocorrelation}, if {@link #withPeriod} does not tell it, and the forecast must have
 * {@linkplain PulseMatching#guardSteps steps of guard}.
 */
public class ForecastAssert extends AbstractForecastAssert<ForecastAssert, Forecast> {
    private OptionalDouble periodSteps = OptionalDouble.empty();
    private Optional<Series> training = Optional.empty();

    /**
     * Begins assertions.
     *
     * @param actual what a model foretold
     */
    public ForecastAssert(Forecast actual) {
        super(actual, ForecastAssert.class);
    }

    /**
     * Tells the period, for the assertions that follow.
     *
     * @param steps samples per cycle, at least 2
     * @return this
     */
    public ForecastAssert withPeriod(double steps) {
        InvalidValueException.unless(steps >= 2 && Double.isFinite(steps), "period", steps, "at least 2 (samples)");
        periodSteps = OptionalDouble.of(steps);
        return myself;
    }

    /**
     * Tells what the model learnt, for the metrics that look at it, {@code mase} and {@code arSkill} say.
     *
     * @param series the training data, {@code [time][feature]}, in the unit of the forecast
     * @return this
     */
    public ForecastAssert withTraining(Series series) {
        training = Optional.of(series);
        return myself;
    }

    /**
     * Verifies that the forecast is still that of a golden model, by what is foretold one step ahead, and by how good
     * the closed loop is beside the same truth.
     *
     * @param folder where {@code golden.zip} and {@code golden.json} lie: the scenario's
     * @return this
     */
    public ForecastAssert matchesGolden(Path folder) {
        return matchesGolden(folder, GoldenTolerance.SAME_OUTPUTS);
    }

    /**
     * Verifies that the forecast is still that of a golden model.
     *
     * @param folder where {@code golden.zip} and {@code golden.json} lie: the scenario's
     * @param tolerance how far it may be from that; weights are not looked at
     * @return this
     */
    public ForecastAssert matchesGolden(Path folder, GoldenTolerance tolerance) {
        isNotNull();
        List<Finding> findings =
                new GoldenMatch(context(), actual).compare(folder, tolerance).findings();
        if (!findings.isEmpty()) {
            throwAssertionError(new ShouldMatchGolden(actual, messages(findings), lookAt(0)));
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

    /** The first feature of a forecast is the one that is drawn. */
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
