package io.github.lstmforecast.csv;

import java.io.IOException;
import java.io.Reader;

/** Makes one blank of each run of blanks and tabs, and none at the ends of a line; in quotes, all stay. */
final class BlankRunsReader extends Reader {
    private final Reader in;
    private final char[] buffer = new char[1 << 13];
    private boolean inQuotes;
    private boolean isPending; // a blank, if the line goes on
    private boolean isLineStart = true;
    private boolean isComment;
    private final CommentMark comment;

    BlankRunsReader(Reader in, CommentMark comment) {
        this.in = in;
        this.comment = comment;
    }

    /** @param length at least 2, since a character may have a blank before it */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("at least 2 characters are read at once");
        }
        int written = 0;
        while (written == 0) {
            int count = in.read(buffer, 0, Math.min(buffer.length, length / 2));
            if (count < 0) {
                return -1;
            }
            for (int i = 0; i < count; i++) {
                written += put(buffer[i], target, offset + written);
            }
        }
        return written;
    }

    private int put(char character, char[] target, int at) {
        if (!inQuotes && (character == ' ' || character == '\t')) {
            isPending = !isLineStart;
            return 0;
        }
        boolean isLineEnd = !inQuotes && (character == '\n' || character == '\r');
        int next = at;
        if (isPending && !isLineEnd) {
            target[next++] = ' ';
        }
        isComment = isLineStart ? comment.is(character) : isComment && !isLineEnd;
        boolean isQuote = character == '"' && !isComment && (inQuotes || isPending || isLineStart);
        inQuotes ^= isQuote;
        isPending = false;
        isLineStart = isLineEnd;
        target[next++] = character;
        return next - at;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
