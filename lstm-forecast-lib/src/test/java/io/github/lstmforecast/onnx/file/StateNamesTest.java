package io.github.lstmforecast.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateNamesTest {
    private static GraphTensor tensor(String name, long... sizes) {
        return new GraphTensor(
                name,
                "FLOAT",
                LongStream.of(sizes).mapToObj(size -> new Dimension(size, "")).toList(),
                true);
    }

    private static List<GraphTensor> tensors(String names, long... sizes) {
        return Arrays.stream(names.split(" ")).map(name -> tensor(name, sizes)).toList();
    }

    private static String pairs(List<GraphTensor> inputs, List<GraphTensor> outputs) {
        return StateNames.pairs(inputs, outputs).entrySet().stream()
                .map(pair -> pair.getKey() + ">" + pair.getValue())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "h0 c0, hn cn, h0>hn c0>cn",
        "h0 c0, cn hn, h0>hn c0>cn",
        "h_in c_in, h_out c_out, h_in>h_out c_in>c_out",
        "h c, h_out c_out, h>h_out c>c_out",
        "state, stateN, state>stateN",
        "state_in_0 state_in_1, state_out_0 state_out_1, state_in_0>state_out_0 state_in_1>state_out_1",
        "past_h past_c, present_h present_c, past_h>present_h past_c>present_c",
        "past, present, past>present",
        "h0 h1, h0_out h1_out, h0>h0_out h1>h1_out",
        "hidden cell, hidden_out cell_out, hidden>hidden_out cell>cell_out",
        "lstm/state.prev, lstm/state.next, lstm/state.prev>lstm/state.next",
        "initialHidden, finalHidden, initialHidden>finalHidden",
        "h_prev, h_new, h_prev>h_new"
    })
    void usual_names_are_pairs(String inputs, String outputs, String pairs) {
        assertThat(pairs(tensors(inputs, 1, 1, 16), tensors(outputs, 1, 1, 16))).isEqualTo(pairs);
    }

    @ParameterizedTest
    @CsvSource({
        "x, y", // nothing in common
        "y, y_next", // values, not states
        "input, output", // only directions
        "a, b",
        "h, c_out"
    })
    void other_names_are_none(String input, String output) {
        assertThat(pairs(tensors(input, 1, 1, 16), tensors(output, 1, 1, 16))).isEmpty();
    }

    @Test
    void the_shapes_must_be_the_same() {
        assertThat(pairs(tensors("h0", 1, 1, 16), tensors("hn", 1, 1, 8))).isEmpty();
        assertThat(pairs(tensors("h0", 1, 1, 16), tensors("hn", 1, 16))).isEmpty();
        assertThat(pairs(tensors("h0", 1, -1, 16), tensors("hn", 1, 5, 16))).isEqualTo("h0>hn");
    }

    @Test
    void a_name_that_fits_two_outputs_is_no_pair() {
        assertThat(pairs(tensors("h_in", 1, 1, 16), tensors("h_out h_new", 1, 1, 16)))
                .isEmpty();
    }
}
