package io.github.lstmforecast.engine;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What this JVM can do: what is built in, and the services of the jars beside the library. In a build, the jars are those
 * of {@code <plugin><dependencies>}; no scenario can add one.
 */
public final class Extensions {
    private static volatile MetricSet metrics;

    private Extensions() {}

    /**
     * The built-in metrics and those that are found as services.
     *
     * @throws ExtensionException if a service can't be used; the message names its class
     */
    public static MetricSet metrics() {
        MetricSet found = metrics;
        if (found == null) {
            found = MetricSet.with(load(Metric.class));
            metrics = found;
        }
        return found;
    }

    /** All providers of a service, by the class loader of the library. */
    private static <T> List<T> load(Class<T> service) {
        try {
            return ServiceLoader.load(service, service.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new ExtensionException(
                    "META-INF/services/" + service.getName() + " of a jar on the class path: " + e.getMessage()
                            + (e.getCause() == null ? "" : ": " + e.getCause()),
                    e);
        }
    }
}
