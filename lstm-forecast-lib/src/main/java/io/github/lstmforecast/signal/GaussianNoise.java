package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Random;

/**
 * White Gaussian noise with mean 0: the values of {@link Random#nextGaussian()} in order, which Java specifies to the
 * bit.
 *
 * @param sigma the standard deviation, in units of the signal, at least 0
 * @param seed any number; the same seed gives the same noise
 */
public record GaussianNoise(double sigma, long seed) {
    public GaussianNoise {
        InvalidValueException.unless(
                sigma >= 0 && Double.isFinite(sigma),
                "noise",
                sigma,
                "a number of at least 0 (standard deviation, in units of the signal)");
    }

    /** A new series with this noise added, from the first step on. */
    public Series addTo(Series clean) {
        Random random = new Random(seed);
        double[] noisy = new double[clean.length() * clean.features()];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = clean.get(i / clean.features(), i % clean.features()) + sigma * random.nextGaussian();
        }
        return Series.of(noisy, clean.features());
    }
}
