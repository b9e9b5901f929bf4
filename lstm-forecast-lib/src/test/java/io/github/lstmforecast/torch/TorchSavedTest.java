package io.github.lstmforecast.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that this library saves. */
class TorchSavedTest {
    @TempDir
    Path folder;

    private static NetworkSpec network(String name) {
        if (name.equals("gru")) {
            return Networks.gru(1, 5, 1);
        }
        return new NetworkSpec(List.of(
                Networks.recurrent(CellKind.LSTM, GateActivation.SIGMOID, Activation.TANH, 1, 4),
                Networks.recurrent(CellKind.GRU, GateActivation.SIGMOID, Activation.TANH, 4, 3),
                Networks.recurrent(
                        CellKind.SIMPLE_RNN, GateActivation.SIGMOID, Activation.of(Activation.Function.RELU), 3, 5),
                Networks.dense(5, 3, Activation.TANH),
                Networks.dense(3, 1, Activation.LINEAR)));
    }

    private static SavedModel saved(NetworkSpec network) {
        return TorchFile.of(new SavedNetwork(network, TransformChain.NONE, Optional.empty()));
    }

    // run_in_pytorch.py beside the files has run them in PyTorch.
    @ParameterizedTest
    @ValueSource(strings = {"gru", "stack"})
    void pytorch_computes_the_same_from_a_file_that_is_written_here(String name) throws Exception {
        FrameworkModel model = FrameworkModel.of("saved", name);
        Path file = model.file("model.safetensors");

        FrameworkModel.Differences found = model.differences(Extensions.read(file));

        assertThat(saved(network(name)).toBytes()).isEqualTo(Files.readAllBytes(file));
        assertThat(found.oneStep()).isLessThan(1e-6);
        assertThat(found.states()).isLessThan(1e-6);
        assertThat(found.closedLoop()).isLessThan(1e-6);
    }

    // Readers that map the file into memory need numbers at multiples of their size.
    @Test
    void numbers_begin_at_a_multiple_of_8_bytes() throws Exception {
        for (String name : List.of("a", "ab", "abc", "abcdefgh")) {
            byte[] file = new StateDict().linear(name, 1, 1).file();

            assertThat(SafetensorsHeader.read(file, file.length).dataStart() % 8)
                    .isZero();
            assertThat(file.length)
                    .isEqualTo(SafetensorsHeader.read(file, file.length).dataStart() + 8);
        }
    }

    @Test
    void a_zip_of_a_file_is_the_same_model() throws Exception {
        SavedModel model = saved(network("stack"));
        Path zip = Files.write(folder.resolve("golden.zip"), model.toZip());

        SavedModel read = Extensions.read(zip);

        assertThat(read.format()).isEqualTo("safetensors");
        assertThat(read.sha256()).isEqualTo(model.sha256());
        assertThat(read.toBytes()).isEqualTo(model.toBytes());
        assertThat(read.toZip()).isEqualTo(model.toZip());
        assertThat(read.network()).isEqualTo(model.network());
    }

    @Test
    void nothing_else_is_in_a_zip() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("model.safetensors", saved(network("gru")).toBytes());
        entries.put("data.pkl", new byte[1]);
        Path zip = Files.write(folder.resolve("model.zip"), ModelZip.of(entries));

        assertThatThrownBy(() -> Extensions.read(zip))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("data.pkl: this entry is not allowed, since loading it can run code; a model file has only"
                        + " model.safetensors");
    }

    @Test
    void a_zip_is_not_unpacked_if_its_header_is_wrong() throws Exception {
        byte[] content = new byte[100_000];
        content[0] = 1;
        content[8] = '{';
        Path zip = Files.write(folder.resolve("model.zip"), ModelZip.of(Map.of("model.safetensors", content)));

        assertThatThrownBy(() -> Extensions.read(zip))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("header: this is not JSON: ");
    }

    @ParameterizedTest
    @CsvSource({"30, false", ", false", ", true"})
    void a_window_is_kept(Integer steps, boolean flat) throws Exception {
        OptionalInt window = steps == null ? OptionalInt.empty() : OptionalInt.of(steps);
        NetworkSpec network = new NetworkSpec(
                List.of(Networks.dense(3, 1, Activation.LINEAR)), Optional.of(new NetworkSpec.Window(window, flat)));

        assertThat(TorchFile.read(saved(network).toBytes(), List.of()).network())
                .hasValue(network);
    }

    @Test
    void transforms_are_for_scenarios_only() throws Exception {
        Path file = folder.resolve("model.safetensors");
        TransformChain transforms = TransformChain.of(Scaling.of(new double[] {1}, new double[] {2}));
        TorchFile.of(new SavedNetwork(network("gru"), transforms, Optional.empty()))
                .write(file);

        assertThatThrownBy(() -> TorchModels.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("it transforms its series, which only a scenario applies");
    }

    @Test
    void a_model_of_another_format_is_named_so() throws Exception {
        Path file =
                Files.writeString(folder.resolve("model.safetensors"), "version https://git-lfs.github.com/spec/v1");

        assertThatThrownBy(() -> TorchModels.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("this is not a safetensors file");
    }

    // Each replaces a part of the JSON of a GRU and an output layer.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "layers":[          | "layers":{}, "x":[    | layers is {}, but must be a list
            "layers":[          | "x":[                 | layers is missing, but must be a list
            "layers":[          | "layers":[1,          | kind is missing, but must be in 1
            "kind":"gru"        | "kind":7              | kind is 7, but must be a text
            "kind":"gru"        | "kind":"conv"         | kind is conv, but must be the kind of a layer
            "kind":"gru"        | "kind":"lstm"         | kind is lstm, but must be that of one layer of rnn.weight_hh_l0 of shape [15, 5]
            "kind":"gru"        | "kind":"dense"        | name is rnn, but must be that of a module of the file, of the same kind, in one layer only
            "name":"rnn"        | "name":"rnn5"         | name is rnn5, but must be that of a module of the file, of the same kind
            "name":"head"       | "name":"rnn"          | name is rnn, but must be that of a module of the file, of the same kind
            :"sigmoid"          | :"tanh"               | gateActivation is tanh, but must be one of sigmoid, hard-sigmoid, hard-sigmoid-6
            :"linear"}          | :"linar"}             | activation is linar, but must be one of linear, tanh,
            :"linear"}          | :"elu"}               | parameter is missing, but must be in {"kind":"dense","name":"head","activation":"elu"}
            :"linear"}          | :"elu","parameter":"x"} | parameter is "x", but must be a finite number
            :"linear"}          | :"elu","parameter":1e999} | parameter is "Infinity", but must be a finite number
            :"linear"}          | :"elu","parameter":1e99} | parameter of elu is Infinity, but must be finite
            :"linear"}]         | :"linear"},{"kind":"activation","activation":"relu","inputs":0}] | inputs is 0, but must be a whole number from 1 to 65536
            :"linear"}]         | :"linear"},{"kind":"activation","activation":"relu","inputs":65537}] | inputs is 65537, but must be a whole number
            :"linear"}]         | :"linear"},{"kind":"activation","activation":"relu","inputs":2}] | inputs is 2, but must be 1, the number of outputs of the layer below
            :"linear"}]         | :"linear"},{"kind":"scaling","scale":1,"offset":[]}] | scale is 1, but must be a list of numbers
            :"linear"}]         | :"linear"},{"kind":"scaling","scale":[1],"offset":[]}] | offset is 0 numbers, but must be as many as scale, at least one
            ,{"kind":"dense","name":"head","activation":"linear"} | | layers is without head, but must be a list of all modules of the file
            "transforms":[]     | "transforms":[{}]     | transforms is {}, but must be objects with one key
            "transforms":[]     | "transforms":[],"window":{"flat":1} | window is {"flat":1}, but must be an object with flat, and steps if they are known
            "transforms":[]     | "transforms":[],"window":{"flat":false,"steps":"5"} | window is {"flat":false,"steps":"5"}, but must be an object
            "transforms":[]     | "transforms":[],"window":{"flat":false,"steps":0} | window is 0, but must be at least 1 (steps)
            "transforms":[]     | "transforms":[],"inputs":{"targets":["a","b"],"known":[],"lead":1} | inputs is 2 targets and 0 known inputs, but must be as many as the model has
            "transforms":[]     | "transforms":[           | this is not JSON: Unexpected
            """)
    void a_description_that_does_not_fit_the_tensors_is_rejected(String from, String to, String message)
            throws Exception {
        Safetensors sound = Safetensors.read(saved(network("gru")).toBytes());
        String json = sound.metadata().get("lstm-forecast");
        assertThat(json).contains(from);
        Map<String, String> metadata = Map.of("lstm-forecast", json.replace(from, to == null ? "" : to));
        byte[] changed = new Safetensors(sound.tensors(), metadata).write();

        assertThatThrownBy(() -> TorchFile.read(changed, List.of()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("lstm-forecast: " + message);
    }
}
