package io.github.lstmforecast.onnx.file;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads ONNX files: only their protobuf, within limits. */
public final class OnnxReader {
    private static final int HEAD = 3;
    private static final int VERSION = 0x08; // the field of the version of ONNX's format, which comes first

    /** Of the fields of a model, those that may follow the version. */
    private static final Set<Integer> NEXT = Set.of(0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42);

    private static final int OLDEST_VERSION = 3; // of ONNX 1.0; with lower ones, other files begin, too
    private static final int NEWEST_VERSION = 20;

    private OnnxReader() {}

    /**
     * @return empty if the file is something else
     * @throws ModelFileException if it is damaged or not trusted
     */
    public static Optional<SavedModel> read(Path file) throws ModelFileException {
        try {
            if (!isOnnx(file)) {
                return Optional.empty();
            }
            long size = Files.size(file);
            if (size > OnnxLimits.MAX_BYTES) {
                throw OnnxLimits.tooLarge("it has " + size + " bytes");
            }
            byte[] content = Files.readAllBytes(file);
            OnnxLimits.check(content);
            ModelProto read = parse(content);
            ModelProto model = ExternalData.inlined(read, file);
            OnnxOperators.check(model);
            return Optional.of(OnnxFile.of(model, model == read ? content : model.toByteArray()));
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        } catch (OutOfMemoryError e) {
            throw new ModelFileException("it needs more memory than this JVM has", e);
        }
    }

    private static boolean isOnnx(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            return head.length == HEAD
                    && head[0] == VERSION
                    && head[1] >= OLDEST_VERSION
                    && head[1] <= NEWEST_VERSION
                    && NEXT.contains((int) head[2]);
        }
    }

    private static ModelProto parse(byte[] content) throws ModelFileException, IOException {
        try {
            CodedInputStream in = CodedInputStream.newInstance(content);
            in.enableAliasing(true); // the numbers are not copied
            return ModelProto.parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            throw OnnxLimits.damaged(e);
        }
    }
}
