package io.github.lstmforecast.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * The first bytes of a file.
 *
 * @param size of the whole file
 */
record FileHead(byte[] bytes, long size) {
    private static final int MOST = 1 << 16;

    static FileHead of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new FileHead(in.readNBytes(MOST), Files.size(file));
        }
    }

    boolean begins(int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || bytes[i] != (byte) with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether there are letters of ASCII, or whatever bytes are meant by those of ISO 8859-1. */
    boolean has(String letters) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(letters);
    }

    boolean hasAt(int position, String letters) {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(letters, position);
    }

    /** The byte at a position; -1 behind the end. */
    int at(int position) {
        return position < bytes.length ? Byte.toUnsignedInt(bytes[position]) : -1;
    }

    /** The beginning of what is compressed; empty if nothing is. */
    Optional<FileHead> unpacked() {
        try {
            InputStream in = new ByteArrayInputStream(bytes);
            byte[] unpacked = begins(0x1f, 0x8b)
                    ? new GZIPInputStream(in).readNBytes(1 << 10)
                    : begins('x') ? new InflaterInputStream(in).readNBytes(1 << 10) : new byte[0];
            return unpacked.length == 0 ? Optional.empty() : Optional.of(new FileHead(unpacked, size));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The beginning of the text; empty if it is none in UTF-8. */
    Optional<String> text() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean isWhole = size == bytes.length; // or a character may be cut
        if (decoder.decode(ByteBuffer.wrap(bytes), text, isWhole).isError()) {
            return Optional.empty();
        }
        return Optional.of(text.flip().toString())
                .filter(read -> read.chars().noneMatch(letter -> letter < ' ' && "\t\n\r\f".indexOf(letter) < 0));
    }
}
