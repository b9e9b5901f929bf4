package io.github.lstmforecast.scenario;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.engine.StartNetwork;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.LinearSettings;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.CopyPlan;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.train.Recipe;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Where the model of a scenario comes from. */
public sealed interface ModelSource {
    /** The key of the engine that computes the model. */
    String engine();

    /** The model in short: {@code LSTM 20} say, or the name of a file. */
    String description();

    /** Which copies of the signal the model is trained on. */
    default CopyPlan copies() {
        return CopyPlan.ONE;
    }

    /** Why another seed would not be another training, as the end of a sentence; empty where each is one of its own. */
    Optional<String> whyOneSeed();

    /** How many samples before a forecast the model reads, whatever the warm-up is. */
    default int order() {
        return 0;
    }

    /** The transforms that its file has. */
    default TransformChain ownTransforms() {
        return TransformChain.NONE;
    }

    /** Whether the model is made in the build, from training data. */
    default boolean isMadeHere() {
        return false;
    }

    /** Whether the model that it makes has the same weights on every machine. */
    default boolean hasSameWeightsEverywhere() {
        return false;
    }

    /**
     * A model that is trained in the build.
     *
     * @param recipe how; of a network, its layers and its optimizer are not the recipe's
     * @param engine what trains it, and runs it
     * @param network what is trained in place of the recipe's units
     */
    record Trained(Recipe recipe, String engine, Optional<Network> network) implements ModelSource {
        /** A model of the recipe's layers, trained by the usual engine. */
        public Trained(Recipe recipe) {
            this(recipe, Extensions.trainers().get(0), Optional.empty());
        }

        @Override
        public String description() {
            return network.map(Network::file)
                    .orElseGet(() -> recipe.units().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining("-", recipe.cell().label() + " ", "")));
        }

        @Override
        public CopyPlan copies() {
            return recipe.copyPlan();
        }

        @Override
        public boolean isMadeHere() {
            return true;
        }

        @Override
        public Optional<String> whyOneSeed() {
            return network.flatMap(of -> of.start().weightsSha256())
                    .map(start -> "all trainings would begin with the weights of " + description());
        }

        @Override
        public boolean hasSameWeightsEverywhere() {
            return Extensions.engine(engine).sameBitsEverywhere();
        }
    }

    /**
     * A network from a file that is trained.
     *
     * @param file what the user called it
     */
    record Network(String file, StartNetwork start) {}

    /** A linear autoregression that is fitted in the build. */
    record Linear(LinearSettings settings) implements ModelSource {
        @Override
        public int order() {
            return settings.order();
        }

        @Override
        public String engine() {
            return LinearSpec.ENGINE;
        }

        @Override
        public String description() {
            return "linear " + settings.order();
        }

        @Override
        public Optional<String> whyOneSeed() {
            return Optional.of("a linear model is fitted without random numbers, so there is one only");
        }

        @Override
        public boolean isMadeHere() {
            return true;
        }

        @Override
        public boolean hasSameWeightsEverywhere() {
            return true;
        }
    }

    /**
     * A model that was trained elsewhere.
     *
     * @param file what the user called it
     * @param engine what runs it
     * @param inputs how the inputs of a step are put together; empty where they are the signal's columns
     */
    record Loaded(String file, SavedModel model, String engine, Optional<StepInputs> inputs) implements ModelSource {
        @Override
        public String description() {
            return file;
        }

        @Override
        public Optional<String> whyOneSeed() {
            return Optional.of("a model that is loaded is not trained, so there is one only");
        }

        OpenSettings openSettings() {
            return new OpenSettings(inputs, OptionalInt.empty());
        }

        /** The same with the inputs of a step. */
        Loaded with(StepInputs ofAStep) {
            return new Loaded(file, model, engine, Optional.of(ofAStep));
        }

        @Override
        public int order() {
            return model.linear().map(LinearSpec::order).orElse(0);
        }

        @Override
        public TransformChain ownTransforms() {
            return model.transforms();
        }

        /** Whether the file says how its inputs and outputs are scaled. */
        public boolean isScaled() {
            return !model.transforms().isNone() || model.normalizer().isPresent();
        }
    }

    /**
     * A forecaster of the caller's own.
     *
     * @param forecaster in the signal's own unit
     */
    record Given(String name, Forecaster forecaster) implements ModelSource {
        @Override
        public String engine() {
            return "own";
        }

        @Override
        public String description() {
            return name;
        }

        @Override
        public Optional<String> whyOneSeed() {
            return Optional.of("a forecaster of your own is not trained, so there is one only");
        }
    }
}
