package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.dl4j.file.NetworkConfiguration;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.dl4j.file.NumberArray;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.TrainingDivergedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Between the library's own models and data, and those of Deeplearning4j. */
public final class Dl4jModels {
    private Dl4jModels() {}

    /**
     * A stack of layers as it would be saved.
     *
     * @param network any whose layers are Deeplearning4j's own
     * @return its configuration, parameters, and the state of its updater
     * @throws InvalidValueException if a layer, an activation or the like is a class of somebody else
     */
    public static NetworkFile toFile(MultiLayerNetwork network) {
        return toFile(
                network.getLayerWiseConfigurations().toJson(),
                network.params(),
                Optional.ofNullable(network.getUpdater(false)).map(updater -> updater.getStateViewArray()));
    }

    /**
     * A graph of layers as it would be saved.
     *
     * @param graph any whose layers are Deeplearning4j's own
     * @return its configuration, parameters, and the state of its updater
     * @throws InvalidValueException if a layer, an activation or the like is a class of somebody else
     */
    public static NetworkFile toFile(ComputationGraph graph) {
        return toFile(
                graph.getConfiguration().toJson(),
                graph.params(),
                Optional.ofNullable(graph.getUpdater(false)).map(updater -> updater.getStateViewArray()));
    }

    private static NetworkFile toFile(String json, INDArray parameters, Optional<INDArray> updaterState) {
        try {
            return NetworkFile.of(
                    NetworkConfiguration.parse(json), numbers(parameters), updaterState.map(Dl4jModels::numbers));
        } catch (ModelFileException e) {
            throw new InvalidValueException("network", e.getMessage(), "one of Deeplearning4j's own layers");
        }
    }

    private static NumberArray numbers(INDArray vector) {
        return vector.dataType() == DataType.DOUBLE
                ? NumberArray.of(vector.toDoubleVector())
                : NumberArray.of(vector.castTo(DataType.FLOAT).toFloatVector());
    }

    private static INDArray vector(NumberArray numbers) {
        return numbers.precision() == NumberArray.Precision.FLOAT
                ? Nd4j.createFromArray(numbers.toFloats())
                : Nd4j.createFromArray(numbers.toDoubles());
    }

    /**
     * A stack of layers from a file: with its weights, and with the state of its updater where that was saved. What the
     * file says of scalings is not part of the network.
     *
     * @return a network that is ready to run, and to go on with its training
     * @throws InvalidValueException if Deeplearning4j can't make a network of it
     */
    public static MultiLayerNetwork toNetwork(NetworkFile file) {
        return made(() -> network(file));
    }

    static MultiLayerNetwork network(NetworkFile file) {
        MultiLayerNetwork network = new MultiLayerNetwork(
                MultiLayerConfiguration.fromJson(file.configuration().text()));
        network.init(vector(file.parameters()), false);
        file.updaterState().ifPresent(state -> {
            MultiLayerUpdater updater = new MultiLayerUpdater(network);
            updater.setStateViewArray(network, vector(state), false);
            network.setUpdater(updater);
        });
        return network;
    }

    static ComputationGraph graph(NetworkFile file) {
        ComputationGraph graph = new ComputationGraph(
                ComputationGraphConfiguration.fromJson(file.configuration().text()));
        graph.init(vector(file.parameters()), false);
        file.updaterState().ifPresent(state -> graph.getUpdater().setStateViewArray(vector(state)));
        return graph;
    }

    /**
     * A network with new weights. The same seed gives the same.
     *
     * @param configuration its layers, and how their weights are drawn
     * @param seed of the weights, in place of the configuration's
     * @return the network, untrained
     * @throws InvalidValueException if Deeplearning4j can't make a network of it
     */
    public static NetworkFile initialize(NetworkConfiguration configuration, long seed) {
        return made(() -> {
            // The counts are those of a training before, if it was saved after one.
            if (configuration.isGraph()) {
                ComputationGraphConfiguration conf = ComputationGraphConfiguration.fromJson(configuration.text());
                conf.getDefaultConfiguration().setSeed(seed);
                conf.setIterationCount(0);
                conf.setEpochCount(0);
                ComputationGraph graph = new ComputationGraph(conf);
                graph.init();
                return toFile(graph);
            }
            MultiLayerConfiguration conf = MultiLayerConfiguration.fromJson(configuration.text());
            conf.getConfs().forEach(layer -> layer.setSeed(seed));
            conf.setIterationCount(0);
            conf.setEpochCount(0);
            MultiLayerNetwork network = new MultiLayerNetwork(conf);
            network.init();
            return toFile(network);
        });
    }

    /** What Deeplearning4j makes of a configuration; it says in many ways that one is wrong. */
    static <T> T made(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidValueException | TrainingDivergedException e) {
            throw e;
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new InvalidValueException(
                    "network",
                    "one that Deeplearning4j refuses (" + SafeText.of(root.toString(), 300) + ")",
                    "one that it can make of its configuration");
        }
    }

    /**
     * Any recurrent network from a file, as a model.
     *
     * @param file what {@link NetworkFile#read} has checked
     * @return a model in the space of the file's transforms
     * @throws InvalidValueException if Deeplearning4j can't make a network of it, or the network can't forecast step by
     *     step
     */
    public static SequenceModel toModel(NetworkFile file) {
        SequenceModel model = made(() -> file.configuration().isGraph()
                ? Dl4jSequenceModel.of(graph(file))
                : Dl4jSequenceModel.of(network(file)));
        return NormalizedModel.of(model, file.normalizer());
    }

    static Forecaster toForecaster(NetworkFile file, Optional<StepInputs> inputs) {
        SequenceModel model = toModel(file);
        return inputs.map(of -> new ClosedLoop(model, of)).orElseGet(() -> new ClosedLoop(model));
    }

    /**
     * Training data as Deeplearning4j takes it.
     *
     * @param windows the data
     * @return one for each window: features {@code [copy][input][time]} and labels {@code [copy][output][time]}. Each goes on where the one before
     *     it ended, so they are to be fed in this order
     */
    public static List<DataSet> toDataSets(Windows windows) {
        List<DataSet> dataSets = new ArrayList<>();
        for (int window = 0; window < windows.windows(); window++) {
            float[][][] inputs = inOrderOfBatch(windows, window, windows.inputs(), windows::input);
            float[][][] targets = inOrderOfBatch(windows, window, windows.outputs(), windows::target);
            dataSets.add(new DataSet(Nd4j.createFromArray(inputs), Nd4j.createFromArray(targets)));
        }
        return dataSets;
    }

    private interface WindowValue {
        float at(int row, int time, int column);
    }

    private static float[][][] inOrderOfBatch(Windows windows, int window, int width, WindowValue value) {
        float[][][] ordered = new float[windows.copies()][width][windows.windowLength()];
        for (int copy = 0; copy < windows.copies(); copy++) {
            for (int column = 0; column < width; column++) {
                for (int t = 0; t < windows.windowLength(); t++) {
                    ordered[copy][column][t] = value.at(window * windows.copies() + copy, t, column);
                }
            }
        }
        return ordered;
    }
}
