package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the kernel with values of another program, computed in 64 bits. Values of the forward pass are of the order of
 * 1 after at most 50 steps of 32-bit arithmetic (2^-24 or 6e-8 for each operation), so 1e-5 allows rounding only.
 */
class CellReferenceTest {
    private static final float FORWARD = 1e-5f;
    private static final double GRADIENT = 1e-4;

    static Stream<ReferenceCase> cases() {
        return ReferenceCase.all();
    }

    static Stream<ReferenceCase> casesWithClosedLoop() {
        return ReferenceCase.all().filter(ReferenceCase::hasClosedLoop);
    }

    static Stream<ReferenceCase> casesWithWindowBefore() {
        return ReferenceCase.all().filter(ReferenceCase::hasWindowBefore);
    }

    @Test
    void there_are_cases_of_every_kind_of_cells_with_and_without_stacked_layers() {
        assertThat(cases())
                .extracting(ReferenceCase::name)
                .containsExactly(
                        "single",
                        "blog",
                        "stacked",
                        "wide-in",
                        "gru",
                        "gru-20",
                        "gru-stacked",
                        "gru-reset-before",
                        "gru-reset-before-stacked",
                        "rnn-tanh",
                        "rnn-relu");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputs_equal_the_reference(ReferenceCase reference) {
        RnnTape tape = new RnnTape(reference.shape(), reference.time(), reference.batch());

        RnnKernel.forward(
                reference.parameters(),
                ReferenceCase.inOrderOfTime(reference.json().get("x")),
                reference.initialState(),
                tape);

        assertThat(tape.outputs())
                .containsExactly(ReferenceCase.inOrderOfTime(reference.json().get("output")), within(FORWARD));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void h_and_c_of_every_step_equal_the_reference(ReferenceCase reference) {
        RnnTape oneStep = new RnnTape(reference.shape(), 1, reference.batch());
        float[] parameters = reference.parameters();
        float[] inputs = ReferenceCase.inOrderOfTime(reference.json().get("x"));
        RnnState state = reference.initialState();
        int row = reference.batch() * reference.shape().inputs();

        for (int t = 0; t < reference.time(); t++) {
            float[] input = new float[row];
            System.arraycopy(inputs, t * row, input, 0, row);
            RnnKernel.forward(parameters, input, state, oneStep);

            for (int layer = 0; layer < reference.shape().layers(); layer++) {
                assertThat(state.hidden(layer))
                        .as("h of step %d, layer %d", t, layer)
                        .containsExactly(atStep(reference, layer, "h", t), within(FORWARD));
                if (reference.shape().cell().hasCellState()) {
                    assertThat(state.cell(layer))
                            .as("c of step %d, layer %d", t, layer)
                            .containsExactly(atStep(reference, layer, "c", t), within(FORWARD));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_state_after_a_window_is_the_state_of_its_last_step(ReferenceCase reference) {
        RnnTape tape = new RnnTape(reference.shape(), reference.time(), reference.batch());
        RnnState state = reference.initialState();

        RnnKernel.forward(
                reference.parameters(),
                ReferenceCase.inOrderOfTime(reference.json().get("x")),
                state,
                tape);

        for (int layer = 0; layer < reference.shape().layers(); layer++) {
            assertThat(state.hidden(layer))
                    .containsExactly(atStep(reference, layer, "h", reference.time() - 1), within(FORWARD));
            if (reference.shape().cell().hasCellState()) {
                assertThat(state.cell(layer))
                        .containsExactly(atStep(reference, layer, "c", reference.time() - 1), within(FORWARD));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("casesWithWindowBefore")
    void a_window_begins_with_the_state_after_the_window_before(ReferenceCase reference) {
        RnnTape tape = new RnnTape(reference.shape(), reference.time(), reference.batch());
        RnnState state = new RnnState(reference.shape(), reference.batch());
        float[] before = ReferenceCase.inOrderOfTime(reference.json().get("x_before"));
        float[] inputs = ReferenceCase.inOrderOfTime(reference.json().get("x"));

        RnnKernel.forward(reference.parameters(), before, state, tape);
        for (int layer = 0; layer < reference.shape().layers(); layer++) {
            assertThat(state.hidden(layer))
                    .containsExactly(reference.initialState().hidden(layer), within(FORWARD));
        }
        RnnKernel.forward(reference.parameters(), inputs, state, tape);

        assertThat(tape.outputs())
                .containsExactly(ReferenceCase.inOrderOfTime(reference.json().get("output")), within(FORWARD));
    }

    /**
     * A gradient is a sum over all steps and sequences whose terms may cancel, and its error is proportional to the terms.
     * So the tolerance of a gradient far smaller than the largest of its block is 1e-3 of the largest.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void the_gradient_of_every_parameter_equals_the_reference(ReferenceCase reference) {
        RnnTape tape = new RnnTape(reference.shape(), reference.time(), reference.batch());
        float[] parameters = reference.parameters();
        float[] inputs = ReferenceCase.inOrderOfTime(reference.json().get("x"));
        RnnKernel.forward(parameters, inputs, reference.initialState(), tape);
        float[] targets = ReferenceCase.inOrderOfTime(reference.json().get("y"));
        float[] outputErrors = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            outputErrors[i] = 2 * (tape.outputs()[i] - targets[i]) / targets.length;
        }
        float[] gradient = new float[parameters.length];

        RnnKernel.backward(parameters, outputErrors, tape, gradient);

        int checked = 0;
        for (Map.Entry<String, Map<Integer, Double>> block :
                gradients(reference).entrySet()) {
            double largest = block.getValue().values().stream()
                    .mapToDouble(Math::abs)
                    .max()
                    .orElseThrow();
            block.getValue()
                    .forEach((index, expected) -> assertThat((double) gradient[index])
                            .as("gradient %d, of %s", index, block.getKey())
                            .isCloseTo(expected, within(GRADIENT * Math.max(Math.abs(expected), 1e-3 * largest))));
            checked += block.getValue().size();
        }
        assertThat(checked).isEqualTo(parameters.length);
    }

    @ParameterizedTest
    @MethodSource("casesWithClosedLoop")
    void the_closed_loop_equals_the_reference(ReferenceCase reference) {
        float[] parameters = reference.parameters();
        RnnState state = reference.initialState();
        RnnTape window = new RnnTape(reference.shape(), reference.time(), reference.batch());
        RnnTape oneStep = new RnnTape(reference.shape(), 1, reference.batch());
        int row = reference.batch() * reference.shape().outputs();
        float[] value = new float[row];

        RnnKernel.forward(
                parameters, ReferenceCase.inOrderOfTime(reference.json().get("x")), state, window);
        System.arraycopy(window.outputs(), (reference.time() - 1) * row, value, 0, row);

        for (int k = 0; k < reference.json().get("closed_loop").size(); k++) {
            assertThat(value)
                    .as("closed loop, step %d", k)
                    .containsExactly(
                            ReferenceCase.flat(
                                    reference.json().get("closed_loop").get(k)),
                            within(FORWARD));
            RnnKernel.forward(parameters, value, state, oneStep);
            value = oneStep.outputs().clone();
        }
    }

    private static float[] atStep(ReferenceCase reference, int layer, String name, int t) {
        int n = reference.shape().units().get(layer);
        float[] values = ReferenceCase.inOrderOfTime(reference.layer(layer).get(name));
        float[] step = new float[reference.batch() * n];
        System.arraycopy(values, t * step.length, step, 0, step.length);
        return step;
    }

    private static Map<String, Map<Integer, Double>> gradients(ReferenceCase reference) {
        Map<String, Map<Integer, Double>> blocks = new LinkedHashMap<>();
        for (int layer = 0; layer < reference.shape().layers(); layer++) {
            for (String name : reference.parts()) {
                Map<Integer, Double> block = new LinkedHashMap<>();
                reference.layerPart(layer, name, "grad_", block::put);
                blocks.put(name + " of layer " + layer, block);
            }
        }
        Map<Integer, Double> weights = new LinkedHashMap<>();
        reference.outputWeights("grad_", weights::put);
        blocks.put("output_weights", weights);
        Map<Integer, Double> bias = new LinkedHashMap<>();
        reference.outputBias("grad_", bias::put);
        blocks.put("output_bias", bias);
        return blocks;
    }
}
