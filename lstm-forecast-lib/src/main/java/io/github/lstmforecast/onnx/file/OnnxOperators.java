package io.github.lstmforecast.onnx.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which operators a graph may have: those that ONNX Runtime brings, and functions of the model itself. */
final class OnnxOperators {
    /** The newest version of ONNX's operators that the ONNX Runtime of the library's POM has. */
    static final int NEWEST_OPSET = 26;

    private static final Set<String> ONNX = Set.of("", "ai.onnx");
    private static final Set<String> OTHERS = Set.of("ai.onnx.ml", "com.microsoft");

    private final Set<String> functions;

    private OnnxOperators(ModelProto model) {
        this.functions = model.getFunctionsList().stream()
                .map(function -> key(function.getDomain(), function.getName()))
                .collect(Collectors.toSet());
    }

    static void check(ModelProto model) throws ModelFileException {
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw new ModelFileException(
                    "it is not a whole ONNX file: it has no graph. Copy it again, in whole and as binary data");
        }
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            if (ONNX.contains(set.getDomain()) && (set.getVersion() > NEWEST_OPSET || set.getVersion() < 1)) {
                throw new ModelFileException("it has the operators of ONNX's opset " + set.getVersion()
                        + "; ONNX Runtime has those of 1 to " + NEWEST_OPSET
                        + ": export the model with an opset_version of"
                        + " at most " + NEWEST_OPSET);
            }
        }
        OnnxOperators operators = new OnnxOperators(model);
        operators.requireKnown(model.getGraph());
        for (FunctionProto function : model.getFunctionsList()) {
            operators.requireKnown(function.getNodeList());
            for (AttributeProto attribute : function.getAttributeProtoList()) {
                operators.requireKnown(attribute);
            }
        }
    }

    private void requireKnown(GraphProto graph) throws ModelFileException {
        requireKnown(graph.getNodeList());
    }

    private void requireKnown(List<NodeProto> nodes) throws ModelFileException {
        for (NodeProto node : nodes) {
            String domain = node.getDomain();
            if (!ONNX.contains(domain)
                    && !OTHERS.contains(domain)
                    && !functions.contains(key(domain, node.getOpType()))) {
                throw new ModelFileException("node " + SafeText.of(node.getName()) + " has the operator "
                        + SafeText.of(key(domain, node.getOpType()))
                        + ", which is of neither ONNX nor ONNX Runtime: operators"
                        + " that need a library of their own are not run. Export the model without it");
            }
            for (AttributeProto attribute : node.getAttributeList()) {
                requireKnown(attribute);
            }
        }
    }

    private void requireKnown(AttributeProto attribute) throws ModelFileException {
        requireKnown(attribute.getG());
        for (GraphProto graph : attribute.getGraphsList()) {
            requireKnown(graph);
        }
    }

    private static String key(String domain, String operator) {
        return domain.isEmpty() ? operator : domain + "::" + operator;
    }
}
