package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;

/**
 * A noisy pulse wave to learn and to forecast. Wave and noise go on however long the forecast is.
 *
 * @param wave the clean wave
 * @param length samples of each copy that is trained on, at least 1
 * @param noise what is added to the wave
 */
public record PulseSignal(PulseWave wave, int length, GaussianNoise noise) {
    /**
     * @throws InvalidValueException if the length is below 1
     */
    public PulseSignal {
        InvalidValueException.unless(length >= 1, "length", length, "at least 1 (samples)");
    }

    /**
     * The signal as a model gets it.
     *
     * @param samples how many
     * @return wave and noise from sample 0 on
     */
    public Series noisy(int samples) {
        return noise.addTo(wave.samples(samples));
    }

    /** Whether the training length is a whole number of cycles, so that copies may be turned round. */
    boolean endsWhereItBegan() {
        double cycles = Math.rint(length / wave.periodSteps());
        return cycles * wave.periodSteps() == length;
    }
}
