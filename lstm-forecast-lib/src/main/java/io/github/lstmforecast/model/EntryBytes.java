package io.github.lstmforecast.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The content of an entry of a model file, read in order. All numbers are big-endian. */
public final class EntryBytes {
    private static final int MAX_TEXT_LENGTH = 64; // longer than all known names

    private final String entry;
    private final ByteBuffer bytes;

    public EntryBytes(String entry, byte[] bytes) {
        this.entry = entry;
        this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** The whole content. */
    public byte[] all() {
        byte[] all = new byte[bytes.limit()];
        bytes.get(0, all);
        return all;
    }

    private interface Get<T> {
        T from(ByteBuffer bytes);
    }

    private <T> T read(Get<T> get) throws ModelFileException {
        try {
            return get.from(bytes);
        } catch (BufferUnderflowException e) {
            throw wrong("it is too short: it ends at byte " + bytes.limit());
        }
    }

    public boolean bool() throws ModelFileException {
        int value = read(ByteBuffer::get);
        if (value != 0 && value != 1) {
            throw wrong("byte " + (bytes.position() - 1) + " is " + value + ", but must be 0 or 1");
        }
        return value == 1;
    }

    public int int32() throws ModelFileException {
        return read(ByteBuffer::getInt);
    }

    public long int64() throws ModelFileException {
        return read(ByteBuffer::getLong);
    }

    public double float64() throws ModelFileException {
        return read(ByteBuffer::getDouble);
    }

    /** Text in the format of {@link java.io.DataOutput#writeUTF}; only ASCII is supported. */
    public String text() throws ModelFileException {
        int at = bytes.position();
        int length = Short.toUnsignedInt(read(ByteBuffer::getShort));
        if (length > MAX_TEXT_LENGTH) {
            throw wrong("byte " + at + " is not the start of a name");
        }
        byte[] text = new byte[length];
        read(from -> from.get(text));
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** The rest, as UTF-8. */
    public String remainingText() throws ModelFileException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw wrong("it is not UTF-8 text");
        }
    }

    /** A view of the next bytes. */
    public ByteBuffer next(long count) throws ModelFileException {
        if (count > bytes.remaining()) {
            throw wrong("it is too short: it ends at byte " + bytes.limit() + ", " + (count - bytes.remaining())
                    + " bytes are missing");
        }
        ByteBuffer next = bytes.slice(bytes.position(), (int) count);
        bytes.position(bytes.position() + (int) count);
        return next;
    }

    public int position() {
        return bytes.position();
    }

    public void requireEnd() throws ModelFileException {
        if (bytes.hasRemaining()) {
            throw wrong("it is too long, by " + bytes.remaining() + " bytes");
        }
    }

    public ModelFileException wrong(String problem) {
        return new ModelFileException(entry + ": " + problem);
    }
}
