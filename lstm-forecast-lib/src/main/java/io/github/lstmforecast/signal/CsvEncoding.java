package io.github.lstmforecast.signal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out in which encoding a text file is: UTF-8 if all of it can be, UTF-16 by its mark or its zeros, else Windows-1252. */
final class CsvEncoding {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252"); // Latin-1 and a few more
    private static final int HEAD = 4096;
    private static final int BUFFER = 1 << 16;

    private CsvEncoding() {}

    static Charset find(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        if (zeros[1] > head.length / 4 && zeros[0] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (zeros[0] > head.length / 4 && zeros[1] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return isAscii(file) || isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    /** Whether no character of a text is one that only other files have. */
    static boolean isText(String text) {
        return text.chars().allMatch(character -> character >= ' ' || "\t\n\r\f\u001a".indexOf(character) >= 0);
    }

    private static boolean isAscii(Path file) throws IOException {
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    if (bytes[i] < 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(BUFFER);
        byte[] bytes = new byte[BUFFER];
        int kept = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            while (true) {
                int read = in.readNBytes(bytes, kept, BUFFER - kept);
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, kept + read);
                boolean isEnd = kept + read < BUFFER;
                if (decoder.decode(buffer, out.clear(), isEnd).isError()) {
                    return false;
                }
                if (isEnd) {
                    return true;
                }
                kept = buffer.remaining();
                System.arraycopy(bytes, buffer.position(), bytes, 0, kept);
            }
        }
    }
}
