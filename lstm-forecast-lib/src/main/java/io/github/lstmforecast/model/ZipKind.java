package io.github.lstmforecast.model;

import io.github.lstmforecast.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a zip file is, by the names of its entries. */
final class ZipKind {
    private static final int MOST_NAMES = 3;
    private static final int NAME_LENGTH_AT = 26; // of the header of an entry
    private static final int NAME_AT = 30;

    private ZipKind() {}

    static FileKind of(Path file, FileHead head) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return of(zip.stream().map(ZipEntry::getName).toList());
        } catch (IOException | IllegalArgumentException e) {
            String first = firstName(head);
            FileKind whole = of(List.of(first));
            return new FileKind(
                    "a damaged zip file" + (first.isEmpty() ? "" : ", which begins with " + SafeText.of(first))
                            + (first.isEmpty() || whole.what().startsWith("a zip")
                                    ? ""
                                    : ", as " + whole.what() + " does"),
                    FileKind.COPY_AGAIN);
        }
    }

    private static FileKind of(List<String> names) {
        Predicate<String> hasOne = end -> names.stream().anyMatch(name -> name.equals(end) || name.endsWith("/" + end));
        if (hasOne.test("constants.pkl") && names.stream().anyMatch(name -> name.contains("code/"))) {
            return new FileKind(
                    "a TorchScript model (.pt)", FileKind.weightsOf("torch.jit.load(\"model.pt\").state_dict()"));
        }
        if (hasOne.test("data.pkl")) {
            return new FileKind("a PyTorch model (a zip with a pickle, .pt or .pth)", FileKind.TORCH);
        }
        if (hasOne.test("serialized_exported_program.json") || hasOne.test("models/model.json")) {
            return new FileKind(
                    "a program of torch.export (.pt2)",
                    FileKind.weightsOf("torch.export.load(\"model.pt2\").state_dict"));
        }
        if (hasOne.test("saved_model.pb")) {
            return new FileKind("a TensorFlow SavedModel in a zip", FileKind.TRAIN_HERE);
        }
        if (names.stream().anyMatch(name -> name.endsWith(".onnx"))) {
            return new FileKind("a zip with an ONNX model", "Unpack it, and name the .onnx file");
        }
        if (!names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".npy"))) {
            return new FileKind("a file of NumPy arrays (.npz)", FileKind.TRAIN_HERE);
        }
        return new FileKind(
                names.isEmpty()
                        ? "a zip file without entries"
                        : "a zip file of no known kind, with "
                                + SafeText.of(String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))),
                FileKind.TRAIN_HERE);
    }

    /** Of the entry at the beginning, which is there without the directory at the end, too. */
    private static String firstName(FileHead head) {
        int length = head.at(NAME_LENGTH_AT) + (head.at(NAME_LENGTH_AT + 1) << 8);
        return head.begins('P', 'K', 3, 4) && NAME_AT + length <= head.bytes().length
                ? new String(head.bytes(), NAME_AT, length, StandardCharsets.UTF_8)
                : "";
    }
}
