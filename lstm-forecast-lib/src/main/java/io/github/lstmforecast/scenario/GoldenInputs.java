package io.github.lstmforecast.scenario;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.LibraryVersion;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.Recipe;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that a scenario's forecasts depend on, by name, so that a golden model can tell which of it has changed.
 */
final class GoldenInputs {
    private final Map<String, String> inputs = new TreeMap<>();

    private GoldenInputs() {}

    static Map<String, String> of(Scenario scenario, Series observed) {
        GoldenInputs golden = new GoldenInputs();
        golden.put("library", LibraryVersion.get());
        golden.put("engine", scenario.model().engine());
        golden.put("data.training", sha256(scenario.trainingRange()));
        int first =
                scenario.spans().stream().mapToInt(ForecastSpan::start).min().orElseThrow();
        int last = scenario.spans().stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        golden.put("data.forecast", sha256(observed.slice(first, last)));
        scenario.signal()
                .features(observed.length())
                .known()
                .ifPresent(known -> golden.put("data.known", sha256(known)));
        golden.put("forecast.warmUp", scenario.spans().get(0).warmUp());
        golden.put("forecast.horizon", scenario.spans().get(0).horizon());
        golden.put(
                "forecast.from",
                scenario.spans().stream()
                        .map(span -> String.valueOf(span.from()))
                        .collect(Collectors.joining(" ")));
        if (scenario.signal() instanceof PulseSignal pulse) {
            golden.putAll(pulse);
        } else if (scenario.signal() instanceof CsvSignal csv) {
            OptionalDouble period = csv.period().steps();
            golden.put("signal.period", period.isEmpty() ? "none" : number(period.getAsDouble()));
            golden.put("signal.trainingEnd", scenario.trainingEnd());
            golden.put("signal.scale", scale(csv.scaling()));
            golden.put("signal.gaps", csv.gapFill().key());
        }
        golden.putAll(scenario.model());
        return golden.inputs;
    }

    private void put(String name, Object value) {
        inputs.put(name, String.valueOf(value));
    }

    private void putNumber(String name, double number) {
        inputs.put(name, number(number));
    }

    /** As short as tells it from all others; Java 17 writes some numbers longer than Java 19 does. */
    private static String number(double number) {
        return NumberOutput.toString(number, true);
    }

    private void putAll(PulseSignal pulse) {
        putNumber("signal.wave.periodSteps", pulse.wave().periodSteps());
        putNumber("signal.wave.widthSteps", pulse.wave().widthSteps());
        putNumber("signal.wave.phase.value", pulse.wave().phase().value());
        put("signal.trainingLength", pulse.trainingLength());
        putNumber("signal.noise.sigma", pulse.noise().sigma());
        put("signal.noise.seed", pulse.noise().seed());
    }

    private void putAll(ModelSource model) {
        if (model instanceof ModelSource.Trained trained) {
            putAll(trained.recipe());
            trained.network().ifPresent(network -> {
                put("network", network.start().layersSha256());
                network.start().weightsSha256().ifPresent(weights -> put("network.start", weights));
            });
        } else if (model instanceof ModelSource.Loaded loaded) {
            put("model", loaded.model().sha256());
            loaded.inputs().ifPresent(inputsOfAStep -> put("model.inputs", inputsOfAStep));
        }
    }

    private void putAll(Recipe recipe) {
        put("recipe.units", recipe.units());
        put("recipe.gateActivation", recipe.gateActivation());
        put("recipe.copies", recipe.copies());
        put("recipe.window", recipe.window());
        put("recipe.epochs", recipe.epochs());
        putAll(recipe.optimizer());
        putNumber("recipe.learningRateDecay", recipe.learningRateDecay());
        putNumber("recipe.gradientNorm", recipe.gradientNorm());
        putNumber("recipe.inputNoise", recipe.inputNoise());
        put("recipe.stateReset", recipe.stateReset());
        put("recipe.seed", recipe.seed());
    }

    private void putAll(Optimizer optimizer) {
        put("recipe.optimizer", optimizer.getClass().getSimpleName());
        putNumber("recipe.optimizer.learningRate", optimizer.learningRate());
        if (optimizer instanceof Adam adam) {
            putNumber("recipe.optimizer.beta1", adam.beta1());
            putNumber("recipe.optimizer.beta2", adam.beta2());
            putNumber("recipe.optimizer.epsilon", adam.epsilon());
        } else if (optimizer instanceof RmsProp rmsProp) {
            putNumber("recipe.optimizer.rho", rmsProp.rho());
            putNumber("recipe.optimizer.epsilon", rmsProp.epsilon());
        } else if (optimizer instanceof Sgd sgd) {
            putNumber("recipe.optimizer.momentum", sgd.momentum());
        }
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
        return Fingerprint.of(values);
    }

    private static String sha256(Series series) {
        return Fingerprint.of(series.toArray());
    }
}
