package io.github.lstmforecast.scenario;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.LibraryVersion;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.ForecasterSettings;
import io.github.lstmforecast.metric.PulseSettings;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.TransformSettings;
import io.github.lstmforecast.train.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a scenario's forecasts depend on, by the name that the scenario file has for it, so that a golden model can tell which of it has changed.
 */
final class GoldenInputs {
    private static final int MOST_NUMBERS = 24;

    private final Map<String, String> inputs = new TreeMap<>();

    private GoldenInputs() {}

    static Map<String, String> of(Scenario scenario, Series observed) {
        GoldenInputs golden = new GoldenInputs();
        golden.put("library", LibraryVersion.get());
        golden.put("engine", scenario.model().engine());
        golden.put("data.training", sha256(scenario.trainingRange()));
        int first =
                scenario.spans().stream().mapToInt(scenario::firstRead).min().orElseThrow();
        int last = scenario.spans().stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        golden.put("data.forecast", sha256(observed.slice(first, last)));
        golden.put("forecast.warmUp", scenario.spans().get(0).warmUp());
        golden.put("forecast.horizon", scenario.spans().get(0).horizon());
        golden.put(
                "forecast.from",
                scenario.spans().stream()
                        .map(span -> String.valueOf(span.from()))
                        .collect(Collectors.joining(" ")));
        scenario.sampling().ifPresent(sampling -> {
            golden.put(
                    "forecast.quantiles",
                    sampling.quantiles().stream().map(GoldenInputs::number).collect(Collectors.joining(" ")));
            golden.put("forecast.samples", sampling.samples());
        });
        if (scenario.signal() instanceof PulseSignal pulse) {
            golden.putAll(pulse);
        } else if (scenario.signal() instanceof CsvSignal csv) {
            OptionalDouble period = csv.period().steps();
            golden.put("signal.csv.period", period.isEmpty() ? "none" : number(period.getAsDouble()));
            golden.put("signal.csv.train", scenario.trainingEnd());
            golden.put("signal.csv.gaps", csv.gapFill().key());
            golden.putPulses(csv);
            golden.putAll(csv.known(), observed.length());
        }
        golden.putAll(scenario.transform());
        golden.putAll(scenario.transforms(), normalizer(scenario.model()));
        golden.putAll(scenario.model(), scenario.signal());
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
        putNumber("signal.pulse.period", pulse.wave().periodSteps());
        putNumber("signal.pulse.width", pulse.wave().widthSteps());
        putNumber("signal.pulse.phase", pulse.wave().phase().value());
        put("signal.pulse.length", pulse.trainingLength());
        putNumber("signal.pulse.noise", pulse.noise().sigma());
        put("signal.pulse.seed", pulse.noise().seed());
    }

    /** Forecasts don't depend on them, but metrics do. */
    private void putPulses(CsvSignal csv) {
        List<String> columns = csv.columns();
        for (int column = 0; column < columns.size(); column++) {
            String key = "signal.csv.pulses." + (columns.size() == 1 ? "" : columns.get(column) + ".");
            PulseSettings given = csv.pulsesOf(column).given();
            given.low().ifPresent(value -> putNumber(key + "low", value));
            given.high().ifPresent(value -> putNumber(key + "high", value));
            given.threshold().ifPresent(value -> putNumber(key + "threshold", value));
            given.minDistance().ifPresent(value -> putNumber(key + "minDistance", value));
        }
    }

    private void putAll(TransformSettings transform) {
        putIfNot(false, "model.transform.log", transform.log());
        putIfNot(false, "model.transform.trend", transform.trend());
        putIfNot(false, "model.transform.profile", transform.profile());
        putIfNot("none", "model.transform.difference", transform.difference().key());
        putIfNot("none", "model.transform.scale", transform.scale().key());
    }

    private void putIfNot(Object nothing, String name, Object value) {
        if (!nothing.equals(value)) {
            put(name, value);
        }
    }

    private static Optional<Scaling> normalizer(ModelSource model) {
        return model instanceof LoadedModel loaded ? loaded.normalizer().map(Normalizer::inputs) : Optional.empty();
    }

    /** @param given that of the scenario; the others are fitted, or of a file */
    private void putAll(TransformChain transforms, Optional<Scaling> given) {
        given.ifPresent(scaling -> putNumbers("model.normalizer", scaling.numbers()));
        transforms.transforms().stream()
                .filter(transform -> !given.equals(Optional.of(transform)))
                .forEach(transform -> putNumbers("fitted." + transform.key(), transform.numbers()));
    }

    /** Of many numbers, a fingerprint. */
    private void putNumbers(String key, Map<String, double[]> lists) {
        lists.forEach((name, numbers) -> put(
                key + "." + name,
                numbers.length > MOST_NUMBERS
                        ? numbers.length + " numbers, " + Fingerprint.of(numbers)
                        : Arrays.stream(numbers).mapToObj(GoldenInputs::number).collect(Collectors.joining(", "))));
    }

    /** Nothing without known inputs. */
    private void putAll(CsvKnown known, int rows) {
        known.series().ifPresent(series -> put("data.known", sha256(series.slice(0, rows))));
        known.settings().forEach((key, value) -> put("signal.csv." + key, value));
        if (!known.scaling().isNone()) {
            putNumbers("fitted.known", known.scaling().numbers());
        }
    }

    private void putAll(ModelSource model, Signal signal) {
        if (model instanceof ModelSource.Trained trained) {
            putAll(trained.recipe());
            trained.network().ifPresent(network -> {
                put("model.train.network", network.start().layersSha256());
                network.start().weightsSha256().ifPresent(weights -> put("model.train.network.start", weights));
            });
        } else if (model instanceof ModelSource.Linear linear) {
            put("model.linear.order", linear.settings().order());
            putNumber("model.linear.ridge", linear.settings().ridge());
        } else if (model instanceof ModelSource.Recorded recorded) {
            put("model.predictions", recorded.sha256());
        } else if (model instanceof LoadedModel loaded) {
            put("model.load", loaded.model().sha256());
            loaded.model().weightsSha256().ifPresent(weights -> put("model.load.weights", weights));
            if (!loaded.layers().isEmpty()) {
                put(
                        "model.layers",
                        loaded.layers().stream()
                                .map(layer -> layer.kind().key() + " " + layer.name() + " " + layer.activation())
                                .collect(Collectors.joining(", ")));
            }
            loaded.model().use().ifPresent(use -> put("model.tensors", use));
            loaded.inputs().ifPresent(ofAStep -> putAll(ofAStep, signal));
            loaded.window().ifPresent(steps -> put("model.window", steps));
        } else if (model instanceof ModelSource.Own own) {
            put("model.forecaster", own.name());
            own.with().forEach((key, value) -> put(ForecasterSettings.PREFIX + key, value));
            own.factory()
                    .ifPresent(factory ->
                            factory.inputs().forEach((name, value) -> put("model.forecaster." + name, value)));
        }
    }

    private void putAll(StepInputs ofAStep, Signal signal) {
        List<String> names = Stream.concat(signal.columns().stream(), signal.knownNames().stream())
                .toList();
        put("model.inputs", Arrays.stream(ofAStep.order()).mapToObj(names::get).collect(Collectors.joining(" ")));
        if (ofAStep.known() > 0) {
            put("model.knownLead", ofAStep.lead());
        }
    }

    private void putAll(Recipe recipe) {
        put("model.train.cell", recipe.cell().key());
        put("model.train.units", recipe.units());
        put("model.train.gateActivation", recipe.gateActivation().key());
        put("model.train.copies", recipe.copies());
        put("model.train.copySpacing", recipe.copySpacing().key());
        put("model.train.window", recipe.window());
        put("model.train.epochs", recipe.epochs());
        putAll(recipe.optimizer());
        putNumber("model.train.learningRateDecay", recipe.learningRateDecay());
        putNumber("model.train.gradientNorm", recipe.gradientNorm());
        putNumber("model.train.inputNoise", recipe.inputNoise());
        put("model.train.stateReset", recipe.stateReset().key());
        put("model.train.seed", recipe.seed());
    }

    private void putAll(Optimizer optimizer) {
        String key = optimizer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        put("model.train.optimizer", key);
        String of = "model.train.optimizer." + key;
        putNumber(of + ".learningRate", optimizer.learningRate());
        if (optimizer instanceof Adam adam) {
            putNumber(of + ".beta1", adam.beta1());
            putNumber(of + ".beta2", adam.beta2());
            putNumber(of + ".epsilon", adam.epsilon());
        } else if (optimizer instanceof RmsProp rmsProp) {
            putNumber(of + ".rho", rmsProp.rho());
            putNumber(of + ".epsilon", rmsProp.epsilon());
        } else if (optimizer instanceof Sgd sgd) {
            putNumber(of + ".momentum", sgd.momentum());
        }
    }

    private static String sha256(Series series) {
        return Fingerprint.of(series.toArray());
    }
}
