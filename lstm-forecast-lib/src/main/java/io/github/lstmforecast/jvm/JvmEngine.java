package io.github.lstmforecast.jvm;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.ModelTrainer;
import io.github.lstmforecast.engine.TrainedModel;
import io.github.lstmforecast.engine.TrainingRequest;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.rnn.RnnParameters;
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
        return parameters(model).isPresent();
    }

    private static Optional<RnnParameters> parameters(SavedModel model) {
        return model.network().flatMap(NetworkSpec::parameters);
    }

    @Override
    public Forecaster open(SavedModel model, Optional<StepInputs> inputs) {
        SequenceModel rnn = NormalizedModel.of(new RnnModel(parameters(model).orElseThrow()), model.normalizer());
        return inputs.map(of -> new ClosedLoop(rnn, of)).orElseGet(() -> new ClosedLoop(rnn));
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
