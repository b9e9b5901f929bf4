package io.github.lstmforecast.onnx.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.LibraryVersion;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.engine.ExportedModel;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.onnx.export.GraphBuilder.Value;
import io.github.lstmforecast.onnx.file.OnnxFile;
import io.github.lstmforecast.onnx.file.OnnxMetadata;
import io.github.lstmforecast.onnx.file.TensorType;
import io.github.lstmforecast.signal.StepInputs;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Writes a model as an ONNX graph of standard operators. Its input {@code x} is {@code [1, time, inputs]}: the targets, then
 * the known inputs, in the unit of the series; its output {@code y} is {@code [1, time, targets]}, the targets one step
 * later. The states of recurrent layers go in and out, so a program can feed one step or many at a time. A model that gets
 * windows has no states, and {@code y} is {@code [1, steps, targets]}, the steps after the window; one without recurrent
 * layers that runs step by step gets a window of one step.
 */
public final class OnnxExport {
    static final String X = "x";
    static final String Y = "y";

    private static final String GRAPH = "forecast";
    private static final String ANY_TIME = "time";
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 15;

    private final ModelExport model;
    private final StepInputs stepInputs;
    private final SeriesNodes series;
    private final GraphBuilder graph = new GraphBuilder(GRAPH);

    private OnnxExport(ModelExport model, StepInputs stepInputs) throws ExportException {
        this.model = model;
        this.stepInputs = stepInputs;
        this.series = SeriesNodes.of(model.transforms(), stepInputs.targets(), model.inputs());
        model.requireComputed(
                series.outside(),
                List.of(),
                "an ONNX graph can't compute, since they look at other steps of the series");
    }

    /** @throws ExportException if ONNX can't hold the model */
    public static ExportedModel export(ModelExport model) throws ExportException {
        if (model.model().format().equals(OnnxFile.FORMAT)) {
            throw new ExportException("it is an ONNX file already, so deploy that");
        }
        if (model.linear().isPresent()) {
            LinearSpec linear = model.linear().get();
            StepInputs inputs = StepInputs.ofTraining(linear.targets().size(), linear.known());
            return new OnnxExport(model, inputs).linear(linear);
        }
        NetworkSpec network = model.network();
        return new OnnxExport(model, model.stepInputs(network)).network(network);
    }

    private ExportedModel linear(LinearSpec linear) {
        // The series is not scaled, so 32 bits could lose digits.
        Value x = series.apply(
                graph, graph.input(X, TensorType.DOUBLE, 1, linear.order(), stepInputs.size()), stepInputs.known());
        Value y = series.undo(graph, LinearNodes.add(graph, linear, x));
        graph.output(Y, y, 1, 1, stepInputs.targets());
        return exported(List.of());
    }

    private ExportedModel network(NetworkSpec network) throws ExportException {
        requireFits(network);
        OptionalInt window = network.window().map(NetworkSpec.Window::steps).orElse(OptionalInt.empty());
        boolean isStateless = network.recurrent().isEmpty(); // so one step at a time will do
        Object time = window.isPresent() ? window.getAsInt() : isStateless ? 1 : ANY_TIME;
        Value x = graph.input(X, series.type(), 1, time, stepInputs.size());
        Value fed = graph.cast(series.apply(graph, x, stepInputs.known()), TensorType.FLOAT);
        if (!stepInputs.isInOrder()) {
            long[] order = Arrays.stream(stepInputs.order()).asLongStream().toArray();
            fed = graph.op("Gather", fed, graph.integers(order), GraphBuilder.attribute("axis", 2));
        }
        if (model.normalizer().isPresent()) {
            fed = graph.cast(SeriesNodes.scaled(graph, model.normalizer().get().inputs(), fed), TensorType.FLOAT);
        }
        NetworkNodes nodes = new NetworkNodes(graph);
        Value predicted =
                window.isPresent() ? nodes.addWindow(network, fed, stepInputs.targets()) : nodes.addSteps(network, fed);
        if (model.normalizer().flatMap(of -> of.outputs()).isPresent()) {
            Value undone = SeriesNodes.unscaled(
                    graph, model.normalizer().get().outputs().orElseThrow(), predicted);
            predicted = graph.cast(undone, TensorType.FLOAT);
        }
        Value y = graph.cast(series.undo(graph, predicted), series.type());
        int steps = network.outputs() / stepInputs.targets();
        graph.output(Y, y, 1, window.isPresent() ? steps : time, stepInputs.targets());
        for (OnnxMetadata.State state : nodes.states()) {
            int units = network.recurrent().get(state.layer()).units();
            graph.outputOfNode(state.output(), TensorType.FLOAT, 1, 1, units);
        }
        return exported(nodes.states());
    }

    private void requireFits(NetworkSpec network) throws ExportException {
        boolean isWindow = network.window().isPresent();
        int targets = stepInputs.targets();
        if (network.inputs().orElseThrow() != stepInputs.size()
                || network.outputs() % targets != 0
                || !isWindow && network.outputs() != targets) {
            throw new ExportException("it has " + network.inputs().getAsInt() + " inputs and " + network.outputs()
                    + " outputs, but " + targets + " targets and " + stepInputs.known() + " known inputs");
        }
        try {
            model.normalizer().ifPresent(of -> of.requireFits(stepInputs.size(), targets));
        } catch (InvalidValueException e) {
            throw new ExportException(e.getMessage());
        }
    }

    private ExportedModel exported(List<OnnxMetadata.State> states) {
        OnnxMetadata metadata = new OnnxMetadata(
                model.inputs().map(OnnxExport::unscaled),
                series.outside(),
                series.inside(),
                states,
                model.scenario(),
                model.model().sha256(),
                LibraryVersion.get());
        ModelProto file = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("lstm-forecast")
                .setProducerVersion(LibraryVersion.get())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph.build())
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(OnnxMetadata.KEY)
                        .setValue(metadata.toJson()))
                .build();
        return new ExportedModel(file.toByteArray(), ExportUse.lines(file.getGraph(), metadata, stepInputs));
    }

    /** The graph scales the known inputs. */
    private static SavedInputs unscaled(SavedInputs inputs) {
        return new SavedInputs(
                inputs.targets(),
                inputs.knownNames().stream().map(SavedInputs.Known::unscaled).toList(),
                inputs.lead());
    }
}
