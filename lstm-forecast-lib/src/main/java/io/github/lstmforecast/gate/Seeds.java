package io.github.lstmforecast.gate;

import io.github.lstmforecast.InvalidValueException;

/**
 * The settings of a gate over many trainings with different seeds.
 *
 * @param count the number of trainings, with consecutive seeds from that of the recipe on; from 1 to 10000
 * @param passProbability the required minimum of the {@linkplain PassRate#lowerBound() lower bound} on the probability of
 *     passing, above 0 and below 1
 */
public record Seeds(int count, double passProbability) {
    private static final int MOST = 10_000;

    public Seeds {
        InvalidValueException.unless(count >= 1 && count <= MOST, "count", count, "from 1 to " + MOST + " (trainings)");
        InvalidValueException.unless(
                passProbability > 0 && passProbability < 1, "passProbability", passProbability, "above 0 and below 1");
        double best = new PassRate(count, count).lowerBound();
        InvalidValueException.unless(
                best >= passProbability,
                "passProbability",
                passProbability,
                "at most " + Numbers.text(best) + ", which is all that can be said if " + count + " of " + count
                        + " seeds pass; more seeds can say more");
    }
}
