package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.Dl4jModels;
import io.github.lstmforecast.dl4j.Dl4jTrainer;
import io.github.lstmforecast.dl4j.TrainedNetwork;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SavedLstm;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainedRnn;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model that has been trained or loaded.
 *
 * @param model what forecasts
 * @param takesOwnUnit whether it takes and tells values in the signal's own unit, and not scaled ones
 * @param network the model as it would be saved
 * @param sha256 the fingerprint of its parameters
 * @param losses of its training; none where it was trained elsewhere
 */
record ReadyModel(SequenceModel model, boolean takesOwnUnit, NetworkFile network, String sha256, List<Double> losses) {
    static ReadyModel of(
            ModelSource source,
            long seed,
            Optional<Windows> windows,
            Optional<Normalizer> scaling,
            TrainingListener listener) {
        if (source instanceof ModelSource.Loaded loaded) {
            return source.engine() == Engine.JVM ? lstm(loaded) : onDl4j(() -> network(loaded.network(), List.of()));
        }
        ModelSource.Trained trained = (ModelSource.Trained) source;
        Recipe recipe = trained.recipe().toBuilder().seed(seed).build();
        Windows data = windows.orElseThrow();
        if (source.engine() == Engine.JVM) {
            TrainedRnn lstm = Trainer.train(recipe, data, listener);
            SavedLstm saved = new SavedLstm(lstm.parameters(), Optional.of(lstm.optimizerState()), scaling);
            return new ReadyModel(
                    new RnnModel(lstm.parameters()),
                    false,
                    NetworkFile.of(saved),
                    lstm.parameters().sha256(),
                    lstm.losses());
        }
        return onDl4j(() -> {
            NetworkFile start = trained.network()
                    .map(network ->
                            network.start().orElseGet(() -> Dl4jModels.initialize(network.configuration(), seed)))
                    .orElseGet(() -> untrained(recipe, data));
            TrainedNetwork network = Dl4jTrainer.train(start, recipe, data, listener);
            NetworkFile saved = NetworkFile.of(
                    network.network().configuration(),
                    network.network().parameters(),
                    network.network().updaterState(),
                    scaling);
            ReadyModel ready = network(network.network(), network.losses());
            return new ReadyModel(ready.model(), false, saved, ready.sha256(), ready.losses());
        });
    }

    private static ReadyModel lstm(ModelSource.Loaded loaded) {
        SavedLstm lstm = loaded.lstm();
        return new ReadyModel(
                lstm.model(),
                lstm.normalizer().isPresent(),
                loaded.network(),
                lstm.parameters().sha256(),
                List.of());
    }

    private static ReadyModel network(NetworkFile network, List<Double> losses) {
        return new ReadyModel(
                Dl4jModels.toModel(network),
                network.normalizer().isPresent(),
                network,
                network.parameters().sha256(),
                losses);
    }

    /** The network that the recipe describes, with the weights that our own kernel would begin with. */
    private static NetworkFile untrained(Recipe recipe, Windows windows) {
        InvalidValueException.unless(
                !(recipe.optimizer() instanceof Sgd sgd) || sgd.momentum() == 0,
                "optimizer",
                recipe.optimizer(),
                "without momentum, which Deeplearning4j does not have in this form");
        RnnParameters initial = Trainer.initialParameters(recipe, windows.inputs(), windows.outputs());
        OptimizerState optimizer =
                recipe.optimizer().start(initial.shape().parameterCount()).state();
        return NetworkFile.of(new SavedLstm(initial, Optional.of(optimizer), Optional.empty()));
    }

    private static ReadyModel onDl4j(Supplier<ReadyModel> maker) {
        try {
            return maker.get();
        } catch (LinkageError e) { // its classes are not there, or its native code can't be loaded
            throw new InvalidValueException(
                    "engine",
                    "dl4j, which can't be loaded (" + e + ")",
                    "on the class path: org.deeplearning4j:deeplearning4j-nn, and org.nd4j:nd4j-native with the natives of"
                            + " this platform");
        }
    }
}
