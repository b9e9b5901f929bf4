package io.github.lstmforecast.onnx.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.TensorUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static GraphTensor tensor(String name, long... sizes) {
        return new GraphTensor(
                name,
                "FLOAT",
                LongStream.of(sizes).mapToObj(size -> new Dimension(size, "")).toList(),
                true);
    }

    /** With a recurrent layer, and no state that goes in or out. */
    private static void find(GraphTensor x, GraphTensor y) throws ModelFileException {
        RecurrentNode lstm = new RecurrentNode("LSTM", Set.of(), Set.of(), Optional.empty(), false);
        Graph graph = new Graph(List.of(x), List.of(y), List.of(lstm), Set.of(), "", Map.of());
        UseFinder.find(graph, TensorUse.NONE, List.of("x"), List.of());
    }

    @Test
    void a_recurrent_model_of_one_step_without_a_state_would_forget_everything() {
        assertThatThrownBy(() -> find(tensor("x", 1, 1, 1), tensor("y", 1, 1, 1)))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(
                        "it has LSTM layers and gets one step at a time, but no state goes in or out of it, so it would"
                                + " forget all steps before. Export it with its state as inputs and outputs, or with an input of"
                                + " many steps. Its inputs are x [1, 1, 1]; its outputs y [1, 1, 1]");
    }

    @Test
    void a_free_first_axis_may_be_the_steps() {
        assertThatThrownBy(() -> find(tensor("x", -1, 1), tensor("y", -1, 1)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("add to model axes: { x: [time, feature] }");
    }
}
