package io.github.lstmforecast;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Damages files, the same way for the same random numbers. */
public final class Damage {
    private static final byte[] EDGES = {0, 1, -1, Byte.MAX_VALUE, Byte.MIN_VALUE};

    private final Random random;
    private final byte[] syntax;

    /** @param syntax the characters with a meaning in this file format */
    public Damage(Random random, String syntax) {
        this.random = random;
        this.syntax = syntax.getBytes(StandardCharsets.US_ASCII);
    }

    /** A copy of a text that is not empty, with some characters replaced by characters of the syntax. */
    public byte[] text(byte[] sound) {
        byte[] text = sound.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text[random.nextInt(text.length)] = syntax[random.nextInt(syntax.length)];
        }
        return text;
    }

    /** A copy with some bits flipped and bytes replaced, removed, cut off or doubled. */
    public byte[] bytes(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 8; i--) {
            int at = random.nextInt(random.nextInt(3) == 0 ? Math.min(bytes.length, 120) : bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = EDGES[random.nextInt(EDGES.length)];
                case 3 -> bytes = cut(bytes, at, at + random.nextInt(bytes.length - at));
                case 4 -> bytes = cut(bytes, at, bytes.length);
                default -> bytes = doubled(bytes, at, at + random.nextInt(bytes.length - at));
            }
        }
        return bytes;
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] less = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, less, 0, from);
        System.arraycopy(bytes, to, less, from, bytes.length - to);
        return less;
    }

    private static byte[] doubled(byte[] bytes, int from, int to) {
        byte[] more = new byte[bytes.length + (to - from)];
        System.arraycopy(bytes, 0, more, 0, to);
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }
}
