package io.github.lstmforecast.gate;

import io.github.lstmforecast.InvalidValueException;

/**
 * A gate over many trainings that differ in their seed.
 *
 * @param count how many trainings, with the recipe's seed and those after it; from 1 to 10000
 * @param passProbability what the {@linkplain PassRate#lowerBound() lower bound} on the probability of passing must
 *     reach, above 0 and below 1
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
