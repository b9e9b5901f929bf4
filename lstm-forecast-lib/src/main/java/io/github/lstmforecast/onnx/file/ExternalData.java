package io.github.lstmforecast.onnx.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of a model that lie in other files, as PyTorch's exporter writes larger tensors. They are read from the model's
 * own folder and put into the model, so that the engine reads no file.
 */
final class ExternalData {
    private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
    private static final int DOUBLE = TensorProto.DataType.DOUBLE.getNumber();
    private static final int INT64 = TensorProto.DataType.INT64.getNumber();
    private static final int INT32 = TensorProto.DataType.INT32.getNumber();

    private final Path folder;
    private long left = OnnxLimits.MAX_BYTES;

    private ExternalData(Path folder) {
        this.folder = folder;
    }

    /**
     * The model with all data inside; the same object if it has no other.
     *
     * @param file of the model
     * @throws ModelFileException if data is elsewhere, or is not there
     */
    static ModelProto inlined(ModelProto model, Path file) throws ModelFileException, IOException {
        ExternalData data = new ExternalData(file.toRealPath().getParent());
        GraphProto graph = data.graph(model.getGraph());
        ModelProto.Builder changed =
                graph == model.getGraph() ? null : model.toBuilder().setGraph(graph);
        for (int i = 0; i < model.getFunctionsCount(); i++) {
            for (int j = 0; j < model.getFunctions(i).getAttributeProtoCount(); j++) {
                AttributeProto attribute = model.getFunctions(i).getAttributeProto(j);
                AttributeProto of = data.attribute(attribute);
                if (of != attribute) {
                    changed = changed == null ? model.toBuilder() : changed;
                    changed.getFunctionsBuilder(i).setAttributeProto(j, of);
                }
            }
            for (int j = 0; j < model.getFunctions(i).getNodeCount(); j++) {
                NodeProto node = model.getFunctions(i).getNode(j);
                NodeProto of = data.node(node);
                if (of != node) {
                    changed = changed == null ? model.toBuilder() : changed;
                    changed.getFunctionsBuilder(i).setNode(j, of);
                }
            }
        }
        return changed == null ? model : changed.build();
    }

    private GraphProto graph(GraphProto graph) throws ModelFileException, IOException {
        GraphProto.Builder changed = null;
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto tensor = tensor(graph.getInitializer(i));
            if (tensor != graph.getInitializer(i)) {
                changed = changed == null ? graph.toBuilder() : changed;
                changed.setInitializer(i, tensor);
            }
        }
        for (SparseTensorProto sparse : graph.getSparseInitializerList()) {
            requireInside(sparse);
        }
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = node(graph.getNode(i));
            if (node != graph.getNode(i)) {
                changed = changed == null ? graph.toBuilder() : changed;
                changed.setNode(i, node);
            }
        }
        return changed == null ? graph : changed.build();
    }

    private NodeProto node(NodeProto node) throws ModelFileException, IOException {
        NodeProto.Builder changed = null;
        for (int i = 0; i < node.getAttributeCount(); i++) {
            AttributeProto attribute = attribute(node.getAttribute(i));
            if (attribute != node.getAttribute(i)) {
                changed = changed == null ? node.toBuilder() : changed;
                changed.setAttribute(i, attribute);
            }
        }
        return changed == null ? node : changed.build();
    }

    private AttributeProto attribute(AttributeProto attribute) throws ModelFileException, IOException {
        AttributeProto.Builder changed = null;
        requireInside(attribute.getSparseTensor());
        for (SparseTensorProto sparse : attribute.getSparseTensorsList()) {
            requireInside(sparse);
        }
        if (isExternal(attribute.getT())) {
            changed = attribute.toBuilder().setT(tensor(attribute.getT()));
        }
        if (attribute.hasG()) {
            GraphProto graph = graph(attribute.getG());
            if (graph != attribute.getG()) {
                changed = (changed == null ? attribute.toBuilder() : changed).setG(graph);
            }
        }
        for (int i = 0; i < attribute.getTensorsCount(); i++) {
            TensorProto tensor = tensor(attribute.getTensors(i));
            if (tensor != attribute.getTensors(i)) {
                changed = (changed == null ? attribute.toBuilder() : changed).setTensors(i, tensor);
            }
        }
        for (int i = 0; i < attribute.getGraphsCount(); i++) {
            GraphProto graph = graph(attribute.getGraphs(i));
            if (graph != attribute.getGraphs(i)) {
                changed = (changed == null ? attribute.toBuilder() : changed).setGraphs(i, graph);
            }
        }
        return changed == null ? attribute : changed.build();
    }

    private static void requireInside(SparseTensorProto sparse) throws ModelFileException {
        if (isExternal(sparse.getValues()) || isExternal(sparse.getIndices())) {
            throw new ModelFileException(
                    "it has a sparse tensor whose data is in another file, which is not read: export"
                            + " the model with all data inside");
        }
    }

    private static boolean isExternal(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    private TensorProto tensor(TensorProto tensor) throws ModelFileException, IOException {
        if (!isExternal(tensor)) {
            return tensor;
        }
        String name = "tensor " + SafeText.of(tensor.getName()) + ": ";
        Map<String, String> entries = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        Path file = file(name, entries.getOrDefault("location", ""));
        long size = Files.size(file);
        long offset = number(name, entries, "offset", 0);
        long length = number(name, entries, "length", size - offset);
        if (offset < 0 || length < 0 || offset > size || length > size - offset) {
            throw new ModelFileException(name + "its data is " + length + " bytes from byte " + offset + " of "
                    + SafeText.of(file.getFileName().toString()) + ", which has " + size);
        }
        requireShape(name, tensor, length);
        if (length > left) {
            throw OnnxLimits.tooLarge("it has more external data than " + OnnxLimits.MAX_BYTES + " bytes");
        }
        left -= length;
        return tensor.toBuilder()
                .clearExternalData()
                .clearDataLocation()
                .setRawData(bytes(file, offset, (int) length))
                .build();
    }

    private static void requireShape(String name, TensorProto tensor, long length) throws ModelFileException {
        int type = tensor.getDataType();
        int bytes = type == FLOAT || type == INT32 ? 4 : type == DOUBLE || type == INT64 ? 8 : 0;
        if (bytes == 0) {
            return; // the engine checks others
        }
        long expected = bytes;
        for (long size : tensor.getDimsList()) {
            if (size < 0 || size > OnnxLimits.MAX_BYTES || (expected *= size) > OnnxLimits.MAX_BYTES) {
                throw new ModelFileException(name + "its shape is " + tensor.getDimsList() + ", which is more than the "
                        + length + " bytes of its data");
            }
        }
        if (expected != length) {
            throw new ModelFileException(name + "its shape is " + tensor.getDimsList() + ", which is " + expected
                    + " bytes, but its data has " + length);
        }
    }

    private Path file(String name, String location) throws ModelFileException, IOException {
        String what = name + "its data is in " + SafeText.of(location);
        try {
            Path relative = Path.of(location);
            boolean isOutside = relative.isAbsolute()
                    || location.startsWith("/")
                    || location.contains("\\")
                    || location.contains(":")
                    || location.isBlank();
            for (Path part : relative) {
                isOutside |= part.toString().equals("..");
            }
            if (isOutside) {
                throw new ModelFileException(what + "; only a file in the model's own folder is read");
            }
            Path file = folder.resolve(relative).normalize();
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new ModelFileException(
                        what + ", which is not beside the model: copy it there, or export the model"
                                + " with all data inside (in PyTorch, external_data=False)");
            }
            if (isOverLink(file)) {
                throw new ModelFileException(what + ", which is a link; only a file in the model's own folder is read");
            }
            if (!Files.isRegularFile(file)) {
                throw new ModelFileException(what + ", which is not a file");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new ModelFileException(what + ", which can't be the name of a file", e);
        }
    }

    private boolean isOverLink(Path file) throws IOException {
        for (Path part = file; !part.equals(folder); part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                return true;
            }
        }
        return !file.toRealPath().startsWith(folder);
    }

    private static long number(String name, Map<String, String> entries, String key, long otherwise)
            throws ModelFileException {
        String text = entries.get(key);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ModelFileException(
                    name + "its " + key + " is " + SafeText.of(text) + ", not a number of bytes", e);
        }
    }

    private static ByteString bytes(Path file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new IOException(file.getFileName() + " became shorter while it was read");
                }
            }
        }
        return ByteString.copyFrom(bytes.flip());
    }
}
