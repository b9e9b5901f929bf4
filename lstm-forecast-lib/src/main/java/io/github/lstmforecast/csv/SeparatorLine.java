package io.github.lstmforecast.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line {@code sep=;} with which spreadsheets begin a file, to say what separates its cells. */
final class SeparatorLine {
    private static final Pattern LINE = Pattern.compile("(?s)(?<line>\"?(?i:sep)=(?<separator>[^\r\n])\"?)[\r\n].*");
    private static final int LONGEST = 8; // with the line end

    private SeparatorLine() {}

    /** What a text says that separates the cells. */
    static Optional<Delimiter> of(String text) {
        Matcher line = LINE.matcher(text.substring(0, Math.min(LONGEST, text.length())));
        return line.matches()
                ? Arrays.stream(Delimiter.values())
                        .filter(delimiter ->
                                delimiter.character() == line.group("separator").charAt(0))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The text without this line, whose end stays, so that lines count as before.
     *
     * @param text one that supports marks
     */
    static Reader skip(Reader text) throws IOException {
        text.mark(LONGEST);
        char[] start = new char[LONGEST];
        int length = 0;
        int read = 0;
        while (length < LONGEST && read >= 0) {
            length += read;
            read = text.read(start, length, LONGEST - length);
        }
        text.reset();
        Matcher line = LINE.matcher(new String(start, 0, length));
        if (line.matches()) {
            for (long left = line.group("line").length(); left > 0; ) {
                left -= text.skip(left);
            }
        }
        return text;
    }
}
