package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls code of the user's module: with its class loader, and so that whatever it throws is an error of its scenario. */
final class OwnCall {
    private static final int LONGEST = 300;
    private static final int FIRST_JAVA = 44; // the version of class files of Java 1 is 45
    private static final Pattern NEWER =
            Pattern.compile("^(\\S+) has been compiled by .*\\(class file version (\\d+)\\.");

    private OwnCall() {}

    /** @throws ExtensionException if the code throws anything */
    static <T> T of(OwnClass own, ClassLoader loader, Callable<T> code) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return code.call();
        } catch (InvocationTargetException e) {
            throw thrown(own, e.getCause());
        } catch (Exception | Error e) {
            throw thrown(own, e);
        } finally {
            thread.setContextClassLoader(before);
            Thread.interrupted(); // who is left interrupted can't write files
        }
    }

    private static ExtensionException thrown(OwnClass own, Throwable cause) {
        if (cause instanceof OutOfMemoryError memory) { // outside the heap; within it, the JVM ends by itself
            throw memory;
        }
        return cause instanceof ExtensionException ours ? ours : failure(own, cause);
    }

    /** What is thrown where the code fails. */
    static ExtensionException failure(OwnClass own, Throwable thrown) {
        Throwable cause =
                thrown instanceof ExceptionInInitializerError && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof UnsupportedClassVersionError) {
            return new ExtensionException(own.text() + " " + newer(cause.getMessage()), cause);
        }
        if (cause instanceof NoClassDefFoundError
                && cause.getMessage() != null
                && !cause.getMessage().contains(" ")) {
            return new ExtensionException(
                    own.text() + " needs the class " + cause.getMessage().replace('/', '.')
                            + ", which is not on the test class path of the module",
                    cause);
        }
        boolean isInvalid = cause instanceof InvalidValueException;
        if (!isInvalid) {
            cause.printStackTrace();
        }
        return new ExtensionException(
                own.text() + " failed: "
                        + SafeText.of(isInvalid ? cause.getMessage() : cause.toString(), LONGEST)
                        + (isInvalid ? "" : at(own, cause) + "; the stack trace is in the log above"),
                cause);
    }

    private static String newer(String message) {
        Matcher parts = NEWER.matcher(message == null ? "" : message);
        int here = Runtime.version().feature();
        if (!parts.find()) {
            return "can't run on the Java of the child JVM, " + here + ": " + message;
        }
        int java = Integer.parseInt(parts.group(2)) - FIRST_JAVA;
        return "can't run on the Java of the child JVM, " + here + ": "
                + parts.group(1).replace('/', '.') + " is compiled for Java " + java + "; compile it for Java " + here
                + ", or run Maven on Java " + java + " or give the build a toolchain of it";
    }

    private static String at(OwnClass own, Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(element -> element.getClassName().equals(own.className())
                        || element.getClassName().startsWith(own.className() + "$"))
                .findFirst()
                .map(element -> ", at " + element.getMethodName() + "(" + element.getFileName() + ":"
                        + element.getLineNumber() + ")")
                .orElse("");
    }
}
