package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A forecaster of a transformed series, with quantiles of sampled paths. A path is the forecast with an error added to the
 * output of each step before it is fed back, which is one of the errors that the model makes one step ahead, drawn at random
 * (a residual bootstrap). Errors of several targets are drawn together. The paths are transformed back one by one, and the
 * quantiles of a step are those of all paths. The forecast itself is that without errors.
 *
 * <p>The paths depend on the seed, the first step of the forecast and their number, not on the machine or on threads.
 */
public final class SampledForecaster implements Forecaster {
    private final Forecaster forecaster; // in the unit of the series
    private final StepLoop loop; // of the transformed series
    private final TransformChain transforms;
    private final Series errors;
    private final SampleSettings settings;
    private final long seed;

    /**
     * @param forecaster of the transformed series
     * @param loop of the forecaster
     * @param errors that it makes one step ahead, {@code [row][target]}, at least one row
     */
    public SampledForecaster(
            Forecaster forecaster,
            StepLoop loop,
            TransformChain transforms,
            Series errors,
            SampleSettings settings,
            long seed) {
        this.forecaster = TransformedForecaster.of(forecaster, transforms);
        this.loop = loop;
        this.transforms = transforms;
        this.errors = errors;
        this.settings = settings;
        this.seed = seed;
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        Prediction prediction = forecaster.predict(history, traceCells);
        Series targets = history.targets();
        History transformed = history.withTargets(transforms.apply(targets));
        requireLoop(prediction.values(), transformed, targets);
        List<Series> paths = IntStream.range(0, settings.samples())
                .parallel()
                .mapToObj(sample -> transforms.undo(
                        loop.path(transformed, drawn(history.from(), sample, history.steps())), targets))
                .toList();
        return new Prediction(prediction.values(), prediction.cells(), Optional.of(quantiles(paths)));
    }

    /** Refuses a loop that is not that of the forecast, for example of a model inside of another one. */
    private void requireLoop(Series values, History transformed, Series targets) {
        Series none = Series.of(new double[values.length() * values.features()], values.features());
        InvalidValueException.unless(
                isSame(transforms.undo(loop.path(transformed, none), targets).toArray(), values.toArray()),
                "quantiles",
                settings.quantiles(),
                "omitted: the forecast of " + forecaster + " is not that of its sequence model in closed loop, so no"
                        + " paths can be drawn");
    }

    private static boolean isSame(double[] path, double[] values) {
        return IntStream.range(0, values.length)
                .allMatch(i -> path[i] == values[i] || Double.isNaN(path[i]) && Double.isNaN(values[i]));
    }

    private Series drawn(int origin, int sample, int steps) {
        SplittableRandom random = random(origin, sample);
        int targets = errors.features();
        double[] drawn = new double[Math.multiplyExact(steps, targets)];
        for (int step = 0; step < steps; step++) {
            int row = random.nextInt(errors.length());
            for (int target = 0; target < targets; target++) {
                drawn[step * targets + target] = errors.get(row, target);
            }
        }
        return Series.of(drawn, targets);
    }

    private SplittableRandom random(int origin, int sample) {
        long ofOrigin = new SplittableRandom(seed).nextLong() + origin;
        long ofSample = new SplittableRandom(ofOrigin).nextLong() + sample;
        return new SplittableRandom(ofSample);
    }

    private Quantiles quantiles(List<Series> paths) {
        int steps = paths.get(0).length();
        int targets = paths.get(0).features();
        double[][] values = new double[settings.quantiles().size()][steps * targets];
        double[] sorted = new double[paths.size()];
        for (int i = 0; i < steps * targets; i++) {
            for (int path = 0; path < sorted.length; path++) {
                sorted[path] = paths.get(path).get(i / targets, i % targets);
            }
            Arrays.sort(sorted);
            for (int level = 0; level < values.length; level++) {
                values[level][i] = quantile(sorted, settings.quantiles().get(level));
            }
        }
        List<Series> series = new ArrayList<>();
        for (double[] ofLevel : values) {
            series.add(Series.of(ofLevel, targets));
        }
        return new Quantiles(settings.quantiles(), series);
    }

    /**
     * The quantile of sorted values, linear between them: type 6 of Hyndman and Fan (1996), below which a further value is
     * with the probability of the level. Type 7 gives narrower intervals: those of 200 values at 0.1 and 0.9 hold 0.792.
     */
    static double quantile(double[] sorted, double level) {
        double at = Math.max(0, Math.min(sorted.length - 1, level * (sorted.length + 1) - 1));
        int below = (int) at;
        double share = at - below;
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }

    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        return forecaster.oneStepAhead(features, span);
    }

    @Override
    public Optional<SequenceModel> sequenceModel() {
        return forecaster.sequenceModel();
    }

    @Override
    public List<Double> quantileLevels() {
        return settings.quantiles();
    }

    @Override
    public String toString() {
        return "SampledForecaster[" + forecaster + ", " + settings + "]";
    }
}
