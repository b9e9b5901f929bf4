package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.dl4j.file.NetworkConfiguration;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.dl4j.file.NumberArray;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.SequenceModel;
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

/** Converts models and data of this library to those of Deeplearning4j, and back. */
public final class Dl4jModels {
    private Dl4jModels() {}

    /**
     * Configuration, parameters and updater state of a stack of layers.
     *
     * @throws InvalidValueException if a layer, an activation or another part is not a class of Deeplearning4j
     */
    public static NetworkFile toFile(MultiLayerNetwork network) {
        return toFile(
                network.getLayerWiseConfigurations().toJson(),
                network.params(),
                Optional.ofNullable(network.getUpdater(false)).map(updater -> updater.getStateViewArray()));
    }

    /**
     * Configuration, parameters and updater state of a graph of layers.
     *
     * @throws InvalidValueException if a layer, an activation or another part is not a class of Deeplearning4j
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
     * A stack of layers from a file, with its weights and, if saved, its updater state: it can run, or resume its training.
     * The transforms of the file are not part of the network.
     *
     * @throws InvalidValueException if Deeplearning4j can't create the network
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
     * An untrained network with random weights. The same seed gives the same weights.
     *
     * @param configuration the layers and their weight initialization
     * @param seed replaces the seed of the configuration
     * @throws InvalidValueException if Deeplearning4j can't create the network
     */
    public static NetworkFile initialize(NetworkConfiguration configuration, long seed) {
        return made(() -> {
            // A saved configuration may have counts of a previous training.
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

    /** Turns the many exceptions of Deeplearning4j for an invalid configuration into one. */
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
                    "a network that Deeplearning4j rejects (" + SafeText.of(root.toString(), 300) + ")",
                    "one that Deeplearning4j can create from its configuration");
        }
    }

    /**
     * A recurrent network from a file as a model. Its inputs and outputs are transformed values, if the file has
     * transforms.
     *
     * @throws InvalidValueException if Deeplearning4j can't create the network, or it can't forecast step by step
     */
    public static SequenceModel toModel(NetworkFile file) {
        SequenceModel model = made(() -> file.configuration().isGraph()
                ? Dl4jSequenceModel.of(graph(file))
                : Dl4jSequenceModel.of(network(file)));
        return NormalizedModel.of(model, file.normalizer());
    }

    static Forecaster toForecaster(NetworkFile file, OpenSettings settings) {
        SequenceModel model = NormalizedModel.of(toModel(file), settings.normalizer());
        return settings.inputs().map(of -> new ClosedLoop(model, of)).orElseGet(() -> new ClosedLoop(model));
    }

    /**
     * Training data for Deeplearning4j.
     *
     * @return one data set for each window, in order of time: features {@code [copy][input][time]} and labels
     *     {@code [copy][output][time]}
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
