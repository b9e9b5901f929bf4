package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java that child JVMs run on.
 *
 * @param java its program
 * @param version its feature version, for example 17
 * @param hasVectorApi whether it has the incubating module of vectors
 */
public record ChildJdk(String java, int version, boolean hasVectorApi) {
    static final String VECTOR_API = "jdk.incubator.vector";
    private static final int OLDEST = 17;
    private static final Pattern BASE = Pattern.compile("(?m)^java\\.base@(\\d+)");

    /** That of this JVM. */
    public static ChildJdk current() {
        return new ChildJdk(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Runtime.version().feature(),
                ModuleFinder.ofSystem().find(VECTOR_API).isPresent());
    }

    /**
     * Another one, which is asked what it is.
     *
     * @param java its program
     * @throws WorkerException if it can't be asked, or is too old
     */
    public static ChildJdk of(String java) throws WorkerException {
        String modules = modules(java);
        Matcher base = BASE.matcher(modules);
        int version = base.find() ? Integer.parseInt(base.group(1)) : 8; // which has no modules
        if (version < OLDEST) {
            throw new WorkerException("the JDK toolchain of this build, " + java + ", is Java " + version
                    + ", but the child JVM needs at least Java " + OLDEST
                    + "; choose a newer one with maven-toolchains-plugin");
        }
        return new ChildJdk(java, version, modules.contains(VECTOR_API + "@"));
    }

    private static String modules(String java) throws WorkerException {
        try {
            Process process = new ProcessBuilder(java, "--list-modules")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WorkerException("the JDK toolchain of this build can't be started: " + IoMessage.of(e));
        }
    }
}
