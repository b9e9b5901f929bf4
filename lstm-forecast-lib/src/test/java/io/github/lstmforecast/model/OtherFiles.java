package io.github.lstmforecast.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are no model of a format that is read, as other programs begin them. */
public final class OtherFiles {
    private static final String PICKLE = "\u0080\u0004\u0095\u0000";

    private OtherFiles() {}

    /** By what they are. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("hdf5", file("hdf5/other.h5"));
        all.put("pytorch", zip("model/data.pkl", "model/byteorder", "model/data/0"));
        all.put("pytorch-cut-off", Arrays.copyOf(zip("model/data.pkl", "model/byteorder", "model/data/0"), 100));
        all.put("pytorch-of-old", bytes("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019."));
        all.put("torchscript", zip("model/data.pkl", "model/code/__torch__.py", "model/constants.pkl"));
        all.put("torch-export", zip("model/models/model.json", "model/data/weights/weight_0"));
        all.put("onnx", bytes("\b\n\u0012\u0007pytorch\u001a\u00062.15.0"));
        all.put("scikit-learn", bytes(PICKLE + "\u008c\u001asklearn.linear_model._ridge"));
        all.put("pickle", bytes(PICKLE + "}\u0094."));
        all.put("compressed-pickle", compressed(bytes(PICKLE + "}\u0094.")));
        all.put("saved-model", bytes("\b\u0001\u0012\u00ff\u0001\n\u0010\"\u0005serve"));
        all.put("onnx-runtime", bytes("\u0014\0\0\0ORTM\f\0\u0010\0"));
        all.put("tensorflow-graph", bytes("\n\u0010\n\u0001x\u0012\u000bPlaceholder"));
        all.put("numpy", bytes("\u0093NUMPY\u0001\u0000"));
        all.put("numpy-zip", zip("a.npy", "b.npy"));
        all.put("onnx-zip", zip("export/model.onnx", "export/model.onnx.data"));
        all.put("zip-of-documents", zip("a.txt", "b.txt", "c.txt", "d.txt"));
        all.put("git-lfs-pointer", text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"));
        all.put("keras-configuration", text("{\"class_name\": \"Sequential\", \"config\": {}}"));
        all.put("deeplearning4j-configuration", text("{ \"backpropType\" : \"Standard\", \"confs\" : [ ] }"));
        all.put("json", text("[1, 2, 3]"));
        all.put("html", text("<!DOCTYPE html>\n<html>404</html>\n"));
        all.put("csv", text("date,value\n2020-01-01,1\n2020-01-02,2\n"));
        all.put("noise", new byte[] {1, 2, 3, -1, -2});
        return all;
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(
                    Path.of("src", "test", "resources", "models").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
