package io.github.lstmforecast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.Cost;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricServicesTest {
    @TempDir
    Path folder;

    @Test
    void a_metric_of_ones_own_is_found_and_comes_after_those_that_are_built_in() {
        assertThat(Extensions.metrics().all())
                .startsWith(StandardMetric.values())
                .last()
                .isInstanceOf(Cost.class);
        assertThat(Extensions.metrics().byKey("acme.cost")).get().isInstanceOf(Cost.class);
    }

    @Test
    void a_metric_that_can_not_be_used_is_told_with_its_class() throws Exception {
        assertThat(withServices("com.acme.Cost\ncom.acme.SameKey"))
                .hasMessage(
                        "the metric com.acme.SameKey can't be used: it has the key acme.cost, which com.acme.Cost has too");
    }

    /** What the library says in a JVM with these services, by a class loader of its own. */
    private Throwable withServices(String names) throws Exception {
        Path file = folder.resolve("META-INF/services/" + Metric.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, names);
        List<URL> urls = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> extensions = loader.loadClass(Extensions.class.getName());
            Throwable thrown =
                    catchThrowable(() -> extensions.getMethod("metrics").invoke(null));
            assertThat(thrown).isInstanceOf(InvocationTargetException.class);
            assertThat(thrown.getCause().getClass().getName()).isEqualTo("io.github.lstmforecast.ExtensionException");
            return thrown.getCause();
        }
    }
}
