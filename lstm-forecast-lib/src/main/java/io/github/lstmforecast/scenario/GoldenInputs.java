package io.github.lstmforecast.scenario;

import io.github.lstmforecast.LibraryVersion;
import io.github.lstmforecast.model.NumberArray;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that a scenario's forecasts depend on, by name, so that a golden model can tell which of it has changed. */
final class GoldenInputs {
    private GoldenInputs() {}

    static Map<String, String> of(Scenario scenario, Series observed) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("library", LibraryVersion.get());
        inputs.put("engine", scenario.model().engine().key());
        inputs.put("data", sha256(observed));
        inputs.put("signal.period", String.valueOf(scenario.signal().periodSteps()));
        inputs.put("signal.trainingEnd", String.valueOf(scenario.trainingEnd()));
        if (scenario.signal() instanceof PulseSignal pulse) {
            putAll("signal", pulse, inputs);
        }
        inputs.put(
                "signal.scale",
                scenario.signal().scaling().equals(Scaling.none(observed.features()))
                        ? "none"
                        : scenario.signal().scaling().toString());
        inputs.put("forecast.warmUp", String.valueOf(scenario.spans().get(0).warmUp()));
        inputs.put("forecast.horizon", String.valueOf(scenario.spans().get(0).horizon()));
        inputs.put(
                "forecast.from",
                scenario.spans().stream().map(span -> String.valueOf(span.from())).collect(Collectors.joining(" ")));
        if (scenario.model() instanceof ModelSource.Trained trained) {
            putAll("recipe", trained.recipe(), inputs);
            trained.network().ifPresent(network -> inputs.put("network", network.file()));
        } else {
            inputs.put("model.load", scenario.model().description());
        }
        return inputs;
    }

    /** All settings, also those that later versions will have. */
    private static void putAll(String name, Record settings, Map<String, String> inputs) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            try {
                inputs.put(name + "." + component.getName(), String.valueOf(component.getAccessor().invoke(settings)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("what a record holds can be asked for", e);
            }
        }
    }

    private static String sha256(Series series) {
        double[] values = new double[series.length() * series.features()];
        for (int i = 0; i < values.length; i++) {
            values[i] = series.get(i / series.features(), i % series.features());
        }
        return NumberArray.of(values).sha256();
    }
}
