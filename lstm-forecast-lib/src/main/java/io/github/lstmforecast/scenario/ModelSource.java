package io.github.lstmforecast.scenario;

import io.github.lstmforecast.dl4j.file.NetworkConfiguration;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedLstm;
import io.github.lstmforecast.train.Recipe;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the model of a scenario comes from. */
public sealed interface ModelSource {
    /**
     * What computes the model.
     *
     * @return the engine that is needed
     */
    Engine engine();

    /**
     * The model in short.
     *
     * @return {@code LSTM 20} say, or the name of a file
     */
    String description();

    /**
     * How many phase-shifted copies of the signal the model learns.
     *
     * @return at least 1
     */
    int copies();

    /**
     * Why another seed would not be another training.
     *
     * @return the reason, as the end of a sentence; nothing where each seed is a training of its own
     */
    Optional<String> whyOneSeed();

    /**
     * A model that is trained in the build.
     *
     * @param recipe how; of a network, its layers and its optimizer are not the recipe's
     * @param engine what trains it
     * @param network what is trained in place of the recipe's units; only by Deeplearning4j
     */
    record Trained(Recipe recipe, Engine engine, Optional<Network> network) implements ModelSource {
        /**
         * A model that our own kernel trains.
         *
         * @param recipe how
         */
        public Trained(Recipe recipe) {
            this(recipe, Engine.JVM, Optional.empty());
        }

        @Override
        public String description() {
            return network.map(Network::file)
                    .orElseGet(() ->
                            recipe.units().stream().map(String::valueOf).collect(Collectors.joining("-", "LSTM ", "")));
        }

        @Override
        public int copies() {
            return recipe.copies();
        }

        @Override
        public Optional<String> whyOneSeed() {
            return network.flatMap(Network::start)
                    .map(start -> "all trainings would begin with the weights of " + description());
        }
    }

    /**
     * A network of Deeplearning4j to be trained.
     *
     * @param file what the user called it
     * @param configuration its layers
     * @param start its weights, where they are not drawn anew
     */
    record Network(String file, NetworkConfiguration configuration, Optional<NetworkFile> start) {}

    /**
     * A model that was trained elsewhere.
     *
     * @param file what the user called it
     * @param network what it holds
     */
    record Loaded(String file, NetworkFile network) implements ModelSource {
        /** The model of a file that our own kernel runs. */
        SavedLstm lstm() {
            try {
                return network.lstm();
            } catch (ModelFileException e) {
                throw new IllegalStateException("the reader of the scenario has tried it", e);
            }
        }

        @Override
        public Engine engine() {
            return network.configuration().otherThanLstm().isPresent() ? Engine.DL4J : Engine.JVM;
        }

        @Override
        public String description() {
            return file;
        }

        @Override
        public int copies() {
            return 1;
        }

        @Override
        public Optional<String> whyOneSeed() {
            return Optional.of("a model that is loaded is not trained, so there is one only");
        }
    }
}
