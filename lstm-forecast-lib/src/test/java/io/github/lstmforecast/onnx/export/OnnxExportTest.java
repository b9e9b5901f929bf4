package io.github.lstmforecast.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxExportTest {
    private static final ForecastSpan SPAN = new ForecastSpan(100, 50, 200, 0);
    private static final double ONE_STEP = 1e-5;
    private static final double CLOSED_LOOP = 1e-4;

    /** Waves of different periods and amplitudes. */
    private static Series waves(int features, double offset, double unit) {
        double[] values = new double[320 * features];
        for (int i = 0; i < values.length; i++) {
            int feature = i % features;
            values[i] = offset + unit * Math.sin(2 * Math.PI * (i / features) / (10 + 3 * feature)) / (feature + 1);
        }
        return Series.of(values, features);
    }

    private static NetworkSpec.Recurrent cells(CellKind cell, GateActivation gates, Activation activation) {
        return Networks.recurrent(cell, gates, activation, 1, 6);
    }

    private static NetworkSpec.Recurrent lstm(int inputs, int units) {
        return Networks.recurrent(CellKind.LSTM, GateActivation.SIGMOID, Activation.TANH, inputs, units);
    }

    private static NetworkSpec.Dense linear(int inputs, int outputs) {
        return Networks.dense(inputs, outputs, Activation.LINEAR);
    }

    private static SavedModel saved(
            TransformChain transforms, Optional<SavedInputs> inputs, NetworkSpec.Layer... layers) {
        return Extensions.save(new NetworkSpec(List.of(layers)), Optional.empty(), transforms, inputs);
    }

    private static SavedModel saved(NetworkSpec.Layer... layers) {
        return saved(TransformChain.NONE, Optional.empty(), layers);
    }

    private static Scaling scaling(double offset, double unit) {
        return Scaling.of(new double[] {offset}, new double[] {unit});
    }

    private static void requireSame(ModelExport model, Features features, double unit) throws Exception {
        byte[] file = OnnxExport.export(model).content();
        try (ExportedGraph graph = new ExportedGraph(file);
                ExportedGraph again = new ExportedGraph(file)) {
            ExportedForecast.Differences found =
                    new ExportedForecast(model, features, SPAN).differences(graph, again, unit);

            assertThat(found.oneStep()).isLessThan(ONE_STEP);
            assertThat(found.closedLoop()).isLessThan(CLOSED_LOOP);
        }
    }

    private static void requireSame(SavedModel model, Features features, double unit) throws Exception {
        requireSame(ModelExport.of(model), features, unit);
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(CellKind.values())
                .flatMap(cell -> Arrays.stream(GateActivation.values()).map(gates -> arguments(cell, gates)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void onnx_runtime_computes_the_same_for_all_cells_and_gates(CellKind cell, GateActivation gates) throws Exception {
        requireSame(saved(cells(cell, gates, Activation.TANH), linear(6, 1)), Features.of(waves(1, 0, 1)), 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.Function.class,
            names = {
                "LINEAR",
                "TANH",
                "SIGMOID",
                "HARD_SIGMOID",
                "HARD_SIGMOID_6",
                "RELU",
                "LEAKY_RELU",
                "ELU",
                "SOFTPLUS",
                "SOFTSIGN"
            })
    void onnx_runtime_computes_the_same_for_the_activations_that_its_cells_have(Activation.Function function)
            throws Exception {
        for (CellKind cell : CellKind.values()) {
            requireSameOneStep(saved(cells(cell, GateActivation.HARD_SIGMOID, activation(function)), linear(6, 1)));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.Function.class)
    void onnx_runtime_computes_the_same_for_all_activations_of_layers(Activation.Function function) throws Exception {
        requireSameOneStep(saved(
                lstm(1, 6),
                Networks.dense(6, 5, activation(function)),
                linear(5, 4),
                new NetworkSpec.Activated(4, activation(function)),
                linear(4, 1)));
    }

    private static Activation activation(Activation.Function function) {
        return new Activation(function, function.hasParameter() ? 0.3f : 0);
    }

    /** In closed loop, some activations make a forecast diverge. */
    private static void requireSameOneStep(SavedModel model) throws Exception {
        byte[] file = OnnxExport.export(ModelExport.of(model)).content();
        ForecastSpan span = new ForecastSpan(20, 10, 20, 0);
        try (ExportedGraph graph = new ExportedGraph(file);
                ExportedGraph again = new ExportedGraph(file)) {
            assertThat(new ExportedForecast(ModelExport.of(model), Features.of(waves(1, 0, 1)), span)
                            .differences(graph, again, 1)
                            .oneStep())
                    .isLessThan(ONE_STEP);
        }
    }

    // Two seeds of waves; each layer of another kind, and a scaling between them.
    @Test
    void onnx_runtime_computes_the_same_for_layers_of_all_kinds_on_top_of_each_other() throws Exception {
        requireSame(
                saved(
                        new NetworkSpec.Affine(new double[] {0.5, 2}, new double[] {0.1, -0.2}),
                        lstm(2, 5),
                        Networks.recurrent(CellKind.GRU, GateActivation.SIGMOID, Activation.TANH, 5, 4),
                        Networks.recurrent(CellKind.SIMPLE_RNN, GateActivation.SIGMOID, Activation.TANH, 4, 3),
                        Networks.dense(3, 4, Activation.TANH),
                        linear(4, 2)),
                Features.of(waves(2, 0, 1)),
                1);
    }

    @ParameterizedTest
    @MethodSource
    void the_graph_has_the_transforms_of_the_series(String name, TransformChain transforms, double offset, double unit)
            throws Exception {
        SavedModel model = saved(transforms, Optional.empty(), lstm(1, 6), linear(6, 1));

        requireSame(model, Features.of(waves(1, offset, unit)), unit);
    }

    static Stream<Arguments> the_graph_has_the_transforms_of_the_series() throws Exception {
        TransformChain log = TransformChain.fromJson(new ObjectMapper().readTree("[{\"log\":{}}]"));
        return Stream.of(
                arguments("scaling", TransformChain.of(scaling(20, 5)), 20, 5),
                arguments("digits beyond 32 bits", TransformChain.of(scaling(1e7, 0.25)), 1e7, 0.25),
                arguments("log", log, 20, 5),
                arguments("log and scaling", log.then(TransformChain.of(scaling(3, 0.3))), 20, 5));
    }

    @ParameterizedTest
    @MethodSource
    void the_graph_has_64_bits_where_32_would_lose_digits(TransformChain transforms, boolean isDouble)
            throws Exception {
        ModelExport model = ModelExport.of(saved(transforms, Optional.empty(), lstm(1, 2), linear(2, 1)));
        try (ExportedGraph graph = new ExportedGraph(OnnxExport.export(model).content())) {
            assertThat(graph.isDouble()).isEqualTo(isDouble);
        }
    }

    // 2^-24 of the largest of offset - unit and offset + unit is at most a millionth of the unit: up to 15.8 units.
    static Stream<Arguments> the_graph_has_64_bits_where_32_would_lose_digits() {
        return Stream.of(
                arguments(TransformChain.NONE, false),
                arguments(TransformChain.of(scaling(-15.7, 1)), false),
                arguments(TransformChain.of(scaling(-15.8, 1)), true),
                arguments(TransformChain.of(scaling(1570, 100)), false),
                arguments(TransformChain.of(scaling(1e300, -1e-300)), true));
    }

    private static final Optional<SavedInputs> KNOWN = Optional.of(new SavedInputs(
            List.of("load", "price"),
            List.of(new SavedInputs.Known("temperature", 10, 5), SavedInputs.Known.unscaled("holiday")),
            1));

    private static Features withKnown(double offset, double unit) {
        double[] known = new double[322 * 2];
        for (int i = 0; i < known.length; i++) {
            known[i] = i % 2 == 0 ? 10 + 5 * Math.cos(i / 7.0) : i % 14 == 1 ? 1 : 0;
        }
        return Features.of(waves(2, offset, unit), Series.of(known, 2));
    }

    @Test
    void known_inputs_are_fed_as_they_are_and_scaled_in_the_graph() throws Exception {
        SavedModel model = saved(TransformChain.NONE, KNOWN, lstm(4, 6), linear(6, 2));

        requireSame(model, withKnown(0, 1), 1);
    }

    @Test
    void known_inputs_are_fed_with_the_targets_which_have_a_scaling_of_their_own() throws Exception {
        TransformChain transforms = TransformChain.of(Scaling.of(new double[] {100, 110}, new double[] {20, 10}));

        requireSame(saved(transforms, KNOWN, lstm(4, 6), linear(6, 2)), withKnown(100, 20), 10);
    }

    // The columns of the signal, where the model was trained with another order.
    @Test
    void the_graph_puts_the_inputs_in_the_order_of_the_model() throws Exception {
        OpenSettings settings = OpenSettings.of(new StepInputs(2, 2, 0, 3, 0, 2, 1));
        ModelExport model = new ModelExport(
                saved(lstm(4, 6), linear(6, 2)),
                settings,
                TransformChain.NONE,
                Optional.of(new SavedInputs(
                        List.of("load", "price"),
                        List.of(SavedInputs.Known.unscaled("temperature"), SavedInputs.Known.unscaled("holiday")),
                        0)),
                Optional.of("energy"),
                false);

        requireSame(model, withKnown(0, 1), 1);
    }

    @ParameterizedTest
    @MethodSource("normalizers")
    void the_graph_has_a_scaling_of_each_step(Normalizer normalizer) throws Exception {
        ModelExport model = with(
                new OpenSettings(Optional.empty(), OptionalInt.empty(), Optional.of(normalizer)),
                saved(lstm(1, 6), linear(6, 1)));

        requireSame(model, Features.of(waves(1, 3, 2)), 2);
    }

    static Stream<Normalizer> normalizers() {
        return Stream.of(
                new Normalizer(scaling(3, 2), Optional.empty()),
                new Normalizer(scaling(3, 2), Optional.of(scaling(2, 3))));
    }

    private static ModelExport with(OpenSettings settings, SavedModel model) {
        return new ModelExport(model, settings, model.transforms(), model.inputs(), Optional.empty(), false);
    }

    private static OpenSettings window(int steps, Optional<Normalizer> normalizer) {
        return new OpenSettings(Optional.empty(), OptionalInt.of(steps), normalizer);
    }

    @Test
    void a_recurrent_network_on_windows_is_a_graph_without_states() throws Exception {
        requireSame(
                with(
                        window(12, Optional.empty()),
                        saved(TransformChain.of(scaling(3, 2)), Optional.empty(), lstm(1, 6), linear(6, 1))),
                Features.of(waves(1, 3, 2)),
                2);
    }

    @Test
    void a_window_may_be_one_vector_and_several_steps_be_predicted() throws Exception {
        NetworkSpec network = new NetworkSpec(
                List.of(Networks.dense(8, 5, Activation.of(Activation.Function.SIGMOID)), linear(5, 6)),
                Optional.of(new NetworkSpec.Window(OptionalInt.of(4), true)));
        Scaling scaling = Scaling.of(new double[] {3, 2}, new double[] {2, 3});
        OpenSettings settings = new OpenSettings(
                Optional.of(StepInputs.ofTargets(2)), OptionalInt.empty(), Optional.of(Normalizer.of(scaling)));
        SavedModel model = Extensions.save(network, Optional.empty(), TransformChain.NONE, Optional.empty());

        requireSame(with(settings, model), Features.of(waves(2, 3, 2)), 2);
    }

    @Test
    void a_linear_model_is_a_graph_of_its_last_values_in_64_bits() throws Exception {
        LinearSpec linear = new LinearSpec(
                3,
                2,
                List.of(
                        new LinearSpec.Target(1000, 0.5, new double[] {1.2, -0.5, 0.1}, new double[] {0.3, -0.2}),
                        new LinearSpec.Target(1100, -0.5, new double[] {0.9, 0.1, -0.2}, new double[] {0.1, 0.4})));
        SavedModel model = Extensions.save(linear, TransformChain.NONE, KNOWN);
        try (ExportedGraph graph =
                new ExportedGraph(OnnxExport.export(ModelExport.of(model)).content())) {
            assertThat(new ExportedForecast(ModelExport.of(model), withKnown(1000, 20), SPAN)
                            .differences(graph, graph, 1)
                            .closedLoop())
                    .isLessThan(1e-9);
        }
    }

    // The default recipe: one-step outputs to 1e-5, and 200 steps in closed loop to 1e-4.
    @Test
    void a_trained_pulse_goes_on_in_onnx_runtime_as_it_does_here() throws Exception {
        Series pulse = PulseWave.of(10, 3).samples(320);
        Recipe recipe = Recipe.defaults();
        NetworkSpec trained = NetworkSpec.of(Trainer.train(
                        recipe,
                        Windows.of(TrainingCopy.rotated(pulse.slice(0, 150), recipe.copies(), 3), recipe.window()),
                        TrainingListener.NONE)
                .parameters());

        requireSame(saved(trained.layers().toArray(NetworkSpec.Layer[]::new)), Features.of(pulse), 1);
    }
}
