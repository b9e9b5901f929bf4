package io.github.lstmforecast.onnx.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.onnx.file.OnnxMetadata;
import io.github.lstmforecast.signal.SeriesTransform;
import io.github.lstmforecast.signal.StepInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How an exported graph is used: a line for each of its inputs and outputs. */
final class ExportUse {
    private ExportUse() {}

    static List<String> lines(GraphProto graph, OnnxMetadata metadata, StepInputs stepInputs) {
        Map<String, String> outputOf = metadata.states().stream()
                .collect(Collectors.toMap(OnnxMetadata.State::input, OnnxMetadata.State::output));
        List<String> lines = new ArrayList<>();
        for (ValueInfoProto input : graph.getInputList()) {
            lines.add("input " + described(input) + ": "
                    + (input.getName().equals(OnnxExport.X)
                            ? inputs(metadata, stepInputs)
                            : "zeros at first, then the output " + outputOf.get(input.getName())));
        }
        for (ValueInfoProto output : graph.getOutputList()) {
            lines.add("output " + described(output)
                    + (output.getName().equals(OnnxExport.Y)
                            ? ": " + targets(metadata, stepInputs) + ", " + steps(output)
                            : ""));
        }
        if (!metadata.transforms().isNone()) {
            lines.add("not in the graph, but in its metadata: the transforms "
                    + metadata.transforms().transforms().stream()
                            .map(SeriesTransform::key)
                            .collect(Collectors.joining(", "))
                    + "; apply them to the whole series before, and undo them on the whole forecast");
        }
        return lines;
    }

    private static String described(ValueInfoProto tensor) {
        TypeProto.Tensor type = tensor.getType().getTensorType();
        String shape = type.getShape().getDimList().stream()
                .map(ExportUse::length)
                .collect(Collectors.joining(", ", "[", "]"));
        return tensor.getName() + ", "
                + (type.getElemType() == TensorProto.DataType.DOUBLE.getNumber() ? "float64 " : "float32 ") + shape;
    }

    private static String length(TensorShapeProto.Dimension dimension) {
        return dimension.hasDimParam() ? dimension.getDimParam() : String.valueOf(dimension.getDimValue());
    }

    private static String inputs(OnnxMetadata metadata, StepInputs stepInputs) {
        if (stepInputs.known() == 0) {
            return targets(metadata, stepInputs);
        }
        return targets(metadata, stepInputs)
                + (stepInputs.lead() == 1 ? ", and of the step after " : ", ")
                + metadata.inputs()
                        .map(of -> SafeText.of(String.join(", ", of.knownNames())))
                        .orElseGet(() -> stepInputs.known() + " known inputs");
    }

    private static String targets(OnnxMetadata metadata, StepInputs stepInputs) {
        return metadata.inputs()
                .map(SavedInputs::targets)
                .map(names -> SafeText.of(String.join(", ", names)))
                .orElseGet(() -> stepInputs.targets() == 1 ? "the target" : stepInputs.targets() + " targets");
    }

    private static String steps(ValueInfoProto output) {
        TensorShapeProto.Dimension time =
                output.getType().getTensorType().getShape().getDim(1);
        if (time.hasDimParam()) {
            return "one step later";
        }
        return time.getDimValue() == 1 ? "the step after" : "the " + time.getDimValue() + " steps after";
    }
}
