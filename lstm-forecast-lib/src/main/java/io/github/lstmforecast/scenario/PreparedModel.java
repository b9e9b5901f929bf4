package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.engine.TrainedModel;
import io.github.lstmforecast.engine.TrainingRequest;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterFactory;
import io.github.lstmforecast.forecast.LinearFit;
import io.github.lstmforecast.forecast.RecordedForecaster;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.Weights;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.TrainingListener;
import java.util.List;
import java.util.Optional;

/**
 * A model that was trained, loaded, recorded or given, ready to forecast.
 *
 * @param forecaster in the signal's own unit
 * @param saved empty for a forecaster of the caller's own
 * @param sha256 the fingerprint of its weights, or of its file where they are not known; empty where there is no file
 * @param losses of its training; none where it was not trained here
 */
record PreparedModel(Forecaster forecaster, Optional<SavedModel> saved, Optional<String> sha256, List<Double> losses) {
    /**
     * Trains or opens the model of a scenario.
     *
     * @param transforms of the scenario
     * @param windows the training data, where there is something to train
     */
    static PreparedModel of(
            Scenario scenario,
            TransformChain transforms,
            long seed,
            Optional<Windows> windows,
            TrainingListener listener) {
        if (scenario.model() instanceof ModelSource.Trained source) {
            TrainedModel trained = Extensions.trainer(source.engine())
                    .train(new TrainingRequest(
                            source.recipe().toBuilder().seed(seed).build(),
                            windows.orElseThrow(),
                            source.network().map(ModelSource.Network::start),
                            transforms,
                            scenario.signal().savedInputs(),
                            listener));
            Forecaster forecaster = Extensions.engine(source.engine())
                    .open(trained.model(), OpenSettings.of(scenario.signal().stepInputs()));
            return prepared(
                    scenario, trained.model(), forecaster, trained.model().transforms(), seed, trained.losses());
        }
        if (scenario.model() instanceof ModelSource.Linear source) {
            LinearSpec fitted = LinearFit.fit(scenario.transformedTraining(transforms), source.settings());
            SavedModel saved =
                    Extensions.save(fitted, transforms, scenario.signal().savedInputs());
            return opened(scenario, saved, OpenSettings.NONE, transforms);
        }
        if (scenario.model() instanceof LoadedModel source) {
            return opened(scenario, source.model(), source.openSettings(), transforms);
        }
        if (scenario.model() instanceof ModelSource.Own source) {
            ForecasterFactory factory = source.factory()
                    .orElseThrow(() -> new InvalidValueException(
                            "model.forecaster",
                            source.name(),
                            "run by Maven, whose POM names its class; in Java, give it:"
                                    + " ForecastResult.of(folder, MyForecaster::new)"));
            return new PreparedModel(
                    SampledPaths.forecaster(
                            scenario, factory.create(scenario.forecasterContext(transforms, source)), transforms, seed),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
        if (scenario.model() instanceof ModelSource.Recorded source) {
            return new PreparedModel(
                    SampledPaths.forecaster(
                            scenario, new RecordedForecaster(source.predictions()), TransformChain.NONE, seed),
                    Optional.empty(),
                    Optional.of(source.sha256()),
                    List.of());
        }
        ModelSource.Given source = (ModelSource.Given) scenario.model();
        return new PreparedModel(
                SampledPaths.forecaster(scenario, source.forecaster(), transforms, seed),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static PreparedModel opened(
            Scenario scenario, SavedModel model, OpenSettings settings, TransformChain transforms) {
        Forecaster forecaster = Extensions.engine(scenario.model().engine()).open(model, settings);
        return prepared(scenario, model, forecaster, transforms, scenario.seed(), List.of());
    }

    private static PreparedModel prepared(
            Scenario scenario,
            SavedModel model,
            Forecaster forecaster,
            TransformChain transforms,
            long seed,
            List<Double> losses) {
        return new PreparedModel(
                SampledPaths.forecaster(scenario, forecaster, transforms, seed),
                Optional.of(model),
                Optional.of(model.weights().isEmpty() ? model.sha256() : Weights.sha256(model.weights())),
                losses);
    }
}
