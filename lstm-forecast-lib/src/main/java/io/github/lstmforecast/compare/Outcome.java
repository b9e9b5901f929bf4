package io.github.lstmforecast.compare;

import io.github.lstmforecast.Keyed;
import java.util.EnumSet;
import java.util.Set;

/** What can be said of a scenario as a whole, compared with the reference results. */
public enum Outcome implements Keyed {
    WORSE("worse"),
    /** Some of its metrics are worse, and others better. */
    WORSE_AND_BETTER("worse and better"),
    BETTER("better"),
    NO_DIFFERENCE("no difference shown"),
    TOO_FEW("too few to tell"),
    /** It has other values, and no limits. */
    CHANGED("changed"),
    /** All its values are the same. */
    UNCHANGED("unchanged"),
    NEW("new"),
    GONE("gone"),
    /** It could not be run, now or in the reference results. */
    NOT_RUN("not run");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    @Override
    public String key() {
        return Keyed.camelCase(this);
    }

    static Outcome of(ScenarioChange change) {
        if (change.isNew()) {
            return NEW;
        }
        if (change.isGone()) {
            return GONE;
        }
        if (!change.isCompared()) {
            return NOT_RUN;
        }
        Set<Word> words = EnumSet.noneOf(Word.class);
        change.metrics().stream()
                .filter(MetricChange::isChanged)
                .forEach(metric -> metric.word().ifPresent(words::add));
        if (words.contains(Word.WORSE)) {
            return words.contains(Word.BETTER) ? WORSE_AND_BETTER : WORSE;
        }
        if (words.contains(Word.BETTER)) {
            return BETTER;
        }
        if (words.contains(Word.NO_DIFFERENCE)) {
            return NO_DIFFERENCE;
        }
        if (words.contains(Word.TOO_FEW)) {
            return TOO_FEW;
        }
        return change.metrics().stream().anyMatch(MetricChange::isChanged) ? CHANGED : UNCHANGED;
    }
}
