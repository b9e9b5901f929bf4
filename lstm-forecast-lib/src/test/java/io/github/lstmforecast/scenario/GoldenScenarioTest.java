package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.gate.Allowance;
import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenScenarioTest {
    private static final String QUICK = "signal: { pulse: {} }\nmodel: { train: { units: [3], epochs: 2 } }\n";

    @TempDir
    Path base;

    private Scenario read(String yaml) throws Exception {
        Path folder = Files.createDirectories(base.resolve("src/forecast/pulse"));
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ScenarioReader.read(base, folder);
    }

    private Golden candidate(String yaml) throws Exception {
        ScenarioRunner runner = new ScenarioRunner(read(yaml));
        return runner.candidate(runner.run(TrainingListener.NONE));
    }

    static Stream<Arguments> tolerances() {
        return Stream.of(
                Arguments.of("", GoldenTolerance.SAME_BITS),
                Arguments.of("golden: {}", GoldenTolerance.SAME_BITS),
                Arguments.of("golden: { weights: exact }", GoldenTolerance.SAME_BITS),
                Arguments.of("golden: { weights: none }", GoldenTolerance.SAME_OUTPUTS),
                Arguments.of(
                        "golden: { weights: 1.0e-3, outputs: 1.0e-4, absolute: 0.1, relative: 0.2, floor: 0.3,"
                                + " suspiciousImprovement: 0.4 }",
                        new GoldenTolerance(OptionalDouble.of(1e-3), 1e-4, new Allowance(0.2, 0.1, 0.3), 0.4)));
    }

    @ParameterizedTest
    @MethodSource("tolerances")
    void a_scenario_says_how_far_it_may_be(String yaml, GoldenTolerance tolerance) throws Exception {
        assertThat(read(QUICK + yaml).goldenTolerance()).isEqualTo(tolerance);
        assertThat(read(QUICK + yaml).golden().isPresent()).isEqualTo(!yaml.isEmpty());
    }

    @Test
    void the_documentation_states_the_defaults() throws Exception {
        Path page = Path.of("..", "docs", "how-to", "golden.md");
        String defaults = Stream.of(Files.readString(page).split("```"))
                .filter(block -> block.startsWith("yaml\ngolden:"))
                .findFirst()
                .orElseThrow()
                .substring("yaml\n".length());

        assertThat(read(QUICK + defaults).golden()).contains(GoldenTolerance.SAME_BITS);
    }

    @Test
    void only_where_the_bits_are_the_same_everywhere_are_they_compared() throws Exception {
        candidate(QUICK).model().orElseThrow().write(base.resolve("model.zip"));

        assertThat(read("signal: { pulse: {} }\nmodel: { load: model.zip }").goldenTolerance())
                .isEqualTo(GoldenTolerance.SAME_OUTPUTS);
        assertThat(read("signal: { pulse: {} }\nmodel: { train: { engine: dl4j } }\ngolden: {}")
                        .goldenTolerance())
                .isEqualTo(GoldenTolerance.SAME_OUTPUTS);
    }

    @Test
    void a_mistake_is_told() {
        assertThatThrownBy(() -> read(QUICK + "golden: { weights: same }"))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(
                        "src/forecast/pulse/scenario.yaml:3: golden.weights is 'same', but must be exact, none, or the"
                                + " largest difference");
        assertThatThrownBy(() -> read(QUICK + "golden: { outputs: -1 }"))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/pulse/scenario.yaml:3: golden.outputs is -1, but must be at least 0");
    }

    @Test
    void the_same_scenario_makes_the_same_candidate() throws Exception {
        candidate(QUICK).write(base.resolve("one"), Golden.CANDIDATE);
        candidate(QUICK).write(base.resolve("two"), Golden.CANDIDATE);

        for (String file : new String[] {"candidate.zip", "candidate.json"}) {
            assertThat(base.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(base.resolve("two").resolve(file));
        }
    }

    /** As in somebody's own test, without Maven. */
    @Test
    void a_test_compares_with_the_golden_model() throws Exception {
        Path folder = Files.createDirectories(base.resolve("src/forecast/pulse"));
        candidate(QUICK).write(folder, Golden.NAME);

        Scenario scenario = ScenarioReader.read(base, folder);
        ScenarioRunner runner = new ScenarioRunner(scenario);
        Golden now = runner.candidate(runner.run(TrainingListener.NONE));

        assertThat(Golden.load(folder).compare(now, scenario.goldenTolerance()).findings())
                .isEmpty();
    }

    // Each is what the first finding begins with: the reason before the effect.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signal: { pulse: {} } | model: { train: { units: [3], epochs: 2, seed: 5 } } | model.train.seed 1 → 5: ",
                "signal: { pulse: {} } | model: { train: { units: [3], epochs: 3 } } | model.train.epochs 2 → 3: ",
                "signal: { pulse: {} } | model: { train: { units: [3], epochs: 2, inputNoise: 0.2 } } | model.train.inputNoise 0.1 → 0.2: ",
                "signal: { pulse: {} } | model: { train: { units: [3], epochs: 2, optimizer: { adam: { learningRate: 0.01 } } } } | model.train.optimizer.adam.learningRate 0.015 → 0.01: ",
                "signal: { pulse: {} } | model: { train: { units: [3], epochs: 2, optimizer: { rmsprop: {} } } } | model.train.optimizer adam → rmsprop, ",
                "signal: { pulse: { noise: 0.02 } } | model: { train: { units: [3], epochs: 2 } } | data.forecast ",
                "signal: { pulse: {} } | model: { train: { units: [4], epochs: 2 } } | model.train.units [3] → [4]: the model has another shape"
            })
    void what_has_changed_is_named(String signal, String model, String beginning) throws Exception {
        GoldenComparison comparison =
                GoldenComparison.of(candidate(QUICK), candidate(signal + "\n" + model), GoldenTolerance.SAME_BITS);

        assertThat(comparison.findings().get(0).check()).isEqualTo(CheckId.Other.GOLDEN_WEIGHTS);
        assertThat(comparison.findings().get(0).message()).startsWith(beginning);
    }

    @Test
    void a_model_of_scaled_data_is_saved_with_its_scale() throws Exception {
        Files.createDirectories(base.resolve("src/forecast/pulse"));
        Files.writeString(
                base.resolve("src/forecast/pulse/series.csv"),
                IntStream.range(0, 400)
                        .mapToObj(row -> row % 10 < 3 ? "80" : "20")
                        .collect(Collectors.joining("\n", "value\n", "\n")));

        Golden golden = candidate("signal: { csv: { file: series.csv, column: value, period: 10 } }\n"
                + "model: { train: { units: [3], epochs: 1 } }");

        assertThat(golden.model().orElseThrow().transforms())
                .isEqualTo(TransformChain.of(Scaling.of(new double[] {20}, new double[] {60})));
        assertThat(golden.record().inputs())
                .containsKeys("library", "data.training", "data.forecast", "model.train.seed", "forecast.from");
        assertThat(golden.record().inputs().get("library")).matches("\\d+\\.\\d+.*");
    }
}
