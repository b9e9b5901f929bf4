package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.dl4j.Dl4jModels;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;

/** Files of ours that Deeplearning4j loads, and files of Deeplearning4j that are read without it. */
class Dl4jFileTest {
    private static final int STEPS = 200;
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(1, List.of(20), 1, GateActivation.SIGMOID),
                Arguments.of(1, List.of(20), 1, GateActivation.HARD_SIGMOID),
                Arguments.of(3, List.of(7, 5), 2, GateActivation.SIGMOID),
                Arguments.of(2, List.of(4, 6, 3), 5, GateActivation.HARD_SIGMOID));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void deeplearning4j_restores_our_file_and_tells_what_we_tell(
            int inputs, List<Integer> units, int outputs, GateActivation gates) throws Exception {
        RnnParameters parameters = random(new RnnShape(inputs, units, outputs, gates));
        Path file = folder.resolve("model.zip");
        NetworkFile saved = NetworkFile.of(parameters, Optional.empty());
        saved.write(file);

        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file.toFile());

        assertSameOutputs(saved, network);
        assertSameOutputs(saved, Dl4jModels.toNetwork(saved));
    }

    // What Deeplearning4j makes of our configuration is what we wrote: nothing is missing, nothing misread.
    @ParameterizedTest
    @MethodSource("shapes")
    void deeplearning4j_writes_our_configuration_as_we_do(
            int inputs, List<Integer> units, int outputs, GateActivation gates) throws Exception {
        RnnParameters parameters = random(new RnnShape(inputs, units, outputs, gates));
        for (Optimizer optimizer : List.of(Adam.of(0.01), RmsProp.of(0.001))) {
            NetworkFile ours = saved(parameters, optimizer);

            MultiLayerNetwork network = Dl4jModels.toNetwork(ours);

            ObjectMapper mapper = new ObjectMapper();
            assertThat(mapper.readTree(network.getLayerWiseConfigurations().toJson()))
                    .isEqualTo(mapper.readTree(ours.configuration().text()));
        }
    }

    static Stream<Arguments> networks() {
        IUpdater adam = new org.nd4j.linalg.learning.config.Adam(0.01);
        IUpdater rmsProp = new org.nd4j.linalg.learning.config.RmsProp(0.01);
        return Stream.of(
                Arguments.of(1, List.of(20), 1, Activation.SIGMOID, adam),
                Arguments.of(1, List.of(20), 1, Activation.HARDSIGMOID, rmsProp),
                Arguments.of(3, List.of(7, 5), 2, Activation.HARDSIGMOID, adam),
                Arguments.of(2, List.of(4, 6, 3), 5, Activation.SIGMOID, rmsProp));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void what_deeplearning4j_saves_is_read(
            int inputs, List<Integer> units, int outputs, Activation gates, IUpdater updater) throws Exception {
        MultiLayerNetwork network = Dl4jNetworks.lstm(inputs, units, outputs, gates, updater, DataType.FLOAT);
        Dl4jNetworks.fit(network, inputs, outputs, 3);
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(network, file.toFile(), true);

        NetworkFile read = NetworkFile.read(file);

        assertSameOutputs(read, network);
        OptimizerState state = read.optimizerState().orElseThrow();
        assertThat(state.steps()).isEqualTo(3);
        assertThat(state.optimizer().learningRate()).isEqualTo(0.01);
        INDArray remembered = network.getUpdater().getStateViewArray();
        float[][] memory = state.memory();
        long count = network.numParams();
        for (int i = 0; i < memory.length; i++) {
            // Each vector is looked at as if it were parameters, which a second way to find them knows by name.
            INDArray vector = remembered
                    .get(NDArrayIndex.interval(i * count, (i + 1) * count))
                    .dup();
            MultiLayerNetwork other = Dl4jNetworks.lstm(inputs, units, outputs, gates, updater, DataType.FLOAT);
            other.setParams(vector);
            assertThat(memory[i])
                    .isEqualTo(Dl4jMirror.inOurOrder(parameters(read).shape(), other.paramTable()));
        }
        assertThat(memory[0]).isNotEqualTo(new float[(int) count]);
        NetworkFile converted = Dl4jModels.toFile(network);
        assertThat(converted.network()).isEqualTo(read.network());
        assertThat(converted.optimizerState()).isEqualTo(read.optimizerState());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void a_network_that_was_ours_in_between_goes_on_with_its_training(
            int inputs, List<Integer> units, int outputs, Activation gates, IUpdater updater) {
        MultiLayerNetwork network = Dl4jNetworks.lstm(inputs, units, outputs, gates, updater, DataType.FLOAT);
        Dl4jNetworks.fit(network, inputs, outputs, 3);
        DataSet next = new DataSet(Nd4j.rand(3, inputs, 6), Nd4j.rand(3, outputs, 6));

        MultiLayerNetwork back = Dl4jModels.toNetwork(NetworkFile.of(
                parameters(Dl4jModels.toFile(network)),
                Dl4jModels.toFile(network).optimizerState()));
        back.fit(next);
        network.fit(next);

        assertThat(back.params().toFloatVector()).isEqualTo(network.params().toFloatVector());
    }

    // --- normalizers

    static Stream<Arguments> normalizers() {
        return Stream.of(true, false)
                .flatMap(labels -> Stream.of(new NormalizerStandardize(), new NormalizerMinMaxScaler(-1, 3))
                        .map(normalizer -> {
                            normalizer.fitLabel(labels);
                            return Arguments.of(normalizer, labels);
                        }));
    }

    @ParameterizedTest
    @MethodSource("normalizers")
    void a_normalizer_is_applied_and_undone(DataNormalization normalizer, boolean labels) throws Exception {
        Nd4j.getRandom().setSeed(3);
        DataSet fitted = new DataSet(
                Nd4j.rand(4, 2, 9).muli(40).addi(7), Nd4j.rand(4, 2, 9).muli(40).addi(7));
        fitted.getFeatures()
                .get(NDArrayIndex.all(), NDArrayIndex.point(1), NDArrayIndex.all())
                .assign(25); // constant
        normalizer.fit(fitted);
        MultiLayerNetwork network = Dl4jNetworks.lstm(
                2, List.of(4), 2, Activation.SIGMOID, new org.nd4j.linalg.learning.config.Adam(), DataType.FLOAT);
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(network, file.toFile(), true);
        ModelSerializer.addNormalizerToModel(file.toFile(), normalizer);

        NetworkFile read = NetworkFile.read(file);

        ModelState ours = onOurKernel(read).start();
        ModelState theirs = Dl4jModels.toModel(read).start();
        float[] told = new float[2];
        float[] toldByTheirs = new float[2];
        for (float[] values : Dl4jNetworks.sequence(20, 2)) {
            float[] large = {values[0] * 20 + 30, values[1] * 20 + 30};
            DataSet both = new DataSet(Dl4jNetworks.step(large), Dl4jNetworks.step(large));
            normalizer.transform(both);
            INDArray output = network.rnnTimeStep(both.getFeatures());
            normalizer.revertLabels(output);
            ours.step(large, told);
            theirs.step(large, toldByTheirs);

            for (int f = 0; f < 2; f++) {
                assertThat(told[f]).isCloseTo(output.getFloat(0, f, 0), within(1e-3f));
                assertThat(toldByTheirs[f]).isCloseTo(output.getFloat(0, f, 0), within(1e-3f));
            }
        }
        assertThat(read.normalizer().orElseThrow().outputs().isPresent()).isEqualTo(labels);
    }

    @Test
    void deeplearning4j_restores_our_normalizer() throws Exception {
        NormalizerStandardize normalizer = new NormalizerStandardize();
        normalizer.fitLabel(true);
        normalizer.fit(
                new DataSet(Nd4j.rand(4, 1, 9).muli(40), Nd4j.rand(4, 1, 9).muli(40)));
        Path theirs = folder.resolve("theirs.zip");
        ModelSerializer.writeModel(
                Dl4jNetworks.lstm(
                        1,
                        List.of(4),
                        1,
                        Activation.SIGMOID,
                        new org.nd4j.linalg.learning.config.Adam(),
                        DataType.FLOAT),
                theirs.toFile(),
                false);
        ModelSerializer.addNormalizerToModel(theirs.toFile(), normalizer);
        Path ours = folder.resolve("ours.zip");

        NetworkFile.read(theirs).write(ours);
        NormalizerStandardize restored = ModelSerializer.restoreNormalizerFromFile(ours.toFile());

        assertThat(restored.getMean()).isEqualTo(normalizer.getMean());
        assertThat(restored.getStd()).isEqualTo(normalizer.getStd());
        assertThat(restored.getLabelMean()).isEqualTo(normalizer.getLabelMean());
        assertThat(restored.getLabelStd()).isEqualTo(normalizer.getLabelStd());
    }

    @Test
    void deeplearning4j_restores_a_file_with_names_of_inputs_and_passes_over_them() throws Exception {
        NetworkFile saved = NetworkFile.of(random(new RnnShape(2, List.of(4), 1)), Optional.empty())
                .with(Optional.of(
                        new SavedInputs(List.of("sales"), List.of(new SavedInputs.Known("holiday", 0.1, 3)), 1)));
        Path file = folder.resolve("model.zip");
        saved.write(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("forecaster.json")).isNotNull();
        }

        assertSameOutputs(saved, ModelSerializer.restoreMultiLayerNetwork(file.toFile()));
    }

    /** 0.1 is no number of 32 bits, so there is an entry beside the normalizer. */
    @Test
    void deeplearning4j_restores_a_file_with_transforms_of_ours_and_passes_over_them() throws Exception {
        NetworkFile saved = NetworkFile.of(random(new RnnShape(1, List.of(4), 1)), Optional.empty())
                .with(TransformChain.of(Scaling.of(new double[] {0.1}, new double[] {3})));
        Path file = folder.resolve("model.zip");
        saved.write(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("forecaster.json")).isNotNull();
        }

        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
        NormalizerStandardize normalizer = ModelSerializer.restoreNormalizerFromFile(file.toFile());

        assertSameOutputs(saved, network);
        assertThat(normalizer.getMean().getFloat(0)).isEqualTo(0.1f);
        assertThat(normalizer.getLabelStd().getFloat(0)).isEqualTo(3f);
    }

    // --- files that would run code

    /** Writes a file as soon as it is read. */
    public static final class Evil implements DataSetPreProcessor {
        private static final long serialVersionUID = 1L;

        private final String file;

        Evil(Path file) {
            this.file = file.toString();
        }

        @Override
        public void preProcess(org.nd4j.linalg.dataset.api.DataSet data) {}

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            try {
                Files.createFile(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void a_file_that_deeplearning4j_would_run_code_of_is_refused_before_it_can() throws Exception {
        Path model = folder.resolve("model.zip");
        ModelSerializer.writeModel(
                Dl4jNetworks.lstm(
                        1,
                        List.of(4),
                        1,
                        Activation.SIGMOID,
                        new org.nd4j.linalg.learning.config.Adam(),
                        DataType.FLOAT),
                model.toFile(),
                false);
        Path written = folder.resolve("written");
        Path evil = withEntry(model, "preprocessor.bin", serialized(new Evil(written)));

        assertThatThrownBy(() -> NetworkFile.read(evil))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("preprocessor.bin: this entry is not allowed, since loading it can run code");
        assertThat(written).doesNotExist();

        ModelSerializer.restoreMultiLayerNetwork(evil.toFile()); // the danger is real
        assertThat(written).exists();
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private Path withEntry(Path model, String name, byte[] content) throws IOException {
        Path changed = folder.resolve("changed.zip");
        try (ZipFile zip = new ZipFile(model.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                zip.getInputStream(entry).transferTo(out);
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return changed;
    }

    // ---

    private static RnnParameters random(RnnShape shape) {
        Random random = new Random(4);
        float[] values = new float[shape.parameterCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * 0.5);
        }
        return RnnParameters.of(shape, values);
    }

    private static NetworkFile saved(RnnParameters parameters, Optimizer optimizer) {
        float[][] memory =
                new float[optimizer.memoryVectors()][parameters.shape().parameterCount()];
        memory[0][1] = 3;
        return NetworkFile.of(parameters, Optional.of(new OptimizerState(optimizer, 17, memory)));
    }

    private static RnnParameters parameters(NetworkFile file) {
        return file.network().flatMap(NetworkSpec::parameters).orElseThrow();
    }

    private static SequenceModel onOurKernel(NetworkFile file) {
        return NormalizedModel.of(new RnnModel(parameters(file)), file.normalizer());
    }

    private static void assertSameOutputs(NetworkFile ours, MultiLayerNetwork theirs) {
        ModelState state = onOurKernel(ours).start();
        theirs.rnnClearPreviousState();
        RnnShape shape = parameters(ours).shape();
        float[] told = new float[shape.outputs()];
        for (float[] values : Dl4jNetworks.sequence(STEPS, shape.inputs())) {
            state.step(values, told);
            float[] expected = theirs.rnnTimeStep(Dl4jNetworks.step(values))
                    .reshape(told.length)
                    .toFloatVector();
            for (int output = 0; output < told.length; output++) {
                assertThat((double) told[output]).isCloseTo(expected[output], within(TOLERANCE));
            }
        }
        theirs.rnnClearPreviousState();
    }
}
