package io.github.lstmforecast.keras;

import io.github.lstmforecast.Damage;
import io.github.lstmforecast.Zips;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Reads thousands of damaged files of one kind, and prints how that ended. Any exception but a {@link ModelFileException}
 * ends it. Half of the zips are damaged within their entries, with correct checksums.
 */
final class KerasFuzz {
    private static final String JSON = "{}[]\":,0123456789.eE-+ ntf\\";
    private static final long TOO_LONG = 10_000_000_000L; // nanoseconds, for one file

    private final Random random = new Random(1);
    private final Damage damage = new Damage(random, JSON);

    private KerasFuzz() {}

    /** Arguments: the name of the file, the number of tries, and a folder to write into. */
    public static void main(String[] args) throws Exception {
        new KerasFuzz().run(args[0], Integer.parseInt(args[1]), Path.of(args[2]));
    }

    private void run(String name, int tries, Path folder) throws IOException {
        List<byte[]> sound = new ArrayList<>();
        for (String model :
                List.of("odd_names", "odd_name_short", "dtype_bfloat16", "known_inputs", "lstm_hard_sigmoid")) {
            sound.add(Files.readAllBytes(FrameworkModel.file("keras3", model, name)));
        }
        sound.add(Files.readAllBytes(FrameworkModel.file("keras2", "lstm_hard_sigmoid", name)));
        Map<String, Integer> ends = new TreeMap<>();
        Path file = folder.resolve("fuzzed");
        for (int i = 0; i < tries; i++) {
            byte[] one = sound.get(random.nextInt(sound.size()));
            boolean isWithin = name.endsWith(".keras") && i % 2 == 0;
            Files.write(file, isWithin ? within(one) : anywhere(one));
            long start = System.nanoTime();
            ends.merge(end(file), 1, Integer::sum);
            if (System.nanoTime() - start > TOO_LONG) {
                throw new IllegalStateException("file " + i + " took " + (System.nanoTime() - start) + " ns");
            }
        }
        ends.forEach((end, count) -> System.out.println(count + " " + end));
    }

    /** Damages bytes, or structures of HDF5: numbers and addresses of eight bytes each, many of them small. */
    private byte[] anywhere(byte[] sound) {
        if (random.nextBoolean()) {
            return damage.bytes(sound);
        }
        byte[] bytes = sound.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(bytes.length / 8) * 8;
            int from = random.nextInt(bytes.length / 8) * 8;
            System.arraycopy(bytes, from, bytes, at, 8);
        }
        return bytes;
    }

    private byte[] within(byte[] sound) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(Zips.entries(sound));
        List<String> names = List.of("config.json", "model.weights.h5", "model.weights.h5", "metadata.json");
        String name = names.get(random.nextInt(names.size()));
        byte[] entry = entries.get(name);
        entries.put(name, name.endsWith(".json") && random.nextBoolean() ? damage.text(entry) : anywhere(entry));
        return Zips.of(entries);
    }

    private static String end(Path file) {
        try {
            return new KerasFormat().read(file).isPresent() ? "read" : "of another format";
        } catch (ModelFileException e) {
            String message = e.getMessage();
            if (message.contains("JSON")) {
                return "rejected in the JSON reader";
            }
            if (message.contains("zip") || message.contains("checksum") || message.contains("entry")) {
                return "rejected as a zip";
            }
            return message.startsWith("layer ") ? "rejected as a layer" : "rejected as HDF5";
        }
    }
}
