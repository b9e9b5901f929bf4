package io.github.lstmforecast.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.engine.ExportedModel;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.onnx.file.OnnxMetadata;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxExportRefusalTest {
    private static final NetworkSpec GRU = Networks.gru(1, 3, 1);

    private static TransformChain transforms(String json) throws Exception {
        return TransformChain.fromJson(new ObjectMapper().readTree(json));
    }

    private static ModelExport model(NetworkSpec network, TransformChain transforms) {
        return ModelExport.of(Extensions.save(network, Optional.empty(), transforms, Optional.empty()));
    }

    private static void requireRefused(ModelExport model, String message) {
        assertThatThrownBy(() -> OnnxExport.export(model))
                .isInstanceOf(ExportException.class)
                .hasMessage(message);
    }

    @Test
    void transforms_that_look_at_other_steps_are_refused_by_name() throws Exception {
        ModelExport model = model(
                GRU,
                transforms(
                        "[{\"log\":{}},{\"trend\":{\"intercept\":[1],\"slope\":[2]}},{\"difference\":{\"lag\":[12]}},"
                                + "{\"scaling\":{\"offset\":[1],\"unit\":[2]}}]"));

        requireRefused(
                model,
                "it has the transforms log, trend, difference, which an ONNX graph can't compute, since they look at other"
                        + " steps of the series: the program that runs the file has to apply them, and to undo them on the"
                        + " forecast; they can be written into the metadata of the file");
    }

    // What comes after them is in the graph.
    @Test
    void transforms_that_look_at_other_steps_are_in_the_metadata_if_the_user_says_so() throws Exception {
        String outside = "[{\"log\":{}},{\"difference\":{\"lag\":[12.0]}}]";
        String inside = "[{\"scaling\":{\"offset\":[1.0],\"unit\":[2.0]}}]";
        ModelExport model = model(GRU, transforms(outside).then(transforms(inside)));

        ExportedModel exported = OnnxExport.export(model.withTransformsInMetadata());

        OnnxMetadata metadata = OnnxMetadata.read(
                ModelProto.parseFrom(exported.content()).getMetadataProps(0).getValue());
        assertThat(metadata.transforms()).isEqualTo(transforms(outside));
        assertThat(metadata.graphTransforms()).isEqualTo(transforms(inside));
        assertThat(exported.use())
                .last()
                .asString()
                .isEqualTo(
                        "not in the graph, but in its metadata: the transforms log, difference; apply them to the whole"
                                + " series before, and undo them on the whole forecast");
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.Function.class,
            names = {
                "RELU_6",
                "SELU",
                "GELU",
                "GELU_TANH",
                "SILU",
                "HARD_SILU",
                "MISH",
                "HARD_TANH",
                "LOG_SIGMOID",
                "EXPONENTIAL",
                "SOFTMAX"
            })
    void activations_that_the_cells_of_onnx_do_not_have_are_refused_by_name(Activation.Function function) {
        NetworkSpec network = new NetworkSpec(List.of(
                Networks.recurrent(CellKind.SIMPLE_RNN, GateActivation.SIGMOID, Activation.of(function), 1, 1)));

        requireRefused(
                model(network, TransformChain.NONE),
                "its simple RNN cells have the activation " + function.key()
                        + ", which the recurrent operators of ONNX do not have");
    }

    @Test
    void a_model_without_known_layers_is_refused_with_its_format() {
        requireRefused(
                ModelExport.of(unknown("other")),
                "its layers are not known: only models of LSTM, GRU, simple RNN and dense layers, and linear models, can be"
                        + " exported, and this is a file of the format other");
    }

    @Test
    void an_onnx_file_is_not_exported_again() {
        requireRefused(ModelExport.of(unknown("onnx")), "it is an ONNX file already, so deploy that");
    }

    private static SavedModel unknown(String format) {
        return new SavedModel() {
            @Override
            public String format() {
                return format;
            }

            @Override
            public ModelShape shape() {
                return ModelShape.UNKNOWN;
            }

            @Override
            public byte[] toBytes() {
                return new byte[0];
            }
        };
    }

    @Test
    void windows_of_unknown_length_are_refused() {
        NetworkSpec dense = new NetworkSpec(
                List.of(Networks.dense(4, 1, Activation.LINEAR)),
                Optional.of(new NetworkSpec.Window(OptionalInt.empty(), true)));

        requireRefused(model(dense, TransformChain.NONE), "window is missing, but must be a number of steps");
    }

    @Test
    void a_model_that_does_not_fit_its_signal_is_refused() {
        SavedModel model = model(Networks.gru(3, 2, 1), TransformChain.NONE).model();
        OpenSettings settings = OpenSettings.of(StepInputs.ofTargets(2));

        requireRefused(
                new ModelExport(model, settings, TransformChain.NONE, Optional.empty(), Optional.empty(), false),
                "it has 3 inputs and 1 outputs, but 2 targets and 0 known inputs");
    }
}
