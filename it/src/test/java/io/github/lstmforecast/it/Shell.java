package io.github.lstmforecast.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shell in a folder, which is nobody's build server. Its {@code mvn} is the Maven of this build, with the settings and
 * the local repository of the builds in {@code src/it}.
 *
 * @param environment what is set beside what this build has
 */
public record Shell(Path folder, Map<String, String> environment) {
    private static final Path PROGRAMS = programs();

    /** The output of a script, both streams together. */
    public record Printed(int exitCode, List<String> lines) {
        /** The whole, for the description of an assertion. */
        public String text() {
            return String.join("\n", lines) + "\n(exit code " + exitCode + ")";
        }
    }

    public static Shell in(Path folder) {
        return new Shell(folder, Map.of("LOCAL_REPOSITORY", System.getProperty("local.repository")));
    }

    /** The same with another Maven. */
    public Shell withMaven(Path home) {
        return with("MAVEN_UNDER_TEST", home.toString());
    }

    public Shell with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Shell(folder, more);
    }

    /** Runs a script until its first command that fails. */
    public Printed run(String script) throws IOException, InterruptedException {
        return run("sh", script);
    }

    /** The same in Bash, as GitHub runs the scripts of workflows. */
    Printed bash(String script) throws IOException, InterruptedException {
        return run("bash", script);
    }

    private Printed run(String program, String script) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(program, "-e", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().keySet().removeAll(List.of("CI", "GITHUB_STEP_SUMMARY", "MAVEN_ARGS", "MAVEN_OPTS"));
        shell.environment().merge("PATH", PROGRAMS.toString(), (path, mine) -> mine + File.pathSeparator + path);
        shell.environment().putAll(environment);
        Process process = shell.start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Printed(process.waitFor(), lines);
    }

    private static Path programs() {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("shell.directory")));
            String repository =
                    Path.of(System.getProperty("main.repository")).toUri().toString();
            Path settings = Files.writeString(
                    folder.resolve("settings.xml"),
                    Files.readString(Path.of("src", "it", "settings.xml")).replace("@localRepositoryUrl@", repository));
            Path mvn =
                    Files.writeString(folder.resolve("mvn"), """
                    #!/bin/sh
                    export MAVEN_OPTS=-XX:TieredStopAtLevel=1 # a build ends before optimized code pays
                    exec "${MAVEN_UNDER_TEST:-%s}/bin/mvn" -B -ntp -s '%s' "-Dmaven.repo.local=$LOCAL_REPOSITORY" "$@"
                    """.formatted(System.getProperty("maven.home"), settings));
            Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
