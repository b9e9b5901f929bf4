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
 * The picture of a failed assertion. Its file is called after the test: class, method and line, and, from the second
 * failure there on, its number, so that tests that run at once don't write over each other's.
 */
final class FailurePicture {
    private static final Map<String, Integer> FAILURES = new ConcurrentHashMap<>();

    private FailurePicture() {}

    /** What draws it. */
    @FunctionalInterface
    interface Drawing {
        void write(Path file) throws IOException;
    }

    /**
     * Draws the picture of an assertion that fails.
     *
     * @param drawing writes a file that ends in {@code .svg}
     * @return where to look at it, as a line of the message; if it can't be written, why
     */
    static String lookAt(Drawing drawing) {
        try {
            Path file = folder().resolve(name());
            drawing.write(file);
            return "Look at " + file.toString().replace('\\', '/');
        } catch (IOException | RuntimeException e) {
            return "There is no picture of it: " + e;
        } catch (LinkageError | AWTError | InternalError e) { // as the JDK does without any font
            return "There is no picture of it, since this JDK can't draw text: " + e;
        }
    }

    /** Where a build leaves what it makes: Gradle's {@code build} where there is no {@code target}. */
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
        if (test.isEmpty()) { // a method reference that was handed to somebody else's thread
            return numbered("failure");
        }
        StackFrame method = test.get(test.size() - 1);
        String name = name(method);
        int line = test.stream()
                .filter(frame -> name(frame).equals(name)) // the innermost, within a lambda perhaps
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
