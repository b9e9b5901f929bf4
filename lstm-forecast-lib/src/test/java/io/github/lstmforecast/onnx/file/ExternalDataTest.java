package io.github.lstmforecast.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.lstmforecast.model.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDataTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeData() throws IOException {
        file = folder.resolve("model/model.onnx");
        Files.createDirectories(folder.resolve("model/weights"));
        Files.writeString(file, "any");
        Files.writeString(folder.resolve("model/data"), "0123456789abcdef");
        Files.writeString(folder.resolve("model/weights/data"), "inner456");
        Files.writeString(folder.resolve("outside"), "secret!!");
    }

    /** Two floats. */
    private static TensorProto tensor(Map<String, String> entries) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("w")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(2)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        new TreeMap<>(entries)
                .forEach((key, value) -> tensor.addExternalData(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return tensor.build();
    }

    private static ModelProto model(TensorProto tensor) {
        return ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder().addInitializer(tensor))
                .build();
    }

    private static Map<String, String> at(String location, String offset, String length) {
        return Map.of("location", location, "offset", offset, "length", length);
    }

    @ParameterizedTest
    @CsvSource({"data, 4, 8, 456789ab", "weights/data, 0, 8, inner456", "./data, 8, 8, 89abcdef"})
    void data_beside_the_model_becomes_a_part_of_it(String location, String offset, String length, String content)
            throws Exception {
        TensorProto inside = ExternalData.inlined(model(tensor(at(location, offset, length))), file)
                .getGraph()
                .getInitializer(0);

        assertThat(inside.getRawData().toStringUtf8()).isEqualTo(content);
        assertThat(inside.getDataLocation()).isEqualTo(TensorProto.DataLocation.DEFAULT);
        assertThat(inside.getExternalDataCount()).isZero();
    }

    @Test
    void without_an_offset_and_a_length_it_is_the_whole_file() throws Exception {
        TensorProto inside = ExternalData.inlined(model(tensor(Map.of("location", "weights/data"))), file)
                .getGraph()
                .getInitializer(0);

        assertThat(inside.getRawData().toStringUtf8()).isEqualTo("inner456");
    }

    @Test
    void the_tensors_of_nodes_and_of_graphs_in_nodes_are_found() throws Exception {
        TensorProto tensor = tensor(at("data", "0", "8"));
        NodeProto constant = NodeProto.newBuilder()
                .addAttribute(AttributeProto.newBuilder().setT(tensor))
                .addAttribute(AttributeProto.newBuilder().addTensors(tensor))
                .build();
        NodeProto loop = NodeProto.newBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setG(GraphProto.newBuilder().addNode(constant).addInitializer(tensor)))
                .build();
        ModelProto model = ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder().addNode(loop))
                .build();

        ModelProto inlined = ExternalData.inlined(model, file);

        assertThat(inlined.toString()).doesNotContain("EXTERNAL").contains("01234567");
    }

    @Test
    void the_tensors_of_functions_are_found() throws Exception {
        TensorProto tensor = tensor(at("data", "0", "8"));
        ModelProto model = ModelProto.newBuilder()
                .addFunctions(FunctionProto.newBuilder()
                        .addAttributeProto(AttributeProto.newBuilder().setT(tensor))
                        .addNode(NodeProto.newBuilder()
                                .addAttribute(AttributeProto.newBuilder().setT(tensor))))
                .build();

        assertThat(ExternalData.inlined(model, file).toString())
                .doesNotContain("EXTERNAL")
                .contains("01234567");
    }

    @Test
    void a_model_without_is_as_it_was() throws Exception {
        ModelProto model = model(TensorProto.newBuilder().setName("w").build());

        assertThat(ExternalData.inlined(model, file)).isSameAs(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../outside", "weights/../../outside", "/etc/hostname", "..\\outside", "C:outside", "", " "})
    void no_other_folder_is_read(String location) {
        assertThatThrownBy(() -> ExternalData.inlined(model(tensor(at(location, "0", "8"))), file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("tensor w: its data is in " + location + "; only a file in the model's own folder is read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "linked/outside"})
    void no_link_is_followed(String location) throws IOException {
        try {
            Files.createSymbolicLink(folder.resolve("model/link"), folder.resolve("outside"));
            Files.createSymbolicLink(folder.resolve("model/linked"), folder);
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(e).as("this system makes links").isNull();
        }

        assertThatThrownBy(() -> ExternalData.inlined(model(tensor(at(location, "0", "8"))), file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("which is a link");
    }

    @ParameterizedTest
    @CsvSource({
        "data, 12, 8, its data is 8 bytes from byte 12 of data",
        "data, -4, 8, its data is 8 bytes from byte -4 of data",
        "data, 0, -8, its data is -8 bytes",
        "data, 9223372036854775807, 8, its data is 8 bytes",
        "data, 0, 4, 'its shape is [2], which is 8 bytes, but its data has 4'",
        "data, four, 8, 'its offset is four, not a number of bytes'",
        "missing, 0, 8, which is not beside the model",
        "weights, 0, 8, which is not a file"
    })
    void what_the_file_does_not_have_is_refused(String location, String offset, String length, String message) {
        assertThatThrownBy(() -> ExternalData.inlined(model(tensor(at(location, offset, length))), file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_huge_shape_is_not_multiplied_into_a_small_one() {
        TensorProto huge = tensor(at("data", "0", "8")).toBuilder()
                .clearDims()
                .addDims(1L << 33)
                .addDims(1L << 31)
                .build();

        assertThatThrownBy(() -> ExternalData.inlined(model(huge), file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("its shape is [8589934592, 2147483648]");
    }

    @Test
    void sparse_tensors_must_be_inside() {
        ModelProto model = ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder()
                        .addSparseInitializer(SparseTensorProto.newBuilder().setValues(tensor(at("data", "0", "8")))))
                .build();

        assertThatThrownBy(() -> ExternalData.inlined(model, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("sparse tensor");
    }
}
