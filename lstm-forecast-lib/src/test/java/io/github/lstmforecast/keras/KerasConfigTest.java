package io.github.lstmforecast.keras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Zips;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that Keras saved, with a part of their configuration replaced. */
class KerasConfigTest {
    private static final String READ =
            "Layers that are read: LSTM, GRU, SimpleRNN, RNN, Dense, activations, Rescaling, Normalization,"
                    + " BatchNormalization and dropout, one after the other";

    @TempDir
    Path folder;

    /** @param changes each text to replace, and then that in its place */
    private NetworkSpec read(String kind, String name, String... changes) throws Exception {
        return saved(kind, name, changes).network().orElseThrow();
    }

    private SavedModel saved(String kind, String name, String... changes) throws Exception {
        Map<String, byte[]> entries =
                new LinkedHashMap<>(Zips.entries(Files.readAllBytes(FrameworkModel.file(kind, name, "model.keras"))));
        String config = new String(entries.get("config.json"), UTF_8);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(config).contains(changes[i]);
            config = config.replace(changes[i], changes[i + 1]);
        }
        entries.put("config.json", config.getBytes(UTF_8));
        Path file = Files.write(folder.resolve("model.keras"), Zips.of(entries));
        return new KerasFormat().read(file).orElseThrow();
    }

    private void assertRefused(String kind, String name, String from, String to, String message) {
        assertThatThrownBy(() -> read(kind, name, from, to))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "class_name": "Functional" | "class_name": "Mine" | the model has the class Mine, whose code is not in the file; only Sequential and functional models are read
            ["dense", 0, 0], ["lstm", 0, 1] | ["dense", 0, 0], ["lstm", 0, 0] | the model has 2 outputs beside states: dense, lstm; only models with one are read. Save a keras.Model with the one that forecasts
            ["dense", 0, 0], ["lstm", 0, 1] | ["lstm", 0, 2], ["lstm", 0, 1] | the model has 0 outputs beside states; only models with one are read. Save a keras.Model with the one that forecasts
            ["dense", 0, 0], ["lstm", 0, 1] | ["nothing", 0, 0], ["lstm", 0, 1] | there is no layer nothing, which another names
            ["dense", 0, 0], ["lstm", 0, 1] | ["lstm", 0, 0], ["lstm", 0, 1] | layer dense (Dense): it is not on the way from the input to the output; only chains of layers are read
            "keras_history": ["lstm", 0, 0] | "keras_history": ["lstm", 0, 1] | layer dense (Dense): its input is a state of layer lstm; only chains of layers are read
            "keras_history": ["lstm", 0, 0] | "keras_history": ["dense", 0, 0] | layer dense (Dense): it is its own input
            "keras_history": ["lstm", 0, 0] | "keras_history": ["lstm", 0, 0, ["lstm", 0, 1]] | layer dense (Dense): it has 2 inputs (lstm, lstm); only chains of layers are read, in which each has one
            "name": "lstm", "inbound_nodes": [ | "name": "lstm", "inbound_nodes": [{}, | layer lstm (LSTM): it is used 2 times; only chains of layers are read
            "training": false | "initial_state": [{"class_name": "__numpy__", "config": {"value": [[1.0]]}}] | layer lstm (LSTM): it is called with initial_state, but only the output of the layer below is read. Build the model without that
            "training": false | "initial_state": [{"class_name": "__tensor__", "config": {"value": [[1.0]]}}] | layer lstm (LSTM): it is called with initial_state, but only the output of the layer below is read. Build the model without that
            "mask": null | "mask": [[true]] | layer lstm (LSTM): it is called with mask, but only the output of the layer below is read. Build the model without that
            "args": [ | "args": [{"class_name": "__numpy__", "config": {"value": [[1.0]]}}, | layer dense (Dense): it is called with constants, but only the output of the layer below is read. Build the model without that
            "batch_shape": [3, null, 1] | "batch_shape": [3, null, null] | layer input_layer (InputLayer): the shape of its input, [3,null,null], does not say the number of features. Set it in keras.Input, and save the model again
            "batch_shape": [3, null, 1] | "batch_shape": [3, null, 1, 1] | layer input_layer (InputLayer): its input has the shape [3,null,1,1]; series have (None, steps, features) or (None, features)
            "batch_shape": [3, null, 1] | "batch_shape": [3, 1] | layer lstm (LSTM): its input is one vector and not a series. Set return_sequences=True in the recurrent layer below, or begin the model with keras.Input((None, features))
            "batch_shape": [3, null, 1] | "batch_shape": [3, null, 2] | layer lstm (LSTM): kernel in model.weights.h5/layers/lstm/cell/vars/0: its shape is (1, 80), but it should be (2, 80)
            "units": 20 | "units": 21 | layer lstm (LSTM): kernel in model.weights.h5/layers/lstm/cell/vars/0: its shape is (1, 80), but it should be (1, 84)
            "units": 20 | "units": "many" | layer lstm (LSTM): units is "many", but must be a whole number in 1..1048576
            "units": 20 | "units": 2000000000 | layer lstm (LSTM): units is 2000000000, but must be a whole number in 1..1048576
            "use_bias": true | "use_bias": false | layer lstm (LSTM): the file has 3 arrays of floating-point numbers for it, of which only 2 are known
            "class_name": "LSTM" | "class_name": "GRU" | model.weights.h5/layers/gru: it is missing
            "class_name": "LSTM" | "class_name": "Masking" | layer lstm (Masking): it skips steps with a certain value, which is not done here. Train the model without it, on series without gaps
            "class_name": "LSTM" | "class_name": "Embedding" | layer lstm (Embedding): layers of this class are not read. READ
            "class_name": "LSTM" | "class_name": "CuDNNLSTM" | layer lstm (CuDNNLSTM): it is for GPUs only. Build the same model with the layer of the same name without CuDNN, load the weights into it in Keras, and save it whole
            "class_name": "LSTM" | "class_name": "Functional" | layer lstm (Functional): it is a model inside the model. Build the model from that model's layers directly
            "class_name": "LSTM" | "class_name": "RepeatVector" | layer lstm (RepeatVector): it begins a decoder, which is not read. Let a Dense layer output all steps at once instead
            "module": "keras.layers", "class_name": "LSTM" | "module": "mine.layers", "class_name": "LSTM" | layer lstm (LSTM): it is of the user's own code, which is not in the file and never run. READ
            "unroll": false | "time_major": true | layer lstm (LSTM): time_major is true; only False is read, the default of Keras
            "activation": "tanh" | "activation": "softmax" | layer lstm (LSTM): activation is softmax, which is not read inside recurrent layers
            "activation": "tanh" | "activation": {"class_name": "function", "config": "mine"} | layer lstm (LSTM): activation is mine; these are read: hard_sigmoid, celu, elu, exponential, gelu, hard_silu, hard_swish, hard_tanh, leaky_relu, linear, log_sigmoid, mish, relu, relu6, selu, sigmoid, silu, softmax, softplus, softsign, swish, tanh
            "activation": "tanh" | "activation": {"class_name": "PReLU", "config": {}} | layer lstm (LSTM): activation is layer PReLU (PReLU), which is not read as one
            "config": {"name": "lstm" | "config": {"name": "lstm_1" | there is no layer lstm, which another names
            "config": {"name": "dense" | "config": {"name": "lstm" | layer lstm (Dense): another layer has the same name
            """)
    void of_a_functional_model(String from, String to, String message) {
        assertRefused("keras3", "pulse_stateful", from, to, message.replace("READ", READ));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            scalings | "axis": [-1], "invert": false | "axis": [1], "invert": false | layer normalization (Normalization): axis is [1]; only -1 is read, the features
            scalings | "mean": 0.5, "variance": 4.0 | "mean": 0.5 | layer normalization (Normalization): it has a mean without a variance
            scalings | "mean": 0.5, "variance": 4.0 | "mean": [0.5, 1], "variance": 4.0 | layer normalization (Normalization): mean has 2 numbers, but its input has 1 values at each step
            scalings | "mean": 0.5, "variance": 4.0 | "mean": "a", "variance": 4.0 | layer normalization (Normalization): mean is "a", but must be a number
            scalings | "mean": 0.5, "variance": 4.0 | "mean": null, "variance": null | layer normalization (Normalization): the file has 0 arrays of floating-point numbers for it, and none for its mean. Save the model again, without quantization
            scalings | "axis": -1 | "axis": 1 | layer batch_normalization (BatchNormalization): axis is 1; only -1 is read, the features
            scalings | "epsilon": 0.001 | "epsilon": -100.0 | layer batch_normalization (BatchNormalization): it multiplies value 0 of a step by NaN and adds NaN, since its variance with epsilon is not above 0. Train the model again
            scalings | "mean": 0.5, "variance": 4.0 | "mean": 0.5, "variance": -4.0 | layer normalization (Normalization): it multiplies value 0 of a step by NaN and adds NaN, since its variance with epsilon is not above 0. Train the model again
            scalings | "scale": [1.0, 2.0, 0.5, -1.0] | "scale": [1.0, 2.0] | layer rescaling (Rescaling): scale has 2 numbers, but its input has 4 values at each step
            scalings | "module": "keras.layers", "class_name": "InputLayer" | "module": "keras.layers", "class_name": "LSTM" | layer input_layer_2 (LSTM): its weights should be in model.weights.h5/layers/lstm, but that has those of lstm
            activations | "max_value": 6.0 | "max_value": 3.0 | layer re_lu_1 (ReLU): threshold is 0.0, max_value 3.0 and negative_slope 0.0; only a threshold of 0 is read, with a max_value of 6 or none
            activations | "axis": -1 | "axis": 1 | layer softmax (Softmax): axis is 1.0; only -1 is read, over the values of a step
            activations | "max_value": 6.0 | "max_value": [6.0, 3.0] | layer re_lu_1 (ReLU): max_value has 2 numbers, not one
            activations | "activation": "hard_silu" | "activation": "glu" | layer dense_7 (Dense): activation is glu; these are read: hard_sigmoid, celu, elu, exponential, gelu, hard_silu, hard_swish, hard_tanh, leaky_relu, linear, log_sigmoid, mish, relu, relu6, selu, sigmoid, silu, softmax, softplus, softsign, swish, tanh
            cells | "class_name": "GRUCell" | "class_name": "MyCell" | layer rnn_1 (RNN): it has layer gru_cell (MyCell), which is not read there; these are read: LSTMCell, GRUCell, SimpleRNNCell and StackedRNNCells
            cells | "class_name": "Dense" | "class_name": "LSTM" | layer time_distributed (TimeDistributed): it has layer dense (LSTM), which is not read there; these are read: Dense and activations on series
            cells | "return_sequences": true | "return_sequences": false | layer rnn_1 (RNN): its input is one vector and not a series. Set return_sequences=True in the recurrent layer below, or begin the model with keras.Input((None, features))
            flatten_window | "batch_shape": [null, 12, 1] | "batch_shape": [null, null, 1] | layer flatten (Flatten): the number of steps is not known. Set it in keras.Input, and save the model again
            flatten_window | "target_shape": [4, 1] | "target_shape": [3, 1] | layer reshape (Reshape): target_shape is [3,1], but there are 4 values
            flatten_window | "target_shape": [4, 1] | "target_shape": [-1, 3] | layer reshape (Reshape): target_shape is [-1,3], but there are 4 values
            flatten_window | "target_shape": [4, 1] | "target_shape": [] | layer reshape (Reshape): target_shape is [], but there are 4 values
            flatten_window | "activation": "softsign" | "activation": "softmax" | layer activation_2 (Activation): it comes behind a Reshape, which is read at the end of a model only
            cells | "cells": [ | "cells": [CELLS | layer stacked_rnn_cells (StackedRNNCells): it has 1003 cells, but must have 1..1000
            flatten_window | "batch_shape": [null, 12, 1] | "batch_shape": [null, 1000000, 1000000] | layer flatten (Flatten): the number of values of a window is 1000000000000, but must be at most 1048576
            reshaped_window | "target_shape": [-1, 1] | "target_shape": [-1, 5] | layer reshape_1 (Reshape): target_shape is [-1,5], but there are 12 values
            """)
    void of_layers(String name, String from, String to, String message) {
        String cells = "{\"class_name\": \"GRUCell\", \"config\": {}},".repeat(1000);

        assertRefused("keras3-more", name, from, to.replace("CELLS", cells), message);
    }

    @Test
    void keras_2_writes_arguments_behind_the_tensor() throws Exception {
        String tensor = "[\"input_3\", 0, 0, {}]";
        String constants = "[[\"_CONSTANT_VALUE\", -1, [[1.0]]]]";

        assertThat(read("keras2-more", "functional", tensor, "[\"input_3\", 0, 0, {\"initial_state\": null}]"))
                .isEqualTo(read("keras2-more", "functional"));
        assertRefused(
                "keras2-more",
                "functional",
                tensor,
                "[\"input_3\", 0, 0, {\"initial_state\": " + constants + "}]",
                "layer lstm (LSTM): it is called with initial_state, but only the output of the layer below is read."
                        + " Build the model without that");
        assertRefused(
                "keras2-more",
                "functional",
                tensor,
                tensor + ", [\"_CONSTANT_VALUE\", -1, [[1.0]], {}]",
                "layer lstm (LSTM): it is called with constants, but only the output of the layer below is read."
                        + " Build the model without that");
    }

    @Test
    void layers_without_weights_in_the_file_have_no_more_values_than_a_limit() throws Exception {
        StringBuilder rescalings = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            rescalings.append(rescaling(i));
        }
        String four = rescalings.toString();

        // With four, the next layer is wrong.
        assertRefused(
                "keras3",
                "gru_dense",
                "\"layers\": [",
                "\"layers\": [" + four,
                "layer input_layer_2 (InputLayer): layers of this class are not read. " + READ);
        assertRefused(
                "keras3",
                "gru_dense",
                "\"layers\": [",
                "\"layers\": [" + four + rescaling(4),
                "layer r4 (Rescaling): with it, the layers have 5242880 values at each step, but must have at most 4194304");
    }

    private static String rescaling(int number) {
        return "{\"class_name\": \"Rescaling\", \"config\": {\"name\": \"r" + number
                + "\", \"batch_shape\": [null, null, 1048576], \"scale\": 2.0}},";
    }

    @Test
    void flattened_layers_have_the_values_of_all_steps() {
        String normalization =
                "{\"class_name\": \"Activation\", \"config\": {\"name\": \"rN\", \"activation\": \"tanh\","
                        + " \"batch_shape\": [null, 1048576, 1]}},";

        assertRefused(
                "keras3",
                "gru_dense",
                "\"layers\": [",
                "\"layers\": ["
                        + normalization.replace("N", "1")
                        + normalization.replace("N", "2")
                        + normalization.replace("N", "3")
                        + normalization.replace("N", "4")
                        + normalization.replace("N", "5")
                        + "{\"class_name\": \"Flatten\", \"config\": {\"name\": \"flatten\"}},",
                "layer flatten (Flatten): with it, the layers have 5242880 values at each step, but must have at most 4194304");
    }

    @Test
    void a_model_that_was_built_for_a_window_and_runs_step_by_step_says_so() throws Exception {
        String note = "was built for windows of 30 steps and outputs each step: by default it runs step by step;"
                + " model.window: 30 runs it as Keras does";
        String any = "\"batch_shape\": [null, null, 1]";
        String fixed = "\"batch_shape\": [null, 30, 1]";

        assertThat(saved("keras3", "gru_dense", any, fixed).notes()).contains(note);
        assertThat(saved("keras3", "gru_dense", any, "\"batch_shape\": [null, 1, 1]")
                        .notes())
                .contains(note.replace("30 steps", "1 step").replace("30", "1"));
        assertThat(saved("keras3", "gru_dense", any, fixed, "\"stateful\": false", "\"stateful\": true")
                        .notes())
                .doesNotContain(note);
        assertThat(saved("keras3", "gru_dense", any, fixed, "\"return_sequences\": true", "\"return_sequences\": false")
                        .notes())
                .doesNotContain(note);
        assertThat(saved("keras3", "gru_dense").notes()).noneMatch(one -> one.contains("model.window"));
    }

    @Test
    void a_call_as_in_a_training_is_refused_where_it_makes_a_difference() throws Exception {
        String call = "\"training\": false";

        assertThat(read("keras3", "pulse_stateful", call, "\"training\": true")).isNotNull();
        assertThatThrownBy(() -> read(
                        "keras3", "pulse_stateful", call, "\"training\": true", "\"dropout\": 0.0", "\"dropout\": 0.1"))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(
                        "layer lstm (LSTM): it is called with training=True, so that it does in forecasts what it does"
                                + " in a training. Build the model without that");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cell\": INNER",
                "\"cell\": {\"class_name\": \"StackedRNNCells\", \"config\": {\"cells\": [INNER]}}",
                "\"layer\": INNER"
            })
    void a_call_as_in_a_training_makes_a_difference_to_what_is_inside_a_layer(String inner) {
        String dropout = "{\"class_name\": \"LSTMCell\", \"config\": {\"dropout\": 0.1}}";

        assertThatThrownBy(() -> read(
                        "keras3",
                        "pulse_stateful",
                        "\"training\": false",
                        "\"training\": true",
                        "\"class_name\": \"LSTM\", \"config\": {",
                        "\"class_name\": \"RNN\", \"config\": {" + inner.replace("INNER", dropout) + ", "))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("layer lstm (RNN): it is called with training=True");
    }

    @Test
    void a_window_may_have_any_length() throws Exception {
        NetworkSpec network =
                read("keras3-more", "scalings", "\"return_sequences\": true", "\"return_sequences\": false");

        assertThat(network.window()).hasValue(new NetworkSpec.Window(OptionalInt.empty(), false));
    }

    @Test
    void a_window_of_one_step_begins_with_states_of_zero_unless_the_model_is_stateful() throws Exception {
        assertThat(read("keras3-more", "stateful_last", "\"stateful\": true", "\"stateful\": false")
                        .window())
                .hasValue(new NetworkSpec.Window(OptionalInt.of(1), false));
        assertThat(read("keras3-more", "stateful_last", "\"batch_shape\": [1, 1, 1]", "\"batch_shape\": [1, 5, 1]")
                        .window())
                .hasValue(new NetworkSpec.Window(OptionalInt.of(5), false));
        assertThat(read("keras3-more", "stateful_last", "\"batch_shape\": [1, 1, 1]", "\"batch_shape\": [1, null, 1]")
                        .window())
                .isEmpty();
    }

    @Test
    void one_mean_may_be_that_of_all_features() throws Exception {
        assertThat(read(
                        "keras3-more",
                        "scalings",
                        "\"axis\": [-1], \"invert\": false",
                        "\"axis\": null, \"invert\": false"))
                .isEqualTo(read("keras3-more", "scalings", "\"invert\": false", "\"invert\": false"));
    }

    /** Keras 2 names functional models so before its version 2.4. */
    @Test
    void the_class_of_a_functional_model_had_another_name() throws Exception {
        assertThat(read("keras3", "pulse_stateful", "\"class_name\": \"Functional\"", "\"class_name\": \"Model\""))
                .isEqualTo(read("keras3", "pulse_stateful", "Functional", "Functional"));
    }

    @Test
    void the_shape_of_the_input_may_be_that_for_which_the_model_was_built() throws Exception {
        String input = "\"class_name\": \"InputLayer\"";
        String shape = "\"batch_shape\": [null, null, 1]";

        assertThat(read("keras3", "gru_dense", shape, "\"batch_input_shape\": [null, null, 1]")
                        .inputs())
                .hasValue(1);
        assertThat(read("keras3", "gru_dense", shape, "\"x\": 0").inputs()).hasValue(1);
        assertThatThrownBy(() -> read("keras3", "gru_dense", shape, "\"x\": 0", "input_shape", "y"))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(
                        "layer input_layer_2 (InputLayer): the shape of the model's input is not said. Begin the model"
                                + " with keras.Input, and save it again");
        assertThatThrownBy(() -> read("keras3", "gru_dense", input, "\"class\": 0"))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("it has a layer without class_name and config");
    }
}
