package io.github.lstmforecast.engine;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.model.FileKind;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.signal.TransformChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The metrics, engines and formats of this JVM: the built-in ones, and the services of other jars on the class path. In a
 * build, these are the jars of {@code <plugin><dependencies>}; a scenario can't add one.
 */
public final class Extensions {
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static volatile MetricSet metrics;
    private static volatile List<ModelEngine> engines;
    private static volatile List<ModelFormat> formats;

    private Extensions() {}

    /**
     * The built-in metrics and those of services.
     *
     * @throws ExtensionException if a service can't be used; the message has its class
     */
    public static MetricSet metrics() {
        MetricSet found = metrics;
        if (found == null) {
            found = MetricSet.with(load(Metric.class));
            metrics = found;
        }
        return found;
    }

    /**
     * All engines by {@linkplain ModelEngine#rank rank}: the first that can open a model runs it.
     *
     * @throws ExtensionException as {@link #metrics()}
     */
    public static List<ModelEngine> engines() {
        List<ModelEngine> found = engines;
        if (found == null) {
            found = byKey(load(ModelEngine.class), ModelEngine::key).stream()
                    .sorted(Comparator.comparingInt(ModelEngine::rank).thenComparing(ModelEngine::key))
                    .toList();
            engines = found;
        }
        return found;
    }

    /**
     * @throws InvalidValueException if there is none
     */
    public static ModelEngine engine(String key) {
        return engines().stream()
                .filter(engine -> engine.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "engine",
                        key,
                        "one of "
                                + String.join(
                                        ", ",
                                        engines().stream().map(ModelEngine::key).toList())));
    }

    /** The first engine that can open a model; empty if there is none. */
    public static Optional<ModelEngine> engineOf(SavedModel model) {
        return engines().stream().filter(engine -> engine.canOpen(model)).findFirst();
    }

    /** The keys of the engines that train; the first one is the default. */
    public static List<String> trainers() {
        return engines().stream()
                .filter(engine -> engine.trainer().isPresent())
                .map(ModelEngine::key)
                .toList();
    }

    /**
     * @throws InvalidValueException if the engine does not exist, or does not train
     */
    public static ModelTrainer trainer(String engine) {
        return engine(engine)
                .trainer()
                .orElseThrow(() -> new InvalidValueException(
                        "engine", engine, "one that trains: " + String.join(", ", trainers())));
    }

    /**
     * All formats, in the order of their keys.
     *
     * @throws ExtensionException as {@link #metrics()}
     */
    public static List<ModelFormat> formats() {
        List<ModelFormat> found = formats;
        if (found == null) {
            found = byKey(load(ModelFormat.class), ModelFormat::key);
            formats = found;
        }
        return found;
    }

    /** The keys of the formats in which models are written for other programs. */
    public static List<String> exporters() {
        return formats().stream()
                .filter(format -> format.exporter().isPresent())
                .map(ModelFormat::key)
                .toList();
    }

    /**
     * @throws InvalidValueException if the format does not exist, or models are not written in it
     */
    public static ModelExporter exporter(String format) {
        return formats().stream()
                .filter(of -> of.key().equals(format))
                .flatMap(of -> of.exporter().stream())
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException("format", format, "one of " + String.join(", ", exporters())));
    }

    /**
     * Reads a model file with the first format that recognizes it.
     *
     * @throws ModelFileException if no format recognizes it, or the file can't be used
     */
    public static SavedModel read(Path file) throws ModelFileException {
        return read(file, List.of());
    }

    /**
     * Reads a model file with the first format that recognizes it.
     *
     * @param layers what the user says of its layers, from the bottom up; empty if nothing
     * @throws ModelFileException as {@link #read(Path)}
     */
    public static SavedModel read(Path file, List<NamedLayer> layers) throws ModelFileException {
        for (ModelFormat format : formats()) {
            Optional<SavedModel> model = format.read(file, layers);
            if (model.isPresent()) {
                return model.get();
            }
        }
        FileKind kind;
        try {
            kind = FileKind.of(file);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        }
        throw new ModelFileException("this is " + kind.what() + ", which is not read. Formats that are read: "
                + formats().stream().map(ModelFormat::description).collect(Collectors.joining(", ")) + ". "
                + kind.advice());
    }

    /**
     * Creates a model of the first format that supports it.
     *
     * @throws InvalidValueException if no format supports it
     */
    public static SavedModel save(
            NetworkSpec network,
            Optional<OptimizerState> optimizerState,
            TransformChain transforms,
            Optional<SavedInputs> inputs) {
        return saved(network, format -> format.save(network, optimizerState, transforms, inputs));
    }

    /**
     * Creates a model of the first format that supports it.
     *
     * @throws InvalidValueException if no format supports it
     */
    public static SavedModel save(LinearSpec linear, TransformChain transforms, Optional<SavedInputs> inputs) {
        return saved(linear, format -> format.save(linear, transforms, inputs));
    }

    private static SavedModel saved(Object model, Function<ModelFormat, Optional<SavedModel>> save) {
        return formats().stream()
                .flatMap(format -> save.apply(format).stream())
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("model", model, "one that a known format can hold"));
    }

    /**
     * Loads all services.
     *
     * @throws ExtensionException as {@link #metrics()}
     */
    public static void requireUsable() {
        metrics();
        engines();
        formats();
    }

    /** Sorted by key. */
    private static <T> List<T> byKey(List<T> services, Function<T, String> key) {
        Map<String, T> all = new HashMap<>();
        for (T service : services) {
            String name = key.apply(service);
            if (name == null || !KEY.matcher(name).matches()) {
                throw new ExtensionException(service.getClass().getName() + " has the key '" + name
                        + "'; a key is lower-case letters, digits and hyphens");
            }
            T other = all.put(name, service);
            if (other != null) {
                throw new ExtensionException(service.getClass().getName() + " and "
                        + other.getClass().getName() + " both have the key '" + name + "'");
            }
        }
        return all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All providers of a service, from the class loader of the library. */
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
