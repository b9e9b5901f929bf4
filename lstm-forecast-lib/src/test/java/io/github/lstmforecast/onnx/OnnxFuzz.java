package io.github.lstmforecast.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.Message;
import io.github.lstmforecast.Damage;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.TensorUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Reads thousands of damaged ONNX files for a signal, and prints how that ended. Any exception but a
 * {@link ModelFileException} ends it. A third of the files is damaged anywhere, a third is still a message of ONNX's
 * format, and a third is damaged in its inputs, outputs and metadata only.
 */
final class OnnxFuzz {
    private static final List<FrameworkFile> SOUND = List.of(
            new FrameworkFile("onnx", "lstm_state_free_time", "model_dynamo.onnx"),
            new FrameworkFile("onnx", "lstm_external_data", "model_dynamo.onnx"),
            new FrameworkFile("onnx", "window_horizon10", "model_torchscript.onnx"),
            new FrameworkFile("onnx", "quantiles_state", "model_torchscript.onnx"),
            new FrameworkFile("onnx-keras", "gru_dense", "model_keras3_tensorflow.onnx"),
            new FrameworkFile("onnx-keras", "pulse_stateful", "model_keras2_tf2onnx_dirty.onnx"),
            new FrameworkFile("onnx-sklearn", "scaler_mlp_next", "model.onnx"),
            new FrameworkFile("onnx-darts", "rnn_lstm", "model.onnx"),
            new FrameworkFile("onnx-more", "two_layers_apart", "model.onnx"),
            new FrameworkFile("onnx-more", "quantized", "model.onnx"),
            new FrameworkFile("onnx-export", ".", "stack.onnx"),
            new FrameworkFile("onnx-export", ".", "window.onnx"));
    private static final long TOO_LONG = 10_000_000_000L; // nanoseconds, for one file

    private record FrameworkFile(String kind, String name, String file) {}

    private final Random random = new Random(1);
    private final Damage damage = new Damage(random, "\b\u0012\u001a:*[]{}\",0123456789");
    private final MessageDamage messages = new MessageDamage(random);

    private OnnxFuzz() {}

    /** Arguments: the number of tries, how many files that were read are kept, and the folder into which all are written. */
    public static void main(String[] args) throws Exception {
        new OnnxFuzz().run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
    }

    private void run(int tries, int kept, Path folder) throws IOException {
        List<byte[]> sound = new ArrayList<>();
        for (FrameworkFile of : SOUND) {
            sound.add(Files.readAllBytes(FrameworkModel.file(of.kind, of.name, of.file)));
        }
        Files.copy(
                FrameworkModel.file("onnx", "lstm_external_data", "model_dynamo.onnx.data"),
                folder.resolve("model_dynamo.onnx.data"),
                StandardCopyOption.REPLACE_EXISTING);
        Map<String, Integer> ends = new TreeMap<>();
        Path file = folder.resolve("fuzzed");
        int read = 0;
        for (int i = 0; i < tries; i++) {
            byte[] one = sound.get(random.nextInt(sound.size()));
            byte[] damaged = switch (i % 3) {
                case 0 -> damage.bytes(one);
                case 1 -> messages.of(ModelProto.parseFrom(one)).toByteArray();
                default -> inTensors(ModelProto.parseFrom(one)).toByteArray();
            };
            Files.write(file, damaged);
            long start = System.nanoTime();
            String end = end(file);
            if (System.nanoTime() - start > TOO_LONG) {
                throw new IllegalStateException("file " + i + " took " + (System.nanoTime() - start) + " ns");
            }
            ends.merge(end, 1, Integer::sum);
            if (end.equals("read") && read++ < kept) {
                Files.write(folder.resolve("%04d.onnx".formatted(read)), damaged);
            }
        }
        ends.forEach((end, count) -> System.out.println(count + " " + end));
    }

    /** Damages what a signal is fitted to: the inputs and outputs, and the metadata. */
    private ModelProto inTensors(ModelProto model) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        Message damaged = messages.of(ModelProto.newBuilder()
                .addAllMetadataProps(model.getMetadataPropsList())
                .setGraph(GraphProto.newBuilder()
                        .addAllInput(graph.getInputList())
                        .addAllOutput(graph.getOutputList()))
                .build());
        return model.toBuilder()
                .clearMetadataProps()
                .setGraph(graph.clearInput().clearOutput())
                .mergeFrom(damaged)
                .build();
    }

    private static String end(Path file) {
        Optional<SavedModel> read;
        try {
            read = new OnnxFormat().read(file);
        } catch (ModelFileException e) {
            requireOneLine(e);
            return "rejected as a file";
        }
        if (read.isEmpty()) {
            return "of another format";
        }
        try {
            read.get().fitted(TensorUse.NONE, List.of("x"), List.of());
            return "read";
        } catch (ModelFileException e) {
            requireOneLine(e);
            return "rejected for a signal";
        }
    }

    /** And not a long one: names in a file may be long. */
    private static void requireOneLine(ModelFileException e) {
        String message = e.getMessage();
        if (message.codePoints().anyMatch(Character::isISOControl) || message.length() > 20_000) {
            throw new IllegalStateException("not one short line: " + message.length() + " characters: " + message);
        }
    }
}
