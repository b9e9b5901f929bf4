package io.github.lstmforecast.onnx;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.NormalizedWindow;
import io.github.lstmforecast.forecast.WindowLoop;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.StepInputs;
import java.util.Optional;

/** Opens graphs with ONNX Runtime. */
final class OnnxForecasters {
    private OnnxForecasters() {}

    /** @throws InvalidValueException if ONNX Runtime can't run it, or it does not fit the inputs */
    static Forecaster open(OnnxFile file, OpenSettings settings) {
        OnnxUse use = file.use()
                .orElseThrow(() -> new InvalidValueException(
                        "model", "a graph whose inputs and outputs are not known", "one that was read for a signal"));
        OnnxSession session = OnnxSession.of(file.toBytes());
        Optional<Normalizer> normalizer = settings.normalizerOf(file);
        StepInputs inputs = settings.inputs().orElseGet(() -> StepInputs.ofTargets(use.targets()));
        if (use.kind() == OnnxUse.Kind.WINDOW) {
            OnnxWindow window = new OnnxWindow(session, use);
            if (settings.window().isPresent()) {
                TimeAxis.requireAllSteps(window, use);
            }
            return new WindowLoop(NormalizedWindow.of(window, normalizer), inputs);
        }
        return new ClosedLoop(NormalizedModel.of(sequenceModel(session, use), normalizer), inputs);
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
