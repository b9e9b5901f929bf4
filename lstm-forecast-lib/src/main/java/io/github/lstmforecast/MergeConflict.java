package io.github.lstmforecast;

import java.util.List;
import java.util.OptionalInt;

/** Text in which Git has left both versions of some lines. */
public final class MergeConflict {
    /** What to do about it, as the end of a sentence. */
    public static final String ADVICE = "Git has left both versions here: keep one of them, with"
            + " git checkout --ours or git checkout --theirs and the name of the file, then git add it";

    private MergeConflict() {}

    /** The line of the first mark, counted from 1; empty if the text has no conflict. */
    public static OptionalInt line(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("<{7}( .*)?")) {
                return lines.subList(i, lines.size()).stream().anyMatch(line -> line.matches("={7}"))
                        ? OptionalInt.of(i + 1)
                        : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }
}
