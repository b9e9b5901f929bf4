package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.model.TensorUse;
import io.github.lstmforecast.onnx.file.OnnxFile;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ONNX Runtime computes through the engine; the expected numbers are those of ONNX Runtime in Python. */
class OnnxForecastTest {
    private static final double ONE_STEP = 1e-5;
    private static final double CLOSED_LOOP = 1e-4;

    private static Forecaster open(String kind, String name, String file, TensorUse use, OpenSettings settings)
            throws ModelFileException {
        OnnxFile read = (OnnxFile)
                new OnnxFormat().read(FrameworkModel.file(kind, name, file)).orElseThrow();
        int targets = settings.inputs().map(StepInputs::targets).orElse(1);
        return new OnnxEngine()
                .open(
                        read.fitted(
                                use,
                                IntStream.range(0, targets)
                                        .mapToObj(target -> "y" + target)
                                        .toList(),
                                List.of()),
                        settings);
    }

    private static Forecaster open(String kind, String name, String file) throws ModelFileException {
        return open(kind, name, file, TensorUse.NONE, OpenSettings.NONE);
    }

    private static Series series(String kind, String name) throws IOException {
        List<String> lines = Files.readAllLines(FrameworkModel.file(kind, name, "input.csv"));
        return Series.of(
                lines.stream()
                        .skip(1)
                        .flatMapToDouble(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble))
                        .toArray(),
                lines.get(0).split(",").length);
    }

    /** Of the file itself, or of all files. */
    private static JsonNode expected(String kind, String name, String file) {
        JsonNode all = FrameworkModel.of(kind, name).expected();
        JsonNode ofFile = all.path("files").path(file);
        return ofFile.has("closed_loop") ? ofFile : all;
    }

    private static double[] column(JsonNode rows, int count) {
        return IntStream.range(0, count)
                .mapToDouble(row -> rows.get(row).get(0).doubleValue())
                .toArray();
    }

    private static Forecast predict(Forecaster forecaster, Series series, int warmUp, int steps) {
        return forecaster.forecast(series, new ForecastSpan(warmUp, warmUp, steps, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "onnx, gru_state_free_time, model_dynamo.onnx, 25", // a state, a free axis of time
        "onnx, lstm_external_data, model_dynamo.onnx, 25", // numbers in another file
        "onnx-darts, rnn_lstm, model.onnx, 25", // outputs of four axes
        "onnx-keras, lstm_dense, model_keras3_tensorflow.onnx, 25", // the whole history
        "onnx-keras, pulse_stateful, model_keras2_tf2onnx.onnx, 25", // three sequences side by side
        "onnx-sklearn, mlp_next, model.onnx, 30", // a window without an axis of time
        "onnx-more, window_double, model.onnx, 12", // 64 bits
        "onnx-more, time_first_sequence, model.onnx, 10"
    })
    void a_closed_loop_is_that_of_python(String kind, String name, String file, int warmUp) throws Exception {
        Forecast forecast = predict(open(kind, name, file), series(kind, name), warmUp, 12);

        double[] loop = column(expected(kind, name, file).at("/closed_loop/outputs"), 12);
        assertThat(forecast.predicted().toArray()).containsExactly(loop, within(CLOSED_LOOP));
        assertThat(forecast.quantiles()).isEmpty();
    }

    @Test
    void states_of_64_bits_are_fed_back() throws Exception {
        Forecaster forecaster = open(
                "onnx-more", "double_cell", "model.onnx", TensorUse.NONE, OpenSettings.of(StepInputs.ofTargets(2)));

        Forecast forecast = predict(forecaster, series("onnx-more", "double_cell"), 10, 12);

        JsonNode loop = expected("onnx-more", "double_cell", "model.onnx").at("/closed_loop/outputs");
        for (int step = 0; step < 12; step++) {
            for (int target = 0; target < 2; target++) {
                assertThat(forecast.predicted().get(step, target))
                        .isCloseTo(loop.get(step).get(target).doubleValue(), within(CLOSED_LOOP));
            }
        }
    }

    // skl2onnx declares one value, and computes ten.
    @Test
    void the_steps_of_a_window_are_found_out() throws Exception {
        Forecaster forecaster = open("onnx-sklearn", "mlp_horizon10", "model.onnx");

        Forecast forecast = predict(forecaster, series("onnx-sklearn", "mlp_horizon10"), 30, 10);

        JsonNode window =
                expected("onnx-sklearn", "mlp_horizon10", "model.onnx").at("/one_step/outputs/0");
        for (int step = 0; step < 10; step++) {
            assertThat(forecast.predicted().get(step, 0))
                    .isCloseTo(window.get(step).doubleValue(), within(ONE_STEP));
        }
    }

    @ParameterizedTest
    @CsvSource({"lstm_state_free_time, 1", "lstm2_state_free_time, 2"})
    void h_and_c_are_traced(String name, int layers) throws Exception {
        Forecaster forecaster = open("onnx", name, "model_dynamo.onnx");
        SequenceModel model = forecaster.sequenceModel().orElseThrow();
        JsonNode states = FrameworkModel.of("onnx", name).expected().get("state_after_warmup");
        int units = states.get(0).get("h").size();

        assertThat(model.units()).hasSize(layers).allMatch(of -> of == units);
        ModelState state = model.start();
        float[] output = new float[1];
        Series series = series("onnx", name);
        for (int step = 0; step < 25; step++) {
            state.step(new float[] {(float) series.get(step, 0)}, output);
        }
        for (int layer = 0; layer < layers; layer++) {
            float[] h = new float[units];
            float[] c = new float[units];
            state.copyTo(layer, h, c, 0);
            for (int unit = 0; unit < units; unit++) {
                assertThat((double) h[unit])
                        .isCloseTo(states.at("/" + layer + "/h/" + unit).doubleValue(), within(ONE_STEP));
                assertThat((double) c[unit])
                        .isCloseTo(states.at("/" + layer + "/c/" + unit).doubleValue(), within(ONE_STEP));
            }
        }
        assertThat(predict(forecaster, series, 25, 3).cells()).isPresent();
    }

    @Test
    void a_gru_has_no_c() throws Exception {
        SequenceModel model = open("onnx", "gru_state_free_time", "model_dynamo.onnx")
                .sequenceModel()
                .orElseThrow();

        assertThat(model.units()).containsExactly(16);
        assertThat(model.hasCells(0)).isFalse();
    }

    private static TensorUse quantiles(Optional<String> point, TensorUse.Quantile... quantiles) {
        return new TensorUse(
                Map.of(), Map.of(), Map.of(), point, List.of(quantiles), OptionalInt.empty(), OptionalInt.empty());
    }

    private static TensorUse.Quantile quantile(double level, int index) {
        return new TensorUse.Quantile(level, "quantiles", OptionalInt.of(index));
    }

    private static final TensorUse AXIS =
            quantiles(Optional.of("mean"), quantile(0.1, 0), quantile(0.5, 1), quantile(0.9, 2));

    @Test
    void quantiles_on_an_axis_are_those_of_the_forecast() throws Exception {
        Forecaster forecaster = open("onnx", "quantiles_state", "model_dynamo.onnx", AXIS, OpenSettings.NONE);

        Quantiles quantiles = predict(forecaster, series("onnx", "quantiles_state"), 25, 4)
                .quantiles()
                .orElseThrow();

        JsonNode last = FrameworkModel.of("onnx", "quantiles_state").expected().at("/one_step/quantiles/24");
        assertThat(quantiles.levels()).containsExactly(0.1, 0.5, 0.9);
        for (int level = 0; level < 3; level++) {
            assertThat(quantiles.values().get(level).length()).isEqualTo(4);
            assertThat(quantiles.values().get(level).get(0, 0))
                    .isCloseTo(last.get(level).doubleValue(), within(ONE_STEP));
        }
    }

    // By Python: of the rows 25 to 149, 89 are within the quantiles that ONNX Runtime outputs at the row before.
    @Test
    void the_coverage_of_quantiles_is_the_share_of_rows_between_them() throws Exception {
        Forecaster forecaster = open("onnx", "quantiles_state", "model_dynamo.onnx", AXIS, OpenSettings.NONE);
        Series series = series("onnx", "quantiles_state");
        double covered = 0;
        for (int row = 25; row < 150; row++) {
            Forecast forecast = predict(forecaster, series, row, 1);
            MetricValue coverage = StandardMetric.COVERAGE.of(
                    forecast.compare(0, OptionalDouble.empty(), forecast.context(0, OptionalDouble.empty())));
            covered += ((MetricValue.Defined) coverage).value();
        }

        assertThat(covered).isEqualTo(89);
    }

    @Test
    void quantiles_in_outputs_of_their_own_are_those_of_the_forecast() throws Exception {
        TensorUse use = quantiles(
                Optional.of("q50"),
                new TensorUse.Quantile(0.1, "q10", OptionalInt.empty()),
                new TensorUse.Quantile(0.9, "q90", OptionalInt.empty()));
        Forecaster forecaster = open("onnx-more", "quantiles_apart", "model.onnx", use, OpenSettings.NONE);

        Quantiles quantiles = predict(forecaster, series("onnx-more", "quantiles_apart"), 10, 1)
                .quantiles()
                .orElseThrow();

        JsonNode last =
                FrameworkModel.of("onnx-more", "quantiles_apart").expected().at("/one_step/quantiles/9");
        assertThat(quantiles.levels()).containsExactly(0.1, 0.9);
        double[] found = {quantiles.ofTarget(0)[0][0], quantiles.ofTarget(0)[1][0]};
        assertThat(found[0]).isCloseTo(last.get(0).doubleValue(), within(ONE_STEP));
        assertThat(found[1]).isCloseTo(last.get(last.size() - 1).doubleValue(), within(ONE_STEP));
    }

    // A normalizer of unit 10 and offset 5 on a tenth of the series, moved: the same values, in another unit.
    @Test
    void quantiles_are_scaled_back() throws Exception {
        Series series = series("onnx", "quantiles_state");
        Series moved = Series.of(
                Arrays.stream(series.toArray()).map(value -> 10 * value + 5).toArray());
        Normalizer normalizer = Normalizer.of(Scaling.of(new double[] {5}, new double[] {10}));
        Forecaster forecaster = open(
                "onnx",
                "quantiles_state",
                "model_dynamo.onnx",
                AXIS,
                new OpenSettings(Optional.empty(), OptionalInt.empty(), Optional.of(normalizer)));

        Quantiles quantiles = predict(forecaster, moved, 25, 1).quantiles().orElseThrow();

        JsonNode last = FrameworkModel.of("onnx", "quantiles_state").expected().at("/one_step/quantiles/24");
        for (int level = 0; level < 3; level++) {
            assertThat(quantiles.values().get(level).get(0, 0))
                    .isCloseTo(10 * last.get(level).doubleValue() + 5, within(1e-4));
        }
    }

    @Test
    void quantiles_of_a_window_are_those_of_all_its_steps() throws Exception {
        TensorUse use = quantiles(Optional.empty(), quantile(0.1, 0), quantile(0.5, 1), quantile(0.9, 2));
        Forecaster forecaster = open("onnx-more", "quantiles_window", "model.onnx", use, OpenSettings.NONE);

        Forecast forecast = predict(forecaster, series("onnx-more", "quantiles_window"), 12, 8);

        Quantiles quantiles = forecast.quantiles().orElseThrow();
        JsonNode first =
                FrameworkModel.of("onnx-more", "quantiles_window").expected().at("/one_step/quantiles/0");
        for (int step = 0; step < 6; step++) {
            for (int level = 0; level < 3; level++) {
                assertThat(quantiles.values().get(level).get(step, 0))
                        .isCloseTo(first.get(step * 3 + level).doubleValue(), within(ONE_STEP));
            }
        }
        assertThat(quantiles.values().get(1)).isEqualTo(forecast.predicted()); // the median is the forecast
    }

    @ParameterizedTest
    @CsvSource({"onnx-keras, lstm_dense, model_keras3_torch.onnx", "onnx-more, refuse_one_row, model.onnx"})
    void a_graph_that_computes_one_step_only_is_refused(String kind, String name, String file) {
        assertThatThrownBy(() -> open(kind, name, file))
                .isInstanceOfAny(InvalidValueException.class, ModelFileException.class)
                .hasMessageContaining("Keras with the backend torch");
    }

    @Test
    void a_window_that_only_the_user_says_must_matter() {
        assertThatThrownBy(() -> open(
                        "onnx-keras",
                        "lstm_dense",
                        "model_keras3_torch.onnx",
                        TensorUse.ofWindow(OptionalInt.of(30)),
                        OpenSettings.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "model is one whose output 78 depends on the first of 30 steps only, but must be one that uses all"
                                + " steps that it gets: some exporters, for example Keras with the backend torch, declare any number"
                                + " of steps and compute one only. Export it again with another backend, or with a fixed number of"
                                + " steps; or, if its axes have another order, say it, axes: { input_layer: [time, batch, feature] }");
    }

    @Test
    void a_window_that_the_user_says_is_the_length_of_the_axis() throws Exception {
        Forecaster forecaster = open(
                "onnx-more", "window_free", "model.onnx", TensorUse.ofWindow(OptionalInt.of(12)), OpenSettings.NONE);

        Forecast forecast = predict(forecaster, series("onnx-more", "window_free"), 12, 12);

        assertThat(forecast.predicted().toArray())
                .containsExactly(
                        column(
                                expected("onnx-more", "window_free", "model.onnx")
                                        .at("/closed_loop/outputs"),
                                12),
                        within(CLOSED_LOOP));
    }

    @ParameterizedTest
    @CsvSource({
        "onnx, gru_state_free_time, model_dynamo.onnx, 25",
        "onnx-sklearn, mlp_next, model.onnx, 30",
        "onnx-keras, lstm_dense, model_keras3_tensorflow.onnx, 25"
    })
    void forecasts_of_several_threads_do_not_disturb_each_other(String kind, String name, String file, int warmUp)
            throws Exception {
        Forecaster forecaster = open(kind, name, file);
        Series series = series(kind, name);
        Series expected = predict(forecaster, series, warmUp, 50).predicted();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Series>> forecasts = Collections.nCopies(
                    40, () -> predict(forecaster, series, warmUp, 50).predicted());
            for (Future<Series> forecast : threads.invokeAll(forecasts)) {
                assertThat(forecast.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }
}
