package io.github.lstmforecast.maven.worker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * The lines of what a child writes. A line without an end would fill Maven's memory, so a long one comes in pieces, unless
 * it has an event in it.
 */
final class ChildLines implements Closeable {
    static final int LONGEST = 10_000;

    private final Reader reader;
    private final String mark;
    private final char[] buffer = new char[8192];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;

    /** @param mark what the line of an event has in it */
    ChildLines(InputStream in, String mark) {
        this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        this.mark = mark;
    }

    /** Null at the end. */
    String next() throws IOException {
        boolean isEvent = false;
        while (at < end || fill()) {
            char read = buffer[at++];
            if (read == '\n') {
                return whole();
            }
            line.append(read);
            if (!isEvent && line.length() >= LONGEST) {
                isEvent = line.indexOf(mark) >= 0;
                if (!isEvent) {
                    return piece();
                }
            }
        }
        return line.isEmpty() ? null : whole();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = reader.read(buffer);
        return end > 0;
    }

    private String whole() {
        int length = line.length();
        int most = length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length;
        String text = line.substring(0, most);
        line.setLength(0);
        return text;
    }

    /** All but the characters that the mark may begin with. */
    private String piece() {
        int most = line.length() - mark.length();
        String text = line.substring(0, most);
        line.delete(0, most);
        return text;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
