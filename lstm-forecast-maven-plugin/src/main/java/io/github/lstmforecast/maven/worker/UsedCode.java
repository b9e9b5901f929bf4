package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which code of the user's module has run: what has changed when a forecast does. */
final class UsedCode {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    private UsedCode() {}

    /**
     * The class, the SHA-256 of all classes in folders that were loaded, and the version of each jar of which a class was.
     */
    static Map<String, String> of(OwnClass own, ModuleLoader loader) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("class", own.className());
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, Path> used : loader.used().entrySet()) {
                if (Files.isDirectory(used.getValue())) {
                    add(sha256, loader, used.getKey());
                } else {
                    Matcher jar = JAR.matcher(used.getValue().getFileName().toString());
                    boolean hasVersion = jar.matches();
                    inputs.put(
                            "jar."
                                    + (hasVersion
                                            ? jar.group(1)
                                            : used.getValue().getFileName()),
                            hasVersion ? jar.group(2) : "");
                }
            }
            inputs.put("code", HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        return inputs;
    }

    private static void add(MessageDigest to, ModuleLoader loader, String className) {
        try (InputStream bytes = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            if (bytes != null) {
                to.update(bytes.readAllBytes());
            }
        } catch (IOException e) {
            // Another build writes there; the class is as if it were not known.
        }
    }
}
