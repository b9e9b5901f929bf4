package io.github.lstmforecast.compare;

import io.github.lstmforecast.Keyed;
import java.util.Optional;

/** What can be said of a difference between two results. */
public enum Word implements Keyed {
    /** The difference is more than luck, and to the worse. */
    WORSE("worse"),
    /** The difference is more than luck, and to the better. */
    BETTER("better"),
    /** Luck explains the difference. */
    NO_DIFFERENCE("no difference shown"),
    /** There are so few common origins or seeds that no difference could be told from luck. */
    TOO_FEW("too few to tell");

    private final String text;

    Word(String text) {
        this.text = text;
    }

    /**
     * The word for a test.
     *
     * @param test empty if there are fewer than {@value PairedTest#FEWEST} pairs
     * @param pValue corrected for the number of tests
     * @param level below which a p-value is more than luck
     */
    static Word of(Optional<PairedTest> test, double pValue, int tests, double level) {
        if (test.isPresent() && pValue <= level && test.get().median() != 0) {
            return test.get().median() > 0 ? WORSE : BETTER;
        }
        return test.isEmpty() || test.get().pairs() < fewest(tests, level) ? TOO_FEW : NO_DIFFERENCE;
    }

    /** The smallest number of pairs that can show a difference in one of several tests. */
    static int fewest(int tests, double level) {
        int pairs = PairedTest.FEWEST;
        while (tests * PairedTest.smallestPValue(pairs) > level) {
            pairs++;
        }
        return pairs;
    }

    public String text() {
        return text;
    }

    @Override
    public String key() {
        return Keyed.camelCase(this);
    }
}
