package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.FrameworkModel.Differences;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected are the numbers that ONNX Runtime computed in Python. */
class OnnxFrameworkTest {
    static Stream<OnnxExport> files() {
        return OnnxExport.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void outputs_and_states_are_those_of_python(OnnxExport export, @TempDir Path folder) throws Exception {
        Forecaster forecaster = new ScenarioRunner(export.scenario(folder, export.says()))
                .run(TrainingListener.NONE)
                .forecaster();

        Differences differences = export.framework().differences(forecaster, () -> {
            throw new AssertionError("no states are traced");
        });

        System.out.println(export + ": " + differences);
        assertThat(differences.oneStep()).isLessThan(1e-5);
        assertThat(differences.states()).isLessThan(1e-5);
        assertThat(differences.quantiles()).isLessThan(1e-5);
        assertThat(differences.closedLoop()).isLessThan(1e-4);
    }
}
