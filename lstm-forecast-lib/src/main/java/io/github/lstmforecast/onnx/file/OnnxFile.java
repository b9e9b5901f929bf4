package io.github.lstmforecast.onnx.file;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.TensorAxis;
import io.github.lstmforecast.model.TensorUse;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A graph in an ONNX file. */
public final class OnnxFile implements SavedModel {
    public static final String FORMAT = "onnx";

    private final byte[] content;
    private final Graph graph;
    private final Optional<OnnxMetadata> metadata;
    private final Optional<OnnxUse> use;
    private final List<String> notes;

    private OnnxFile(
            byte[] content, Graph graph, Optional<OnnxMetadata> metadata, Optional<OnnxUse> use, List<String> notes) {
        this.content = content;
        this.graph = graph;
        this.metadata = metadata;
        this.use = use;
        this.notes = List.copyOf(notes);
    }

    /**
     * A graph before the signal is known.
     *
     * @param model with all data inside
     * @param content the bytes of the model
     */
    static OnnxFile of(ModelProto model, byte[] content) throws ModelFileException {
        Graph graph = Graph.of(model);
        String own = graph.metadata().get(OnnxMetadata.KEY);
        return new OnnxFile(
                content,
                graph,
                own == null ? Optional.empty() : Optional.of(OnnxMetadata.read(own)),
                Optional.empty(),
                List.of());
    }

    @Override
    public OnnxFile fitted(TensorUse given, List<String> targets, List<String> known) throws ModelFileException {
        OnnxUse found = UseFinder.find(graph, given, targets, known);
        return new OnnxFile(content, graph, metadata, Optional.of(found), UseNotes.of(graph, found));
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public Optional<String> use() {
        return use.map(UseNotes::tensors);
    }

    /** How it forecasts; empty before a signal is known. */
    public Optional<OnnxUse> tensors() {
        return use;
    }

    /** Whether the graph declares that it gets any number of steps at once. */
    public boolean hasFreeTime(ValueTensor input) {
        GraphTensor tensor = graph.inputs().stream()
                .filter(one -> one.name().equals(input.name()))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, tensor.rank())
                .filter(axis -> input.axes().get(axis) == TensorAxis.TIME
                        || input.axes().get(axis) == TensorAxis.VALUES)
                .anyMatch(axis -> tensor.dimension(axis).isFree());
    }

    @Override
    public ModelShape shape() {
        return use.map(OnnxFile::shape).orElse(ModelShape.UNKNOWN);
    }

    private static ModelShape shape(OnnxUse use) {
        boolean isWindow = use.kind() == OnnxUse.Kind.WINDOW;
        return new ModelShape(
                OptionalInt.of(use.stepInputs()),
                use.steps() == 0 ? OptionalInt.empty() : OptionalInt.of(use.targets() * use.steps()),
                isWindow ? Optional.of(new NetworkSpec.Window(OptionalInt.of(use.window()), false)) : Optional.empty());
    }

    @Override
    public Optional<String> weightsSha256() {
        return Optional.of(graph.weights());
    }

    @Override
    public TransformChain transforms() {
        return metadata.map(OnnxMetadata::transforms).orElse(TransformChain.NONE);
    }

    @Override
    public boolean scalesItself() {
        return metadata.filter(of -> !of.graphTransforms().isNone()).isPresent();
    }

    @Override
    public Optional<SavedInputs> inputs() {
        return metadata.flatMap(OnnxMetadata::requiredInputs);
    }

    @Override
    public byte[] toBytes() {
        return content.clone();
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
