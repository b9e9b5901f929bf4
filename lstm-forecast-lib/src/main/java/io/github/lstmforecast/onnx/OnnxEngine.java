package io.github.lstmforecast.onnx;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.engine.ChildNeeds.Artifact;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.engine.Platform;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.onnx.file.OnnxFile;
import java.util.List;
import java.util.Map;

/**
 * The engine of ONNX Runtime, with its native code. This class does not refer to classes of ONNX Runtime, so it can be
 * loaded without them.
 */
public final class OnnxEngine implements ModelEngine {
    static final String ARTIFACT = "onnxruntime";

    private static final int RANK = 20;

    @Override
    public String key() {
        return "onnx";
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
        return model instanceof OnnxFile;
    }

    @Override
    public void prepare() {
        try {
            OnnxForecasters.load();
        } catch (LinkageError e) {
            // When a model is opened, it is said.
        }
    }

    @Override
    public Forecaster open(SavedModel model, OpenSettings settings) {
        try {
            return OnnxForecasters.open((OnnxFile) model, settings);
        } catch (LinkageError e) { // its classes are missing, or its native code can't be loaded
            throw new InvalidValueException(
                    "engine",
                    "onnx, which can't be loaded (" + firstCause(e) + ")",
                    "on the class path: com.microsoft.onnxruntime:onnxruntime, which has the natives of this platform");
        }
    }

    private static Throwable firstCause(Throwable e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first;
    }

    /** @throws ExtensionException if there is no native code for the platform */
    @Override
    public ChildNeeds childNeeds(Platform platform, EngineVersions versions) {
        if (versions.of(ARTIFACT).isEmpty()) {
            OnnxPlatform.require(platform);
        }
        return new ChildNeeds(
                List.of(Artifact.managed("com.microsoft.onnxruntime", ARTIFACT)),
                jvmArgs(platform.javaFeature()),
                Map.of("ORT_DISABLE_TELEMETRY", "1"),
                true);
    }

    private static List<String> jvmArgs(int javaFeature) {
        return javaFeature >= 24
                ? List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow") // of protobuf, which reads the file
                : List.of();
    }
}
