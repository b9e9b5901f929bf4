package io.github.lstmforecast.dl4j.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Zips;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Deeplearning4j reads these files is tested in the module that has its native code. */
class NetworkFileTest {
    private static final int DIMENSION = 0x28; // offset of the length of a vector in its head
    private static final int FIRST_NUMBER = 0x71; // offset of the numbers of a vector in an entry

    @TempDir
    Path folder;

    static Stream<Arguments> models() {
        return Stream.of(
                        NetworkFile.of(
                                SavedModels.parameters(1, List.of(20), 1, GateActivation.SIGMOID), Optional.empty()),
                        NetworkFile.of(
                                SavedModels.parameters(3, List.of(2, 5), 1, GateActivation.HARD_SIGMOID),
                                Optional.empty()),
                        SavedModels.withOptimizer(
                                SavedModels.parameters(1, List.of(2, 3, 4), 6, GateActivation.SIGMOID), Adam.of(0.01)),
                        SavedModels.whole(new RmsProp(0.001, 0.8, 1e-5)))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_file_keeps_the_model(NetworkFile saved) throws Exception {
        NetworkFile read = read(saved.toBytes());

        assertThat(read.network()).isPresent().isEqualTo(saved.network());
        assertThat(read.optimizerState()).isEqualTo(saved.optimizerState());
        assertThat(read.transforms()).isEqualTo(saved.transforms());
        assertThat(read.normalizer()).isEmpty();
    }

    // The digest of the file of the first version; if it changes, every golden model looks changed.
    @Test
    void the_same_model_gives_the_same_bytes_on_every_machine() throws Exception {
        byte[] bytes = SavedModels.whole(Adam.of(0.01)).toBytes();

        assertThat(SavedModels.whole(Adam.of(0.01)).toBytes()).isEqualTo(bytes);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo("61bbb78e018ff2fcde8487360da9af41bac6e75aa0b7268d1ded054972403c57");
    }

    @Test
    void reading_and_writing_changes_no_byte() throws Exception {
        byte[] bytes = SavedModels.whole(Adam.of(0.01)).toBytes();

        assertThat(read(bytes).toBytes()).isEqualTo(bytes);
    }

    @Test
    void the_state_of_an_optimizer_that_deeplearning4j_does_not_have_is_not_saved() throws Exception {
        NetworkFile saved = SavedModels.withOptimizer(
                SavedModels.parameters(1, List.of(2), 1, GateActivation.SIGMOID), Sgd.of(0.1));

        NetworkFile read = read(saved.toBytes());

        assertThat(read.network()).isEqualTo(saved.network());
        assertThat(read.optimizerState()).isEmpty();
    }

    private Set<String> entries(double offset, double unit) throws IOException {
        NetworkFile saved = NetworkFile.of(
                        SavedModels.parameters(1, List.of(2), 1, GateActivation.SIGMOID), Optional.empty())
                .with(TransformChain.of(Scaling.of(new double[] {offset}, new double[] {unit})));
        return Zips.entries(saved.toBytes()).keySet();
    }

    // 0.1 is not exact in 32 bits, 1e39 is too large, and Deeplearning4j treats a deviation of 1e-6 as constant.
    @Test
    void transforms_have_their_own_entry_if_a_normalizer_is_not_exact() throws Exception {
        assertThat(entries(0.5, 2)).contains("normalizer.bin").doesNotContain("forecaster.json");
        assertThat(entries(0.1, 2)).contains("normalizer.bin", "forecaster.json");
        assertThat(entries(0.5, 1e39)).contains("forecaster.json").doesNotContain("normalizer.bin");
        assertThat(entries(0.5, 1e-6)).contains("normalizer.bin", "forecaster.json");
        assertThat(entries(0, 1)).containsExactlyInAnyOrder("configuration.json", "coefficients.bin");
    }

    @Test
    void exact_transforms_replace_the_rounded_normalizer() throws Exception {
        TransformChain transforms = TransformChain.of(Scaling.of(new double[] {0.1, 7}, new double[] {1.0 / 3, 8}));

        NetworkFile read =
                read(SavedModels.whole(Adam.of(0.01)).with(transforms).toBytes());

        assertThat(read.transforms()).isEqualTo(transforms);
        assertThat(read.normalizer()).isEmpty();
    }

    // A normalizer without labels, with means 0.5 and 1 and deviations 2 and 4.
    @Test
    void a_normalizer_without_outputs_is_not_a_transform() throws Exception {
        Map<String, byte[]> entries =
                Zips.entries(SavedModels.whole(Adam.of(0.01)).toBytes());
        entries.put("normalizer.bin", standardizer(new float[] {0.5f, 1}, new float[] {2, 4}));

        NetworkFile read = read(Zips.of(entries));

        assertThat(read.transforms()).isEqualTo(TransformChain.NONE);
        assertThat(read.normalizer())
                .hasValue(new Normalizer(Scaling.of(new double[] {0.5, 1}, new double[] {2, 4}), Optional.empty()));
        assertThat(read.notes())
                .containsExactly("has a normalizer that was fitted without labels, so its outputs are not scaled back");
        assertThat(Zips.entries(read.toBytes())).containsEntry("normalizer.bin", entries.get("normalizer.bin"));
    }

    private static byte[] standardizer(float[] means, float[] deviations) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("NORMALIZER");
        out.writeInt(1);
        out.writeUTF("STANDARDIZE");
        out.writeBoolean(false);
        NumberArray.of(means).writeRow(out);
        NumberArray.of(deviations).writeRow(out);
        return bytes.toByteArray();
    }

    private static final String KNOWN = "[ { \"name\": \"b\", \"offset\": 0.1, \"unit\": 2 } ]";

    // The inputs of the file are two targets.
    @Test
    void names_of_inputs_are_beside_an_exact_normalizer() throws Exception {
        SavedInputs inputs = new SavedInputs(List.of("a", "b"), List.of(), 1);

        NetworkFile saved = SavedModels.whole(Adam.of(0.01)).with(Optional.of(inputs));

        assertThat(Zips.entries(saved.toBytes())).containsKeys("normalizer.bin", "forecaster.json");
        assertThat(read(saved.toBytes()).inputs()).hasValue(inputs);
        assertThat(read(saved.toBytes()).transforms()).isEqualTo(saved.transforms());
    }

    // --- files that are rejected

    private interface Change {
        void make(Map<String, byte[]> entries) throws Exception;
    }

    private static Arguments change(String message, Change change) {
        return Arguments.of(message, change);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                change(
                        "preprocessor.bin: this entry is not allowed, since loading it can run code",
                        entries -> entries.put("preprocessor.bin", new byte[] {1})),
                change("objects/x: this entry is not allowed", entries -> entries.put("objects/x", new byte[] {1})),
                change(
                        "../configuration.json: this entry",
                        entries -> entries.put("../configuration.json", new byte[0])),
                change(
                        "configuration.json: missing; this is not a model",
                        entries -> entries.remove("configuration.json")),
                change(
                        "configuration.json: this is not JSON",
                        entries -> entries.put("configuration.json", "{ \"confs\": [".getBytes(UTF_8))),
                change(
                        "configuration.json: this is not JSON: Duplicate field 'a'",
                        entries -> entries.put("configuration.json", "{ \"a\": 1, \"a\": 2 }".getBytes(UTF_8))),
                change(
                        "configuration.json: this is not a JSON object",
                        entries -> entries.put("configuration.json", "[]".getBytes(UTF_8))),
                change(
                        "configuration.json: this is not JSON",
                        entries -> entries.put(
                                "configuration.json", "[".repeat(100_000).getBytes(UTF_8))),
                change(
                        "configuration.json: \"@class\" is \"javax.swing.JEditorPane\"; only layers",
                        entries -> edit(entries, "org.deeplearning4j.nn.conf.layers.LSTM", "javax.swing.JEditorPane")),
                change(
                        "configuration.json: \"@class\" is \"org.nd4j.shade.guava.io.Files\"",
                        entries -> edit(
                                entries,
                                "org.nd4j.linalg.lossfunctions.impl.LossMSE",
                                "org.nd4j.shade.guava.io.Files")),
                change(
                        "configuration.json: \"@class\" is [\"org.nd4j",
                        entries -> edit(entries, "\"org.nd4j.linalg.lossfunctions.impl.LossMSE\"", "[ \"org.nd4j\" ]")),
                change(
                        "configuration.json: \"type\" is \"java.io.File\"",
                        entries -> edit(
                                entries, "\"layerName\" : \"layer0\"", "\"dist\" : { \"type\" : \"java.io.File\" }")),
                change(
                        "configuration.json: \"@class\" is \"org.deeplearning4j.nn.conf.a.a.a",
                        entries -> edit(
                                entries,
                                "org.deeplearning4j.nn.conf.layers.LSTM",
                                "org.deeplearning4j.nn.conf" + ".a".repeat(100_000))),
                change(
                        "coefficients.bin: its numbers have 64 bits, but this network needs 32",
                        entries -> entries.put(
                                "coefficients.bin",
                                NumberArray.of(new double[210]).toEntry())),
                change(
                        "coefficients.bin: it has 3000000 numbers, but a network of 2 inputs",
                        entries -> entries.put(
                                "coefficients.bin",
                                NumberArray.of(new float[3_000_000]).toEntry())),
                change(
                        "updaterState.bin: the array's dimension 1 is 70000000, so it is empty or too large",
                        entries ->
                                ByteBuffer.wrap(entries.get("updaterState.bin")).putLong(DIMENSION, 70_000_000)),
                change("coefficients.bin: missing", entries -> entries.remove("coefficients.bin")),
                change(
                        "coefficients.bin: missing; the network was saved without",
                        entries -> entries.put("noParams.marker", new byte[0])),
                change(
                        "coefficients.bin: it is too short: it ends at byte 10",
                        entries -> cut(entries, "coefficients.bin", 10)),
                change(
                        "coefficients.bin: it is too short: it ends at byte 500, ",
                        entries -> cut(entries, "coefficients.bin", 500)),
                change(
                        "coefficients.bin: it is too long, by 3 bytes",
                        entries -> entries.put(
                                "coefficients.bin",
                                Arrays.copyOf(
                                        entries.get("coefficients.bin"), entries.get("coefficients.bin").length + 3))),
                change(
                        "coefficients.bin: number 4 is NaN, not a finite number",
                        entries -> number(entries, "coefficients.bin", 4, Float.NaN)),
                change(
                        "updaterState.bin: number 0 is -Infinity",
                        entries -> number(entries, "updaterState.bin", 0, Float.NEGATIVE_INFINITY)),
                change(
                        "coefficients.bin: found 'XIXED_DATA_TYPES' instead of",
                        entries -> entries.get("coefficients.bin")[2] = 'X'),
                change(
                        "coefficients.bin: it has 420 numbers, but a network of 2 inputs, [3, 4] units and 2 outputs has "
                                + "210",
                        entries -> entries.put("coefficients.bin", entries.get("updaterState.bin"))),
                change(
                        "updaterState.bin: it has 210 numbers, but Adam needs 2 for each of 210",
                        entries -> entries.put("updaterState.bin", entries.get("coefficients.bin"))),
                change(
                        "normalizer.bin: the normalizer is of the type CUSTOM; only STANDARDIZE and MIN_MAX",
                        entries -> entries.put("normalizer.bin", customNormalizer())),
                change(
                        "forecaster.json: it is not a JSON object with no other fields than transforms, inputs",
                        entries -> entries.put("forecaster.json", "{ \"transforms\": [], \"x\": 1 }".getBytes(UTF_8))),
                change(
                        "forecaster.json: this is not JSON",
                        entries -> entries.put("forecaster.json", "{ \"transforms\": [".getBytes(UTF_8))),
                change(
                        "forecaster.json: transforms is ",
                        entries -> entries.put(
                                "forecaster.json", "{ \"transforms\": [ { \"evil\": {} } ] }".getBytes(UTF_8))),
                change(
                        "forecaster.json: inputs is 1 targets and 1 known inputs, but must be as many as the model has",
                        entries -> entries.put("forecaster.json", inputs("[ \"a\" ]", KNOWN, "1"))),
                change(
                        "forecaster.json: inputs is a, b, b, but must be of different names",
                        entries -> entries.put("forecaster.json", inputs("[ \"a\", \"b\" ]", KNOWN, "1"))),
                change(
                        "forecaster.json: unit of b is 0.0, but must be finite and not 0",
                        entries -> entries.put(
                                "forecaster.json",
                                inputs("[ \"a\" ]", KNOWN.replace("\"unit\": 2", "\"unit\": 0"), "1"))),
                change(
                        "forecaster.json: name is 3, but must be a text",
                        entries -> entries.put("forecaster.json", inputs("[ 3 ]", "[]", "1"))),
                change(
                        "forecaster.json: lead is 1.5, but must be a whole number",
                        entries -> entries.put("forecaster.json", inputs("[ \"a\" ]", "[]", "1.5"))),
                change(
                        "forecaster.json: inputs is {}, but must be an object with the fields targets, known, lead",
                        entries -> entries.put("forecaster.json", "{ \"inputs\": {} }".getBytes(UTF_8))),
                change(
                        "normalizer.bin: it starts with '', version 0",
                        entries -> entries.put("normalizer.bin", new byte[100])),
                change(
                        "normalizer.bin: normalizer is for 210 inputs, but must be for 2",
                        entries -> entries.put("normalizer.bin", normalizerOf(entries.get("coefficients.bin")))));
    }

    private static byte[] inputs(String targets, String known, String lead) {
        return "{ \"inputs\": { \"targets\": %s, \"known\": %s, \"lead\": %s } }"
                .formatted(targets, known, lead)
                .getBytes(UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String message, Change change) throws Exception {
        Map<String, byte[]> entries =
                Zips.entries(SavedModels.whole(Adam.of(0.01)).toBytes());
        assertThat(read(Zips.of(entries)).network()).isPresent(); // so the change is the reason of the rejection
        change.make(entries);
        byte[] zip = Zips.of(entries);

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(message);
    }

    private static void edit(Map<String, byte[]> entries, String from, String to) {
        String json = new String(entries.get("configuration.json"), UTF_8);
        assertThat(json).contains(from);
        entries.put("configuration.json", json.replace(from, to).getBytes(UTF_8));
    }

    private static void cut(Map<String, byte[]> entries, String name, int length) {
        entries.put(name, Arrays.copyOf(entries.get(name), length));
    }

    private static void number(Map<String, byte[]> entries, String name, int index, float value) {
        ByteBuffer.wrap(entries.get(name)).putFloat(FIRST_NUMBER + index * Float.BYTES, value);
    }

    private static byte[] customNormalizer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("NORMALIZER");
        out.writeInt(1);
        out.writeUTF("CUSTOM");
        out.writeUTF("com.example.Evil");
        return bytes.toByteArray();
    }

    private static byte[] normalizerOf(byte[] array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("NORMALIZER");
        out.writeInt(1);
        out.writeUTF("STANDARDIZE");
        out.writeBoolean(false);
        out.write(array);
        float[] deviations = new float[210];
        Arrays.fill(deviations, 1);
        out.write(NumberArray.of(deviations).toEntry());
        return bytes.toByteArray();
    }

    @Test
    void an_entry_twice_is_rejected() throws Exception {
        byte[] zip = SavedModels.whole(Adam.of(0.01)).toBytes();
        // The JDK does not write such a file, so one name is replaced by the other.
        String text = new String(zip, ISO_8859_1);
        byte[] twice = text.replace("updaterState.bin", "coefficients.bin").getBytes(ISO_8859_1);

        assertThatThrownBy(() -> read(twice))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("coefficients.bin: this entry is in the file twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 2000, 4000, -400, -22, -1})
    void a_file_that_is_cut_off_is_rejected(int length) throws Exception {
        byte[] zip = SavedModels.whole(Adam.of(0.01)).toBytes();
        byte[] cut = Arrays.copyOf(zip, length < 0 ? zip.length + length : length);

        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("it is a damaged zip file, or none: ");
    }

    @Test
    void a_flipped_bit_is_found_by_the_checksum() throws Exception {
        byte[] zip = SavedModels.whole(Adam.of(0.01)).toBytes();
        zip[zip.length / 2] ^= 1;

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(": its checksum is wrong; the file is damaged");
    }

    @Test
    void a_missing_file_is_rejected() {
        assertThatThrownBy(() -> NetworkFile.read(folder.resolve("none.zip")))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("the file does not exist");
    }

    /** The size in the directory is too large, so nothing is unpacked. */
    @Test
    void a_small_file_with_a_large_declared_size_is_rejected_at_once() throws Exception {
        byte[] zip = Zips.of(Zips.entries(SavedModels.whole(Adam.of(0.01)).toBytes()));
        int directory = new String(zip, ISO_8859_1).indexOf("PK\1\2");
        int second = new String(zip, ISO_8859_1).indexOf("PK\1\2", directory + 1);
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 24, 1_000_000_000);

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("coefficients.bin: it would unpack to 1000000000 bytes, from ");
    }

    @Test
    void a_small_file_that_unpacks_to_more_than_its_declared_size_is_rejected() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            out.putNextEntry(new ZipEntry("configuration.json"));
            byte[] megabyte = new byte[1 << 20];
            Arrays.fill(megabyte, (byte) ' ');
            for (int i = 0; i < 10; i++) {
                out.write(megabyte);
            }
            out.closeEntry();
        }

        assertThat(bytes.size()).isLessThan(12_000);
        assertThatThrownBy(() -> read(bytes.toByteArray()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("configuration.json: it would unpack to 10485760 bytes, from ");
    }

    @Test
    void another_network_has_a_note_why_the_kernel_cannot_run_it() throws Exception {
        Map<String, byte[]> entries =
                Zips.entries(SavedModels.whole(Adam.of(0.01)).toBytes());
        edit(entries, "org.deeplearning4j.nn.conf.layers.LSTM", "org.deeplearning4j.nn.conf.layers.GravesLSTM");

        NetworkFile read = read(Zips.of(entries));

        assertThat(read.configuration().otherThanLstm()).hasValue("layer 0 is not an LSTM but GravesLSTM");
        assertThat(read.network()).isEmpty();
        assertThat(read.notes()).containsExactly("runs on Deeplearning4j, since layer 0 is not an LSTM but GravesLSTM");
    }

    private NetworkFile read(byte[] zip) throws Exception {
        return NetworkFile.read(Files.write(folder.resolve("changed.zip"), zip));
    }
}
