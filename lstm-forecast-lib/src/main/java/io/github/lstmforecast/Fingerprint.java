package io.github.lstmforecast;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one content from another in a few letters. */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * The fingerprint of a content.
     *
     * @param content from its position on; not changed
     * @return its SHA-256, 64 hexadecimal digits
     */
    public static String of(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
