package io.github.lstmforecast.maven.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The encoding in which the system hands paths and arguments to a JVM. It follows the locale, and what it can't encode
 * can't be passed on: under the locale C, a path with a letter outside of ASCII is lost.
 */
public final class LocaleEncoding {
    private static final char LOST = '\uFFFD'; // Java's replacement for bytes that the encoding can't decode

    private LocaleEncoding() {}

    static Charset charset() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));
    }

    /**
     * Makes sure that a path or argument can be passed to a JVM.
     *
     * @param text the path or argument
     * @throws WorkerException if it can't; the message names the locale
     */
    public static void require(String text) throws WorkerException {
        require(text, charset());
    }

    static void require(String text, Charset charset) throws WorkerException {
        if (text.indexOf(LOST) >= 0 || !charset.newEncoder().canEncode(text)) {
            throw new WorkerException("the child JVM can't be given '" + text + "': the encoding of the locale ("
                    + locale() + "), " + charset.name()
                    + ", lacks some of its letters; run Maven under a UTF-8 locale, for example with LC_ALL=C.UTF-8");
        }
    }

    /** The variable that decides, in the order in which they do. */
    private static String locale() {
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String value = System.getenv(variable);
            if (value != null && !value.isEmpty()) {
                return variable + "=" + value;
            }
        }
        return "none of LC_ALL, LC_CTYPE and LANG is set";
    }
}
