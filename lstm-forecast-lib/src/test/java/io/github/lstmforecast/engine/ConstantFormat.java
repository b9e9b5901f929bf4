package io.github.lstmforecast.engine;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.SavedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file with one number after the word {@code constant}. */
public final class ConstantFormat implements ModelFormat {
    private static final String HEAD = "constant ";
    private static final int MOST_BYTES = 100;

    /** The number. */
    public record Constant(double value) implements SavedModel {
        @Override
        public String format() {
            return "constant";
        }

        @Override
        public ModelShape shape() {
            return ModelShape.UNKNOWN;
        }

        @Override
        public byte[] toBytes() {
            return (HEAD + value).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public String key() {
        return "constant";
    }

    @Override
    public Optional<SavedModel> read(Path file) throws ModelFileException {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
            if (!text.startsWith(HEAD)) {
                return Optional.empty();
            }
            return Optional.of(new Constant(Double.parseDouble(text.substring(HEAD.length()))));
        } catch (NumberFormatException e) {
            throw new ModelFileException("its number is none", e);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        }
    }
}
