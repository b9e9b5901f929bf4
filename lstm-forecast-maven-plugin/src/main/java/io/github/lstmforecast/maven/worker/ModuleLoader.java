package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Loads the classes of the user's module: the classes of this library are those of the child, all others but those of the JDK
 * are the module's, so that its libraries may have other versions than those of the child.
 */
final class ModuleLoader extends URLClassLoader {
    static final String NAME = "module";

    private static final String OURS = "io.github.lstmforecast.";
    private static final String VERSION = "io/github/lstmforecast/version.txt";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader child = ModuleLoader.class.getClassLoader();
    private final SortedMap<String, Path> used = Collections.synchronizedSortedMap(new TreeMap<>());

    ModuleLoader(List<Path> classpath) {
        super(NAME, urls(classpath), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] urls(List<Path> classpath) {
        try {
            List<URL> urls = new ArrayList<>();
            for (Path path : classpath) {
                urls.add(path.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has a URL", e);
        }
    }

    /** Called for a class that the JDK does not have. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(OURS)) {
            try {
                return child.loadClass(name);
            } catch (ClassNotFoundException e) {
                // It is of no package of ours.
            }
        }
        Class<?> found = super.findClass(name);
        place(found).ifPresent(place -> used.put(name, place));
        return found;
    }

    private static Optional<Path> place(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // of a loader of its own
        }
    }

    /** The classes that were loaded up to now, and the folder or jar that each is from. */
    SortedMap<String, Path> used() {
        synchronized (used) {
            return new TreeMap<>(used);
        }
    }

    /** The version of this library that the module is compiled against; empty if it is not on its class path. */
    Optional<String> libraryVersion() throws IOException {
        try (InputStream version = getResourceAsStream(VERSION)) {
            return version == null
                    ? Optional.empty()
                    : Optional.of(new String(version.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
