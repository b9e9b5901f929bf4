package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Keyed;
import java.util.Locale;

/** What computes a model. */
public enum Engine implements Keyed {
    /** The library's own kernel, in pure Java. */
    JVM,
    /** Deeplearning4j, with its native code. */
    DL4J;

    /**
     * What it is called in files and messages.
     *
     * @return {@code jvm} or {@code dl4j}
     */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
