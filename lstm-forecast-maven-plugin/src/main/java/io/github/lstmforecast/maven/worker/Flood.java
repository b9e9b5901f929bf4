package io.github.lstmforecast.maven.worker;

import java.util.function.Consumer;

/** Lets no more than so many lines of a child through, so that one that prints without end does not fill a log. */
final class Flood {
    static final int MOST = 10_000;

    private final Consumer<String> to;
    private final String does;
    private int count;

    /** @param does what the child does, for the last line */
    Flood(Consumer<String> to, String does) {
        this.to = to;
        this.does = does;
    }

    void line(String line) {
        if (count < MOST) {
            to.accept(line);
        } else if (count == MOST) {
            to.accept("(a child JVM " + does + " more than " + MOST + " lines; the others are not shown)");
        }
        count = Math.min(count, MOST) + 1;
    }
}
