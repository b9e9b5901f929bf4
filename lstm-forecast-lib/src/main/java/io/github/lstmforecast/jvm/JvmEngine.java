package io.github.lstmforecast.jvm;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.ModelTrainer;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.engine.TrainedModel;
import io.github.lstmforecast.engine.TrainingRequest;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.NormalizedWindow;
import io.github.lstmforecast.forecast.WindowLoop;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.train.TrainedRnn;
import io.github.lstmforecast.train.Trainer;
import java.util.Optional;

/** The engine of the library's own kernel, in pure Java. */
public final class JvmEngine implements ModelEngine {
    @Override
    public String key() {
        return "jvm";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public boolean sameBitsEverywhere() {
        return true;
    }

    @Override
    public boolean canOpen(SavedModel model) {
        return model.network().isPresent();
    }

    @Override
    public Forecaster open(SavedModel model, OpenSettings settings) {
        NetworkSpec network = settings.asRun(model.network().orElseThrow());
        if (network.window().isPresent()) {
            return window(network, settings.normalizerOf(model), settings);
        }
        SequenceModel rnn = NormalizedModel.of(new RnnModel(network), settings.normalizerOf(model));
        return settings.inputs().map(of -> new ClosedLoop(rnn, of)).orElseGet(() -> new ClosedLoop(rnn));
    }

    private static Forecaster window(NetworkSpec network, Optional<Normalizer> normalizer, OpenSettings settings) {
        NetworkSpec.Window window = network.window().orElseThrow();
        int steps = window.steps().orElseThrow();
        StepInputs inputs = settings.inputs()
                .orElseGet(() -> StepInputs.ofTargets(network.inputs().orElseThrow()));
        NetworkWindow model =
                new NetworkWindow(new RnnModel(network), window.flat(), steps, inputs.size(), inputs.targets());
        return new WindowLoop(NormalizedWindow.of(model, normalizer), inputs);
    }

    @Override
    public Optional<ModelTrainer> trainer() {
        return Optional.of(JvmEngine::train);
    }

    private static TrainedModel train(TrainingRequest request) {
        TrainedRnn trained = Trainer.train(request.recipe(), request.windows(), request.listener());
        return new TrainedModel(
                Extensions.save(
                        NetworkSpec.of(trained.parameters()),
                        Optional.of(trained.optimizerState()),
                        request.transforms(),
                        request.inputs()),
                trained.losses());
    }
}
