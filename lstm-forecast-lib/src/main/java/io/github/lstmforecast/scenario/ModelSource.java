package io.github.lstmforecast.scenario;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.StartNetwork;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterFactory;
import io.github.lstmforecast.forecast.LinearSettings;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.signal.CopyPlan;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.train.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the model of a scenario comes from. */
public sealed interface ModelSource
        permits LoadedModel,
                ModelSource.Trained,
                ModelSource.Linear,
                ModelSource.Own,
                ModelSource.Recorded,
                ModelSource.Given {
    /** The key of the engine that computes the model. */
    String engine();

    /** The key of the engine in whose child JVM the scenario runs. */
    default String childEngine() {
        return engine();
    }

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

    /** Whether it is fed scaled values unless the scenario says otherwise, if the signal is from a file. */
    default boolean wantsScaledValues() {
        return false;
    }

    /** Whether it may read all samples before a forecast, not only its {@link #order} and the warm-up. */
    default boolean readsAll() {
        return false;
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
        public boolean wantsScaledValues() {
            return true;
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
        public boolean wantsScaledValues() {
            return true;
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
     * A forecaster of your own that is made in the build.
     *
     * @param name what the POM maps to a class
     * @param with its settings
     * @param factory empty until the class is loaded, as in Maven's JVM
     */
    record Own(String name, Map<String, String> with, Optional<ForecasterFactory> factory) implements ModelSource {
        /** The key of what runs it. */
        public static final String ENGINE = "own";

        public Own {
            with = Map.copyOf(with);
        }

        Own(String name, Map<String, String> with) {
            this(name, with, Optional.empty());
        }

        public Own madeBy(ForecasterFactory of) {
            return new Own(name, with, Optional.of(of));
        }

        @Override
        public String engine() {
            return ENGINE;
        }

        @Override
        public String description() {
            return name;
        }

        @Override
        public Optional<String> whyOneSeed() {
            return Optional.of("a forecaster of your own is made once; a seed of its own can be in model.with");
        }

        @Override
        public boolean isMadeHere() {
            return true;
        }

        @Override
        public boolean readsAll() {
            return true;
        }
    }

    /**
     * Forecasts that were made elsewhere.
     *
     * @param file what the user called it
     * @param predictions by the first predicted sample
     * @param notes how the file was read
     * @param warnings what looks like a mistake in it
     */
    record Recorded(
            String file, String sha256, Map<Integer, Prediction> predictions, List<String> notes, List<String> warnings)
            implements ModelSource {
        @Override
        public String engine() {
            return "recorded";
        }

        @Override
        public String childEngine() {
            return Extensions.trainers().get(0);
        }

        @Override
        public String description() {
            return file;
        }

        @Override
        public Optional<String> whyOneSeed() {
            return Optional.of("forecasts of a file are not trained, so there is one only");
        }
    }

    /**
     * A forecaster of the caller's own.
     *
     * @param forecaster in the signal's own unit, unless the scenario has transforms
     */
    record Given(String name, Forecaster forecaster) implements ModelSource {
        /** Named after its class, if that has a name. */
        static String nameOf(Object model) {
            String name = model.getClass().isHidden() ? "" : model.getClass().getSimpleName();
            return name.isEmpty() ? "own model" : name;
        }

        @Override
        public String engine() {
            return Own.ENGINE;
        }

        @Override
        public boolean readsAll() {
            return true;
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
