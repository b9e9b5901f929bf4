package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.file.Dl4jFormat;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.engine.ChildNeeds.Artifact;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.ModelTrainer;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.engine.Platform;
import io.github.lstmforecast.engine.StartNetwork;
import io.github.lstmforecast.engine.TrainedModel;
import io.github.lstmforecast.engine.TrainingRequest;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The engine of Deeplearning4j, with its native code. This class does not refer to classes of Deeplearning4j, so it can be
 * loaded without them.
 */
public final class Dl4jEngine implements ModelEngine {
    private static final int RANK = 10;

    @Override
    public String key() {
        return "dl4j";
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public boolean sameBitsEverywhere() {
        return false;
    }

    @Override
    public boolean canOpen(SavedModel model) {
        return model instanceof NetworkFile;
    }

    @Override
    public Forecaster open(SavedModel model, OpenSettings settings) {
        return onDl4j(() -> Dl4jModels.toForecaster((NetworkFile) model, settings));
    }

    @Override
    public Optional<ModelTrainer> trainer() {
        return Optional.of(new ModelTrainer() {
            @Override
            public TrainedModel train(TrainingRequest request) {
                return onDl4j(() -> Dl4jTraining.run(request));
            }

            /** Of others, Deeplearning4j's gradient ignores the carried state. */
            @Override
            public List<CellKind> cells() {
                return List.of(CellKind.LSTM);
            }

            @Override
            public List<GateActivation> gateActivations() {
                return Dl4jFormat.GATES;
            }

            @Override
            public boolean readsNetworks() {
                return true;
            }

            @Override
            public StartNetwork readNetwork(Path file) throws ModelFileException {
                return Dl4jStartNetwork.read(file);
            }
        });
    }

    private static <T> T onDl4j(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (LinkageError e) { // its classes are missing, or its native code can't be loaded
            throw new InvalidValueException(
                    "engine",
                    "dl4j, which can't be loaded (" + e + ")",
                    "on the class path: org.deeplearning4j:deeplearning4j-nn, and org.nd4j:nd4j-native with the natives of"
                            + " this platform");
        }
    }

    /** @throws ExtensionException if there is no native code for the platform */
    @Override
    public ChildNeeds childNeeds(Platform platform, EngineVersions versions) {
        Dl4jPlatform natives = Dl4jPlatform.of(platform);
        Artifact nd4j = Artifact.managed("org.nd4j", "nd4j-native");
        return new ChildNeeds(
                List.of(
                        Artifact.managed("org.deeplearning4j", "deeplearning4j-nn"),
                        nd4j,
                        Artifact.managed("org.slf4j", "slf4j-nop"), // without it, SLF4J prints a warning
                        nd4j.withClassifier(natives.classifier())),
                jvmArgs(platform.javaFeature()),
                environment(natives),
                false); // parallel runs are not tested
    }

    private static List<String> jvmArgs(int javaFeature) {
        List<String> args = new ArrayList<>(List.of(
                // Nothing needs Java deserialization, so any attempt is an attack.
                "-Djdk.serialFilter=!*",
                // The limit of memory outside the heap, by default that of -Xmx; and no polling of the process's
                // memory.
                "-Dorg.bytedeco.javacpp.maxbytes=4g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                // The report on an OutOfMemoryError needs libraries that are missing.
                "-Dorg.deeplearning4j.crash.reporting.enabled=false"));
        if (javaFeature >= 24) {
            args.add("--enable-native-access=ALL-UNNAMED");
            args.add("--sun-misc-unsafe-memory-access=allow");
        }
        return args;
    }

    private static Map<String, String> environment(Dl4jPlatform platform) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OMP_NUM_THREADS", "1"); // the networks are too small for more threads
        if (platform.isX86()) {
            environment.put(
                    "OPENBLAS_CORETYPE", "Haswell"); // its OpenBLAS of 2021 treats newer processors as very old ones
        }
        return environment;
    }
}
