package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.signal.CopyPlan;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.TransformSettings;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import java.util.List;
import java.util.Optional;

/**
 * A noisy pulse wave to learn and to forecast. Wave and noise go on however long the forecast is.
 *
 * @param wave the clean wave
 * @param trainingLength samples of each copy that is trained on, at least 1
 * @param noise what is added to the wave
 */
public record PulseSignal(PulseWave wave, int trainingLength, GaussianNoise noise) implements Signal {
    private static final double MOST = 1e6; // beyond it, doubles no longer tell sample from sample

    public PulseSignal {
        InvalidValueException.unless(trainingLength >= 1, "length", trainingLength, "at least 1 (samples)");
        InvalidValueException.unless(
                trainingLength + wave.periodSteps() <= MOST_NUMBERS,
                wave.periodSteps() > trainingLength ? "period" : "length",
                wave.periodSteps() > trainingLength ? wave.periodSteps() : trainingLength,
                "so short that length and period together have at most " + MOST_NUMBERS + " samples");
        InvalidValueException.unless(
                Math.abs(wave.phase().value()) <= MOST,
                "phase",
                wave.phase().value(),
                "from -1000000 to 1000000 (cycles)");
        InvalidValueException.unless(
                noise.sigma() <= MOST, "noise", noise.sigma(), "at most 1000000 (standard deviation)");
    }

    @Override
    public Period period() {
        return Period.given(wave.periodSteps());
    }

    @Override
    public List<String> columns() {
        return List.of("pulse");
    }

    @Override
    public int length() {
        return MOST_NUMBERS;
    }

    @Override
    public Series observed(int samples) {
        return noise.addTo(wave.samples(samples));
    }

    @Override
    public Series clean(int samples) {
        return wave.samples(samples);
    }

    @Override
    public Optional<PulseRule> pulses(int column, List<ForecastSpan> spans) {
        return Optional.of(PulseRule.of(new Levels(PulseWave.LOW, PulseWave.HIGH)));
    }

    @Override
    public int trainingStart() {
        return 0;
    }

    @Override
    public int trainingEnd(CopyPlan copies, TransformSettings transform) {
        return isRotated(transform)
                ? trainingLength
                : transform.lag(period().steps())
                        + TrainingCopy.offsetLength(copies.count(), shiftSteps(copies), trainingLength);
    }

    /**
     * A training length of whole cycles gives rotated copies; of another, copies at offsets into a longer series are
     * taken, since a rotation would tear a cycle. So they are if a transform depends on the position or on other samples.
     *
     * @throws InvalidValueException if the training length is not a whole number of windows
     */
    @Override
    public List<TrainingCopy> trainingCopies(Recipe recipe, TransformSettings settings, TransformChain transforms) {
        Windows.requireDivides(trainingLength, recipe.window());
        CopyPlan copies = recipe.copyPlan();
        Series all = transforms.apply(observed(trainingEnd(copies, settings)));
        Series defined = all.slice(transforms.lag(), all.length());
        return isRotated(settings)
                ? TrainingCopy.rotated(defined, copies.count(), shiftSteps(copies))
                : TrainingCopy.atOffsets(defined, copies.count(), shiftSteps(copies), trainingLength);
    }

    @Override
    public Optional<String> date(int sample) {
        return Optional.empty();
    }

    private int shiftSteps(CopyPlan copies) {
        return TrainingCopy.shiftSteps(wave.periodSteps(), copies.count());
    }

    private boolean isRotated(TransformSettings transform) {
        return endsWhereItBegan() && transform.isOfEachValue();
    }

    /** Whether the training length is a whole number of cycles, so that copies may be turned round. */
    private boolean endsWhereItBegan() {
        double cycles = Math.rint(trainingLength / wave.periodSteps());
        return cycles * wave.periodSteps() == trainingLength;
    }
}
