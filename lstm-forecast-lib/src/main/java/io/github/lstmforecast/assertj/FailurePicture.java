package io.github.lstmforecast.assertj;

import java.awt.AWTError;
import java.io.IOException;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.AbstractAssert;

/**
 * The picture of a failed assertion. Its file is named after the class, method and line of the test; further failures
 * of the same line are numbered, so that tests in parallel do not overwrite their pictures.
 */
final class FailurePicture {
    private static final Map<String, Integer> FAILURES = new ConcurrentHashMap<>();

    private FailurePicture() {}

    @FunctionalInterface
    interface Drawing {
        void write(Path file) throws IOException;
    }

    /**
     * Draws the picture of a failed assertion.
     *
     * @param drawing writes a file that ends in {@code .svg}
     * @return a line of the message: where the picture is, or why there is none
     */
    static String reference(Drawing drawing) {
        try {
            Path file = folder().resolve(name());
            drawing.write(file);
            return "Look at " + link(file);
        } catch (IOException | RuntimeException e) {
            return "The picture could not be written: " + e;
        } catch (LinkageError | AWTError | InternalError e) { // from the JDK, if there is no font
            return "The picture could not be drawn, because this JDK can't draw text: " + e;
        }
    }

    /** A URL of three slashes, which the consoles of IDEs and terminals make a link. */
    private static String link(Path file) {
        return file.toUri().toString();
    }

    /** The build's output folder: {@code target}, or Gradle's {@code build} if there is no {@code target}. */
    private static Path folder() {
        boolean isGradle = !Files.isDirectory(Path.of("target")) && Files.isDirectory(Path.of("build"));
        return Path.of(isGradle ? "build" : "target", "lstm-forecast", "failures");
    }

    private static String name() {
        List<StackFrame> test = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.dropWhile(FailurePicture::isOfAssertion)
                        .takeWhile(frame -> !frame.getClassName().matches("org\\.(junit|testng)\\..*"))
                        .filter(frame -> !isOfAssertion(frame)
                                && frame.getDeclaringClass().getClassLoader() != null)
                        .toList());
        if (test.isEmpty()) { // a method reference that another thread calls
            return numbered("failure");
        }
        StackFrame method = test.get(test.size() - 1);
        String name = name(method);
        int line = test.stream()
                .filter(frame -> name(frame).equals(name)) // the innermost, possibly within a lambda
                .findFirst()
                .orElse(method)
                .getLineNumber();
        return numbered(name + "-" + line);
    }

    private static String name(StackFrame frame) {
        String name = frame.getClassName() + "." + frame.getMethodName().replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
        return name.replace('$', '.').replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static boolean isOfAssertion(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return type == FailurePicture.class
                || AbstractAssert.class.isAssignableFrom(type)
                || type.getName().startsWith("org.assertj.")
                || type.getName().contains("$ByteBuddy$");
    }

    private static String numbered(String name) {
        int number = FAILURES.merge(name, 1, Integer::sum);
        return name + (number == 1 ? "" : "-" + number) + ".svg";
    }
}
