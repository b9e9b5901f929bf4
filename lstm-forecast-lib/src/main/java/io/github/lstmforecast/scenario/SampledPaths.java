package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.SampleSettings;
import io.github.lstmforecast.forecast.SampledForecaster;
import io.github.lstmforecast.forecast.StepLoop;
import io.github.lstmforecast.forecast.TransformedForecaster;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import java.util.Optional;
import java.util.stream.IntStream;

/** The sampled paths of a scenario: their errors are those that the model makes one step ahead on the training rows. */
final class SampledPaths {
    private static final int FEWEST_ERRORS = 10;
    private static final String KEY = "forecast.quantiles";

    private final Scenario scenario;
    private final SampleSettings settings;
    private final Forecaster forecaster; // of the transformed series
    private final TransformChain transforms;

    private SampledPaths(Scenario scenario, SampleSettings settings, Forecaster forecaster, TransformChain transforms) {
        this.scenario = scenario;
        this.settings = settings;
        this.forecaster = forecaster;
        this.transforms = transforms;
    }

    /**
     * A forecaster in the unit of the signal, with the quantiles that the scenario asks for.
     *
     * @param forecaster of the transformed signal
     * @param seed of the paths
     * @throws InvalidValueException if its paths can't be sampled
     */
    static Forecaster forecaster(Scenario scenario, Forecaster forecaster, TransformChain transforms, long seed) {
        if (scenario.sampling().isEmpty()) {
            return TransformedForecaster.of(forecaster, transforms);
        }
        SampleSettings settings = scenario.sampling().get();
        if (!forecaster.quantileLevels().isEmpty()) {
            InvalidValueException.unless(
                    forecaster.quantileLevels().equals(settings.quantiles()),
                    KEY,
                    settings.quantiles(),
                    "omitted: " + name(scenario.model()) + " has quantiles of its own, " + forecaster.quantileLevels());
            return TransformedForecaster.of(forecaster, transforms);
        }
        SampledPaths paths = new SampledPaths(scenario, settings, forecaster, transforms);
        return new SampledForecaster(forecaster, paths.loop(), transforms, paths.errors(), settings, seed);
    }

    private static String name(ModelSource model) {
        return (model instanceof ModelSource.Own ? "the forecaster " : "") + model.description();
    }

    private StepLoop loop() {
        return forecaster
                .stepLoop()
                .or(() -> forecaster
                        .sequenceModel()
                        .flatMap(
                                model -> new ClosedLoop(model, scenario.signal().stepInputs()).stepLoop()))
                .orElseThrow(() -> new InvalidValueException(
                        KEY,
                        settings.quantiles(),
                        "omitted: " + name(scenario.model()) + " does not run step by step, so no paths of it"
                                + " can be sampled"));
    }

    /** One row for each step of the training data but for a warm-up, and for steps that were filled in. */
    private Series errors() {
        Features training = scenario.transformedTraining(transforms);
        Series truth = training.targets();
        int first = Math.max(scenario.spans().get(0).warmUp(), scenario.model().order());
        int offset = scenario.signal().trainingStart() + transforms.lag();
        int targets = truth.features();
        int[] rows = IntStream.range(first, truth.length())
                .filter(row -> IntStream.range(0, targets)
                        .noneMatch(target -> scenario.signal().isFilled(offset + row, target)))
                .toArray();
        InvalidValueException.unless(
                rows.length >= FEWEST_ERRORS,
                KEY,
                settings.quantiles(),
                "omitted, or the training data longer: it has " + truth.length() + " steps, so that "
                        + rows.length + " errors one step ahead are known after a warm-up of " + first
                        + ", and at least " + FEWEST_ERRORS + " are needed");
        Optional<Series> oneStepAhead =
                forecaster.oneStepAhead(training, new ForecastSpan(first, first, truth.length() - first, 0));
        Series predicted = oneStepAhead.orElseThrow(() -> new InvalidValueException(
                KEY,
                settings.quantiles(),
                "omitted: " + name(scenario.model()) + " has no forecast one step ahead, whose errors are"
                        + " needed"));
        double[] errors = new double[rows.length * targets];
        for (int i = 0; i < errors.length; i++) {
            int row = rows[i / targets];
            errors[i] = truth.get(row, i % targets) - predicted.get(row - first, i % targets);
        }
        return Series.of(errors, targets);
    }
}
