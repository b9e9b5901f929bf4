package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.FrameworkModel.Differences;
import io.github.lstmforecast.onnx.file.OnnxFile;
import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.scenario.LoadedModel;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected are the numbers that ONNX Runtime computed in Python. */
class OnnxFrameworkTest {
    private static final Map<String, OnnxUse.Kind> KINDS =
            Map.of("stateful step", OnnxUse.Kind.STEP, "window", OnnxUse.Kind.WINDOW, "sequence", OnnxUse.Kind.HISTORY);

    static Stream<JudgedFile> files() {
        return JudgedFile.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void outputs_and_states_are_those_of_python(JudgedFile judged, @TempDir Path folder) throws Exception {
        Scenario scenario = judged.scenario(folder, judged.says());
        Forecaster forecaster =
                new ScenarioRunner(scenario).run(TrainingListener.NONE).forecaster();

        Differences differences = judged.framework().differences(forecaster, () -> {
            throw new AssertionError("no states are traced");
        });

        assertThat(kind(scenario))
                .isEqualTo(KINDS.get(judged.framework().expected().get("kind").textValue()));
        assertThat(differences.oneStep()).isLessThan(1e-5);
        assertThat(differences.states()).isLessThan(1e-5);
        assertThat(differences.quantiles()).isLessThan(1e-5);
        assertThat(differences.closedLoop()).isLessThan(1e-4);
    }

    private static OnnxUse.Kind kind(Scenario scenario) {
        OnnxFile model = (OnnxFile) ((LoadedModel) scenario.model()).model();
        return model.tensors().orElseThrow().kind();
    }
}
