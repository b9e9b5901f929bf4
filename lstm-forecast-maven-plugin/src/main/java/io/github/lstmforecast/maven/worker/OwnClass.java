package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.LibraryVersion;
import io.github.lstmforecast.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class of the user's module that the POM names.
 *
 * @param name that scenarios give to it
 * @param className as the POM says
 * @param classpath of the module, its own folders first
 */
record OwnClass(String name, String className, List<Path> classpath) {
    private static final int MOST_CLASSES = 20_000;
    private static final String ENDING = ".class";

    /** The class and its name, for messages. */
    String text() {
        return "the forecaster " + name + " (" + className + ")";
    }

    /** @throws ExtensionException if it can't be loaded */
    Class<?> load(ModuleLoader loader) {
        requireOurVersion(loader);
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            throw new ExtensionException(notFound(), e);
        }
    }

    private void requireOurVersion(ModuleLoader loader) {
        try {
            String ours = LibraryVersion.get();
            loader.libraryVersion().filter(version -> !version.equals(ours)).ifPresent(version -> {
                throw new ExtensionException(text() + " is compiled for lstm-forecast-lib " + version
                        + ", which is on the test class path of the module, but the plugin is " + ours
                        + "; use the same version for both");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String notFound() {
        List<Path> folders = classpath.stream().filter(path -> !isJar(path)).toList();
        List<String> classes = classes(folders);
        String start = text() + ": there is no such class";
        if (classes.isEmpty() && !folders.isEmpty()) {
            return start + ", and " + shown(folders) + (folders.size() == 1 ? " has" : " have")
                    + " no class at all: compile the module first, with mvn test-compile lstm-forecast:verify,"
                    + " or let the goal run in its phase, verify";
        }
        long jars = classpath.stream().filter(OwnClass::isJar).count();
        String suggestion = suggestion(classes);
        return start + " in " + shown(folders) + " and " + jars + (jars == 1 ? " jar" : " jars")
                + " of the test class path of the module" + (suggestion.isEmpty() ? "" : "; " + suggestion);
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    private static String shown(List<Path> folders) {
        Path here = Path.of("").toAbsolutePath();
        return folders.stream()
                .map(folder -> folder.startsWith(here) ? here.relativize(folder) : folder)
                .map(Path::toString)
                .collect(Collectors.joining(", "));
    }

    /** The names of all classes in folders. */
    private static List<String> classes(List<Path> folders) {
        List<String> classes = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(ENDING))
                            .limit(MOST_CLASSES)
                            .map(file -> folder.relativize(file).toString())
                            .map(file -> file.substring(0, file.length() - ENDING.length())
                                    .replace('/', '.')
                                    .replace('\\', '.'))
                            .forEach(classes::add);
                } catch (IOException | UncheckedIOException e) {
                    // Only a suggestion is missing.
                }
            }
        }
        return classes;
    }

    /** The same class of another package, or a similar name. */
    private String suggestion(List<String> classes) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        List<String> elsewhere = classes.stream()
                .filter(other -> other.equals(simple) || other.endsWith("." + simple))
                .sorted()
                .toList();
        return elsewhere.isEmpty()
                ? Suggestion.of(className, classes)
                : "did you mean " + String.join(" or ", elsewhere) + "?";
    }
}
