package io.github.lstmforecast.torch;

import io.github.lstmforecast.Damage;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SavedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Reads thousands of damaged safetensors files, and prints where they were rejected. Any exception but a
 * {@link ModelFileException} ends it. A third of the files is damaged anywhere; a third in its header, whose length is set
 * again; a third is in a zip, damaged around it or, with a correct checksum, in it.
 */
final class TorchFileFuzz {
    private static final String JSON = "{}[]\":,0123456789.eE-+ ntf\\@_";

    private final Random random;
    private final Damage damage;

    private TorchFileFuzz(long seed) {
        random = new Random(seed);
        damage = new Damage(random, JSON);
    }

    public static void main(String[] args) throws Exception {
        int files = Integer.parseInt(args[0]);
        new TorchFileFuzz(Long.parseLong(args[1])).run(files, Path.of(args[2]));
    }

    private void run(int files, Path folder) throws IOException {
        List<byte[]> sound = List.of(
                new StateDict().lstm("rnn", 1, 4).linear("head", 4, 1).file(),
                new StateDict().gru("one", 1, 3).gru("two", 3, 2).file(),
                new TorchFormatTest().model().toBytes());
        Map<String, Integer> ends = new TreeMap<>();
        Path file = folder.resolve("fuzzed");
        for (int i = 0; i < files; i++) {
            byte[] content = sound.get(i / 3 % sound.size());
            Files.write(
                    file,
                    switch (i % 3) {
                        case 0 -> damage.bytes(content);
                        case 1 -> inHeader(content);
                        default -> inZip(content);
                    });
            ends.merge(end(file), 1, Integer::sum);
        }
        ends.forEach((end, count) -> System.out.println(count + " " + end));
    }

    /** Half of them are damaged in a number or a name of the JSON, so that it stays JSON. */
    private byte[] inHeader(byte[] content) {
        int length =
                (int) ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] header = Arrays.copyOfRange(content, Long.BYTES, Long.BYTES + length);
        byte[] damaged = random.nextBoolean() ? letters(header) : damage.text(header);
        return ByteBuffer.allocate(content.length - length + damaged.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(damaged.length)
                .put(damaged)
                .put(content, Long.BYTES + length, content.length - Long.BYTES - length)
                .array();
    }

    private byte[] letters(byte[] text) {
        byte[] changed = text.clone();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int at = random.nextInt(text.length);
            if (Character.isDigit(changed[at])) {
                changed[at] = (byte) ('0' + random.nextInt(10));
            } else if (Character.isLetter(changed[at])) {
                changed[at] = (byte) ('a' + random.nextInt(26));
            }
        }
        return changed;
    }

    private byte[] inZip(byte[] content) {
        return switch (random.nextInt(3)) {
            case 0 -> damage.bytes(zip(content));
            case 1 -> zip(damage.bytes(content));
            default -> zip(inHeader(content));
        };
    }

    private static byte[] zip(byte[] content) {
        return ModelZip.of(Map.of(TorchFile.ENTRY, content));
    }

    /** Where the reader rejected the file, by the start of the message. */
    private static String end(Path file) {
        try {
            Optional<SavedModel> read = new TorchFormat().read(file);
            if (read.isEmpty()) {
                return "not recognized";
            }
            NetworkSpec network = read.get().network().orElseThrow();
            RnnModel model = new RnnModel(network);
            model.start().step(new float[model.inputs()], new float[model.outputs()]);
            return "read";
        } catch (ModelFileException e) {
            String message = e.getMessage();
            for (String part :
                    List.of("header", "tensor", "lstm-forecast", "nothing but", "its layers", "model.safetensors")) {
                if (message.startsWith(part)) {
                    return "rejected: " + part;
                }
            }
            return "rejected as a zip";
        }
    }
}
