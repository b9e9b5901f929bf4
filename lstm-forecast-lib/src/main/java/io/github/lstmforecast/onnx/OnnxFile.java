package io.github.lstmforecast.onnx;

import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A graph in an ONNX file. */
final class OnnxFile implements SavedModel {
    static final String FORMAT = "onnx";

    private final byte[] content;
    private final Optional<OnnxUse> use;
    private final List<String> notes;

    /**
     * @param content with all external data
     * @param use for a signal; empty before the signal is known
     */
    OnnxFile(byte[] content, Optional<OnnxUse> use, List<String> notes) {
        this.content = content.clone();
        this.use = use;
        this.notes = List.copyOf(notes);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    /** How it forecasts; empty before a signal is known. */
    Optional<OnnxUse> use() {
        return use;
    }

    @Override
    public ModelShape shape() {
        return use.map(OnnxFile::shape).orElse(ModelShape.UNKNOWN);
    }

    private static ModelShape shape(OnnxUse use) {
        boolean isWindow = use.kind() == OnnxUse.Kind.WINDOW;
        return new ModelShape(
                OptionalInt.of(use.stepInputs()),
                OptionalInt.of(use.targets() * (isWindow ? use.steps() : 1)),
                isWindow ? Optional.of(new NetworkSpec.Window(OptionalInt.of(use.window()), false)) : Optional.empty());
    }

    @Override
    public byte[] toBytes() {
        return content.clone();
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
