package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.Damage;
import io.github.lstmforecast.Zips;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Reads thousands of damaged model files, and prints where they were rejected. Any exception but a
 * {@link ModelFileException} ends it. Half of the files are damaged anywhere; half within their entries, with correct
 * checksums.
 */
final class NetworkFileFuzz {
    /** A graph of one layer in Deeplearning4j's format, without properties that have a default. */
    private static final String GRAPH = """
            { "networkInputs" : [ "in" ], "networkOutputs" : [ "out" ], "vertexInputs" : { "out" : [ "in" ] },
              "vertices" : { "out" : { "@class" : "org.deeplearning4j.nn.conf.graph.LayerVertex", "layerConf" : { "layer" : {
                "@class" : "org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn", "nin" : 1, "nout" : 1,
                "activationFn" : { "@class" : "org.nd4j.linalg.activations.impl.ActivationTanH" } } } } } }
            """;

    private static final String JSON = "{}[]\":,0123456789.eE-+ ntf\\@";

    private final Random random;
    private final Damage damage;

    private NetworkFileFuzz(long seed) {
        random = new Random(seed);
        damage = new Damage(random, JSON);
    }

    public static void main(String[] args) throws Exception {
        int files = Integer.parseInt(args[0]);
        new NetworkFileFuzz(Long.parseLong(args[1])).run(files, Path.of(args[2]));
    }

    private void run(int files, Path folder) throws IOException {
        byte[] sound = SavedModels.whole(Adam.of(0.01)).toBytes();
        Map<String, byte[]> entries = Zips.entries(sound);
        byte[] compressed = Zips.of(entries);
        Map<String, byte[]> minMax = new LinkedHashMap<>(entries);
        minMax.put("normalizer.bin", minMax());
        Map<String, byte[]> graph = new LinkedHashMap<>(entries);
        graph.put("configuration.json", GRAPH.getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> transformed = Zips.entries(SavedModels.whole(Adam.of(0.01))
                .with(TransformChain.of(Scaling.of(new double[] {0.1, 2}, new double[] {3, 1.0 / 3})))
                .toBytes());
        List<Map<String, byte[]>> kinds = List.of(entries, minMax, graph, transformed);
        Map<String, Integer> ends = new TreeMap<>();
        Path file = folder.resolve("fuzzed.zip");
        for (int i = 0; i < files; i++) {
            byte[] fuzzed = i % 2 == 0
                    ? damage.bytes(i % 4 == 0 ? sound : compressed)
                    : zippedAgain(kinds.get(i / 2 % kinds.size()));
            Files.write(file, fuzzed);
            ends.merge(end(file), 1, Integer::sum);
        }
        ends.forEach((end, count) -> System.out.println(count + " " + end));
    }

    private static byte[] minMax() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("NORMALIZER");
        out.writeInt(1);
        out.writeUTF("MIN_MAX");
        out.writeBoolean(false);
        out.writeDouble(0);
        out.writeDouble(1);
        NumberArray.of(new float[] {1, 2}).writeRow(out);
        NumberArray.of(new float[] {3, 5}).writeRow(out);
        return bytes.toByteArray();
    }

    /** Where the reader rejected the file, by the entry at the start of the message. */
    private static String end(Path file) {
        try {
            NetworkFile network = NetworkFile.read(file);
            if (network.configuration().otherThanLstm().isPresent()) {
                return "read as another network";
            }
            return "read as an LSTM";
        } catch (ModelFileException e) {
            String message = e.getMessage();
            int colon = message.indexOf(':');
            String entry = colon < 0 ? "" : message.substring(0, colon);
            if (entry.equals("configuration.json") && !message.contains("checksum") && !message.contains("unpack")) {
                return "rejected in the JSON reader";
            }
            if (entry.endsWith(".bin")
                    && !message.contains("checksum")
                    && !message.contains("unpack")
                    && !message.contains("this entry is not allowed")) {
                return "rejected in the array reader";
            }
            return "rejected as a zip";
        }
    }

    private byte[] zippedAgain(Map<String, byte[]> entries) throws IOException {
        Map<String, byte[]> changed = new LinkedHashMap<>(entries);
        List<String> names = new ArrayList<>(entries.keySet());
        String name = names.get(random.nextInt(names.size()));
        changed.put(
                name,
                name.endsWith(".json") && random.nextBoolean()
                        ? damage.text(entries.get(name))
                        : damage.bytes(entries.get(name)));
        return Zips.of(changed);
    }
}
