package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.engine.TrainedModel;
import io.github.lstmforecast.engine.TrainingRequest;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.Trainer;
import java.util.Optional;

/** One training by {@link Dl4jTrainer}. */
final class Dl4jTraining {
    private Dl4jTraining() {}

    static TrainedModel run(TrainingRequest request) {
        NetworkFile start = request.network()
                .map(network ->
                        start((Dl4jStartNetwork) network, request.recipe().seed()))
                .orElseGet(() -> untrained(request));
        TrainedNetwork trained = Dl4jTrainer.train(start, request.recipe(), request.windows(), request.listener());
        return new TrainedModel(trained.network().with(request.transforms()).with(request.inputs()), trained.losses());
    }

    private static NetworkFile start(Dl4jStartNetwork network, long seed) {
        return network.start().orElseGet(() -> Dl4jModels.initialize(network.configuration(), seed));
    }

    /** The network of the recipe, with the same initial weights as in the library's own kernel. */
    private static NetworkFile untrained(TrainingRequest request) {
        Recipe recipe = request.recipe();
        InvalidValueException.unless(
                recipe.cell() == CellKind.LSTM, "cell", recipe.cell().key(), "lstm, since others are not trained here");
        InvalidValueException.unless(
                !(recipe.optimizer() instanceof Sgd sgd) || sgd.momentum() == 0,
                "optimizer",
                recipe.optimizer(),
                "without momentum, since that of Deeplearning4j differs");
        RnnParameters initial = Trainer.initialParameters(
                recipe, request.windows().inputs(), request.windows().outputs());
        OptimizerState optimizer =
                recipe.optimizer().start(initial.shape().parameterCount()).state();
        return NetworkFile.of(initial, Optional.of(optimizer));
    }
}
