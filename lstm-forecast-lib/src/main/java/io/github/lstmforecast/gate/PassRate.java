package io.github.lstmforecast.gate;

import io.github.lstmforecast.InvalidValueException;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * How many of several trainings with different seeds passed.
 *
 * @param count the number of trainings, at least 1
 */
public record PassRate(int passed, int count) {
    private static final double CONFIDENCE = 0.95;

    public PassRate {
        InvalidValueException.unless(count >= 1, "count", count, "at least 1");
        InvalidValueException.unless(passed >= 0 && passed <= count, "passed", passed, "from 0 to " + count);
    }

    /**
     * The one-sided 95% Clopper-Pearson lower bound on the probability that a training passes (Clopper and Pearson
     * 1934): 0.950 for 59 of 59, 0.922 for 58 of 59.
     */
    public double lowerBound() {
        // A one-sided error of 5% is a two-sided error of 10%.
        return BinomialConfidenceInterval.CLOPPER_PEARSON
                .fromErrorRate(count, passed, 2 * (1 - CONFIDENCE))
                .getLowerBound();
    }
}
