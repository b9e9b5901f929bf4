package acme;

import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.SavedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of one line: the word "constant", and the number that is always predicted. */
public final class ConstantFormat implements ModelFormat {
    private static final String BEGINNING = "constant ";

    record Constant(float value) implements SavedModel {
        @Override
        public String format() {
            return "constant";
        }

        @Override
        public ModelShape shape() {
            return ModelShape.of(1, 1);
        }

        @Override
        public byte[] toBytes() {
            return (BEGINNING + value + "\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Override
    public String key() {
        return "constant";
    }

    @Override
    public Optional<SavedModel> read(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
            return text.startsWith(BEGINNING)
                    ? Optional.of(new Constant(Float.parseFloat(text.substring(BEGINNING.length()))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
