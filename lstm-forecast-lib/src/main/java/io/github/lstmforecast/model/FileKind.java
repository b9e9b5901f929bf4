package io.github.lstmforecast.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a file is that no format reads, by its content. Nothing in it is run.
 *
 * @param what with its article, for example {@code "an ONNX model"}
 * @param advice what to do, as a sentence without its end
 */
public record FileKind(String what, String advice) {
    static final String COPY_AGAIN = "Copy it again, in whole and as binary data";
    static final String TRAIN_HERE = "A network of the same layers can be trained here, with model.train";
    static final String KERAS = "Save the whole model in Keras, with model.save(\"model.keras\")";
    static final String NO_PICKLE = "No pickle is ever loaded, since that would run code. ";
    static final String PICKLE = NO_PICKLE + TRAIN_HERE;
    static final String TORCH = NO_PICKLE + weightsOf("model.state_dict()");

    /** @param stateDict an expression of Python */
    static String weightsOf(String stateDict) {
        return "In Python, save the weights only: safetensors.torch.save_file(" + stateDict
                + ", \"model.safetensors\")";
    }

    /** The first whose bytes fit. */
    private static final List<Signature> BINARY = List.of(
            new Signature(FileKind::isHdf5, "an HDF5 file that is not of Keras", KERAS),
            new Signature(
                    head -> isPickle(head) && (head.has("torch") || head.begins(0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc)),
                    "a PyTorch model (a pickle, .pt or .pth)",
                    TORCH),
            new Signature(
                    head -> isPickle(head) && (head.has("sklearn") || head.has("joblib")),
                    "a scikit-learn model (a pickle, perhaps of joblib)",
                    PICKLE),
            new Signature(FileKind::isPickle, "a pickle of Python", PICKLE),
            new Signature(
                    head -> head.unpacked().filter(FileKind::isPickle).isPresent(),
                    "a compressed pickle of Python, perhaps of joblib",
                    PICKLE),
            new Signature(
                    head -> head.begins(8, 1, 0x12) && head.has("serve"), "a TensorFlow SavedModel (.pb)", TRAIN_HERE),
            new Signature(
                    head -> head.begins(0x0a) && (head.has("Placeholder") || head.has("VarHandleOp")),
                    "a graph of TensorFlow (.pb)",
                    TRAIN_HERE),
            new Signature(
                    head -> head.hasAt(4, "ORTM"),
                    "a model in ONNX Runtime's own format (.ort)",
                    "Load the .onnx file that it was converted from"),
            new Signature(head -> head.hasAt(4, "TFL3"), "a TensorFlow Lite model", TRAIN_HERE),
            new Signature(head -> head.begins(0x93, 'N', 'U', 'M', 'P', 'Y'), "an array of NumPy (.npy)", TRAIN_HERE),
            new Signature(head -> head.begins(0xac, 0xed), "a serialized Java object", TRAIN_HERE),
            new Signature(head -> head.begins(0x1f, 0x8b), "a gzip archive", "Unpack it, and name what is in it"));

    private static final List<Signature> TEXT = List.of(
            new Signature(
                    head -> head.has("https://git-lfs.github.com/spec"),
                    "a pointer of Git LFS and not the file itself",
                    "Fetch the file itself, with git lfs pull"),
            new Signature(
                    head -> head.has("/annex/objects/") && head.size() < 1000,
                    "a pointer of git-annex and not the file itself",
                    "Fetch the file itself, with git annex get"),
            new Signature(
                    head -> isJson(head) && head.has("\"class_name\""),
                    "the configuration of a Keras model, without its weights",
                    KERAS),
            new Signature(
                    head -> isJson(head) && (head.has("\"confs\"") || head.has("org.deeplearning4j")),
                    "the configuration of a Deeplearning4j network, without its parameters",
                    "model.train with engine: dl4j and network trains it; Deeplearning4j's ModelSerializer saves a trained"
                            + " one as a zip that is read"),
            new Signature(FileKind::isJson, "JSON", TRAIN_HERE),
            new Signature(
                    head -> head.text()
                            .filter(text -> text.strip().startsWith("<"))
                            .isPresent(),
                    "XML or HTML, perhaps the message of a failed download",
                    COPY_AGAIN),
            new Signature(FileKind::isTable, "a table in text, as CSV", "A series is named by signal.csv.file"));

    private record Signature(Predicate<FileHead> fits, String what, String advice) {
        static Optional<FileKind> first(List<Signature> of, FileHead head) {
            return of.stream()
                    .filter(signature -> signature.fits.test(head))
                    .findFirst()
                    .map(signature -> new FileKind(signature.what, signature.advice));
        }
    }

    /** The kind of a file or a folder. */
    public static FileKind of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return Files.exists(file.resolve("saved_model.pb"))
                    ? new FileKind("the folder of a TensorFlow SavedModel", TRAIN_HERE)
                    : new FileKind("a folder", "Name the file of the model in it");
        }
        FileHead head = FileHead.of(file);
        if (head.size() == 0) {
            return new FileKind("an empty file", COPY_AGAIN);
        }
        if (head.begins('P', 'K')) {
            return ZipKind.of(file, head);
        }
        if (head.text().isPresent()) {
            return Signature.first(TEXT, head).orElse(new FileKind("text", COPY_AGAIN));
        }
        return Signature.first(BINARY, head).orElse(new FileKind("binary data of an unknown kind", COPY_AGAIN));
    }

    private static boolean isHdf5(FileHead head) {
        return head.begins(0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n');
    }

    /** Of protocol 2 and later. */
    private static boolean isPickle(FileHead head) {
        return head.begins(0x80) && head.at(1) >= 2 && head.at(1) <= 5;
    }

    private static boolean isJson(FileHead head) {
        return head.text()
                .map(String::strip)
                .filter(text -> text.startsWith("{") || text.startsWith("["))
                .isPresent();
    }

    /** A few lines, each with the same number of separators. */
    private static boolean isTable(FileHead head) {
        List<String> lines = head.text().orElse("").lines().limit(5).toList();
        return lines.size() > 2
                && List.of(",", ";", "\t").stream()
                        .anyMatch(separator -> lines.stream()
                                                .map(line -> line.split(separator, -1).length)
                                                .distinct()
                                                .count()
                                        == 1
                                && lines.get(0).contains(separator));
    }
}
