package io.github.lstmforecast.compare;

import io.github.lstmforecast.Keyed;

/** What can be said of a difference between two results. */
public enum Word implements Keyed {
    /** The difference is more than luck, and to the worse. */
    WORSE("worse"),
    /** The difference is more than luck, and to the better. */
    BETTER("better"),
    /** Luck explains the difference. */
    NO_DIFFERENCE("no difference shown"),
    /** There are fewer common origins or seeds than {@value PairedTest#FEWEST}. */
    TOO_FEW("too few to tell");

    private final String text;

    Word(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    @Override
    public String key() {
        return Keyed.camelCase(this);
    }
}
