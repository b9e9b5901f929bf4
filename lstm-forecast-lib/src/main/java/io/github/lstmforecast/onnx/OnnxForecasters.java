package io.github.lstmforecast.onnx;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.NormalizedWindow;
import io.github.lstmforecast.forecast.WindowLoop;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.model.TensorUse;
import io.github.lstmforecast.onnx.file.OnnxFile;
import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.signal.StepInputs;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens graphs with ONNX Runtime. */
final class OnnxForecasters {
    private OnnxForecasters() {}

    /** @throws InvalidValueException if ONNX Runtime can't run it, or it does not fit the inputs */
    static Forecaster open(OnnxFile file, OpenSettings settings) {
        OnnxUse use = use(file, settings);
        OnnxSession session = OnnxSession.of(file.toBytes());
        Optional<Normalizer> normalizer = settings.normalizerOf(file);
        StepInputs inputs = settings.inputs().orElseGet(() -> StepInputs.ofTargets(use.targets()));
        if (use.kind() == OnnxUse.Kind.WINDOW) {
            OnnxWindow window = new OnnxWindow(session, use);
            if (file.hasFreeTime(use.inputs().get(0))) {
                TimeAxis.requireAllSteps(window, use);
            }
            return new WindowLoop(NormalizedWindow.of(window, normalizer), inputs);
        }
        return new ClosedLoop(NormalizedModel.of(sequenceModel(session, use), normalizer), inputs);
    }

    /** Of a file that was not read for a signal, what can be known without the names of its columns. */
    private static OnnxUse use(OnnxFile file, OpenSettings settings) {
        if (file.tensors().isPresent()) {
            return file.tensors().get();
        }
        StepInputs inputs = settings.inputs().orElseGet(() -> StepInputs.ofTargets(1));
        try {
            return file.fitted(
                            TensorUse.ofWindow(settings.window()),
                            names("target ", inputs.targets()),
                            names("known input ", inputs.known()))
                    .tensors()
                    .orElseThrow();
        } catch (ModelFileException e) {
            throw new InvalidValueException(
                    "model", "an ONNX file that can't be used: " + e.getMessage(), "one that can");
        }
    }

    private static List<String> names(String what, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> what + i).toList();
    }

    private static SequenceModel sequenceModel(OnnxSession session, OnnxUse use) {
        if (use.kind() == OnnxUse.Kind.STEP) {
            return new OnnxSteps(session, use);
        }
        OnnxHistory model = new OnnxHistory(session, use);
        TimeAxis.requireAllSteps(model, use);
        return model;
    }
}
