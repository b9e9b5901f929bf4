package io.github.lstmforecast.scenario;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.LibraryVersion;
import io.github.lstmforecast.dl4j.file.NumberArray;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that a scenario's forecasts depend on, by name, so that a golden model can tell which of it has changed.
 */
final class GoldenInputs {
    private GoldenInputs() {}

    static Map<String, String> of(Scenario scenario, Series observed) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("library", LibraryVersion.get());
        inputs.put("engine", scenario.model().engine().key());
        inputs.put("data.training", sha256(observed.slice(scenario.signal().trainingStart(), scenario.trainingEnd())));
        int first =
                scenario.spans().stream().mapToInt(ForecastSpan::start).min().orElseThrow();
        int last = scenario.spans().stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        inputs.put("data.forecast", sha256(observed.slice(first, last)));
        if (scenario.signal() instanceof PulseSignal pulse) {
            putAll("signal", pulse, inputs);
        } else {
            inputs.put("signal.period", text(scenario.signal().periodSteps()));
            inputs.put("signal.trainingEnd", String.valueOf(scenario.trainingEnd()));
            inputs.put("signal.scale", scale(scenario.signal().scaling()));
        }
        inputs.put("forecast.warmUp", String.valueOf(scenario.spans().get(0).warmUp()));
        inputs.put("forecast.horizon", String.valueOf(scenario.spans().get(0).horizon()));
        inputs.put(
                "forecast.from",
                scenario.spans().stream()
                        .map(span -> String.valueOf(span.from()))
                        .collect(Collectors.joining(" ")));
        if (scenario.model() instanceof ModelSource.Trained trained) {
            putAll("recipe", trained.recipe(), inputs);
            trained.network().ifPresent(network -> {
                inputs.put("network", sha256(network.configuration().text()));
                network.start().ifPresent(start -> inputs.put("network.start", start.sha256()));
            });
        } else if (scenario.model() instanceof ModelSource.Loaded loaded) {
            inputs.put("model", loaded.network().sha256());
        }
        return inputs;
    }

    /** All settings, those within settings too; also those that later versions will have. */
    private static void putAll(String name, Record settings, Map<String, String> inputs) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String of = name + "." + component.getName();
            Object value = value(settings, component);
            if (value instanceof Record within) {
                if (component.getType().isInterface()) { // which of several it is
                    inputs.put(of, within.getClass().getSimpleName());
                }
                putAll(of, within, inputs);
            } else {
                inputs.put(of, value instanceof Double number ? text(number) : String.valueOf(value));
            }
        }
    }

    private static Object value(Record settings, RecordComponent component) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("what a record holds can be asked for", e);
        }
    }

    /** As short as tells it from all others; Java 17 writes some numbers longer than Java 19 does. */
    private static String text(double number) {
        return NumberOutput.toString(number, true);
    }

    private static String scale(Scaling scaling) {
        if (scaling.equals(Scaling.none(scaling.features()))) {
            return "none";
        }
        double[] values = new double[2 * scaling.features()];
        for (int feature = 0; feature < scaling.features(); feature++) {
            values[2 * feature] = scaling.offset(feature);
            values[2 * feature + 1] = scaling.unit(feature);
        }
        return NumberArray.of(values).sha256();
    }

    private static String sha256(String text) {
        return Fingerprint.of(StandardCharsets.UTF_8.encode(text));
    }

    private static String sha256(Series series) {
        double[] values = new double[series.length() * series.features()];
        for (int i = 0; i < values.length; i++) {
            values[i] = series.get(i / series.features(), i % series.features());
        }
        return NumberArray.of(values).sha256();
    }
}
