package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.engine.ChildNeeds.Artifact;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.ModelTrainer;
import io.github.lstmforecast.engine.Platform;
import io.github.lstmforecast.engine.StartNetwork;
import io.github.lstmforecast.engine.TrainedModel;
import io.github.lstmforecast.engine.TrainingRequest;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.StepInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deeplearning4j, with its native code. This class names none of Deeplearning4j's, so that it loads where they are not
 * there.
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
    public Forecaster open(SavedModel model, Optional<StepInputs> inputs) {
        return onDl4j(() -> Dl4jModels.toForecaster((NetworkFile) model, inputs));
    }

    @Override
    public Optional<ModelTrainer> trainer() {
        return Optional.of(new ModelTrainer() {
            @Override
            public TrainedModel train(TrainingRequest request) {
                return onDl4j(() -> Dl4jTraining.run(request));
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
        } catch (LinkageError e) { // its classes are not there, or its native code can't be loaded
            throw new InvalidValueException(
                    "engine",
                    "dl4j, which can't be loaded (" + e + ")",
                    "on the class path: org.deeplearning4j:deeplearning4j-nn, and org.nd4j:nd4j-native with the natives of"
                            + " this platform");
        }
    }

    /** @throws ExtensionException if there is no native code for the platform */
    @Override
    public ChildNeeds childNeeds(Platform platform) {
        Dl4jPlatform natives = Dl4jPlatform.of(platform);
        Artifact nd4j = Artifact.managed("org.nd4j", "nd4j-native");
        return new ChildNeeds(
                List.of(
                        Artifact.managed("org.deeplearning4j", "deeplearning4j-nn"),
                        nd4j,
                        Artifact.managed("org.slf4j", "slf4j-nop"), // else SLF4J complains that there is none
                        nd4j.withClassifier(natives.classifier())),
                jvmArgs(platform.javaFeature()),
                environment(natives),
                false); // its networks were not tried side by side
    }

    private static List<String> jvmArgs(int javaFeature) {
        List<String> args = new ArrayList<>(List.of(
                // Nothing here is ever deserialized; what tries to be is an attack.
                "-Djdk.serialFilter=!*",
                // Memory outside the heap, which would follow -Xmx; and no polling of all that the process uses.
                "-Dorg.bytedeco.javacpp.maxbytes=4g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                // A report whenever memory runs out, which needs libraries that are not there.
                "-Dorg.deeplearning4j.crash.reporting.enabled=false"));
        if (javaFeature >= 24) {
            args.add("--enable-native-access=ALL-UNNAMED");
            args.add("--sun-misc-unsafe-memory-access=allow");
        }
        return args;
    }

    private static Map<String, String> environment(Dl4jPlatform platform) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OMP_NUM_THREADS", "1"); // the networks are small: more threads would only wait for each other
        if (platform.isX86()) {
            environment.put(
                    "OPENBLAS_CORETYPE", "Haswell"); // its OpenBLAS, of 2021, takes newer ones for very old ones
        }
        return environment;
    }
}
