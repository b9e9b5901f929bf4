package io.github.lstmforecast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tests of every {@link ModelFormat}. The test of a format extends this class and implements {@link #format()} and
 * {@link #model()}.
 */
public abstract class ModelFormatContract {
    private static final int DAMAGED_FILES = 200;

    @TempDir
    Path folder;

    protected abstract ModelFormat format();

    /** A model of this format, with everything that the format supports. */
    protected abstract SavedModel model();

    private Path file(byte[] content) throws Exception {
        return Files.write(folder.resolve("model"), content);
    }

    @Test
    void it_is_found_by_its_key() {
        assertThat(Extensions.formats())
                .filteredOn(format -> format.key().equals(format().key()))
                .singleElement()
                .isInstanceOf(format().getClass());
    }

    @Test
    void a_file_keeps_the_model() throws Exception {
        Path file = folder.resolve("written");
        model().write(file);

        SavedModel read = format().read(file).orElseThrow();

        assertThat(read.format()).isEqualTo(format().key());
        assertThat(read.shape()).isEqualTo(model().shape());
        assertThat(read.network()).isEqualTo(model().network());
        assertThat(read.transforms()).isEqualTo(model().transforms());
        assertThat(read.inputs()).isEqualTo(model().inputs());
        assertThat(read.normalizer()).isEqualTo(model().normalizer());
        assertThat(weights(read)).isEqualTo(weights(model()));
        assertThat(read.sha256()).isEqualTo(model().sha256());
        assertThat(read.toBytes()).isEqualTo(model().toBytes());
    }

    private static List<String> weights(SavedModel model) {
        return model.weights().stream()
                .flatMap(part -> IntStream.range(0, part.count())
                        .mapToObj(i -> part.name() + ", " + part.where(i) + ": " + part.get(i)))
                .toList();
    }

    @Test
    void the_same_model_gives_the_same_bytes() {
        assertThat(model().toBytes()).isEqualTo(model().toBytes());
    }

    @Test
    void a_file_is_recognized_by_its_content() throws Exception {
        SavedModel read = Extensions.read(file(model().toBytes()));

        assertThat(read.format()).isEqualTo(format().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "this is a text\nof two lines", "{ \"some\": \"JSON\" }"})
    void other_formats_are_not_recognized(String content) throws Exception {
        assertThat(format().read(file(content.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    /** Any damaged file gives another model, is rejected, or is not recognized; no other exception is thrown. */
    @Test
    void a_damaged_file_is_read_or_rejected() throws Exception {
        byte[] sound = model().toBytes();
        Random random = new Random(1);
        for (int i = 0; i < DAMAGED_FILES; i++) {
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                Optional<SavedModel> read = format().read(file(damaged));
                assertThat(read.map(SavedModel::format)).isIn(Optional.empty(), Optional.of(format().key()));
            } catch (ModelFileException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }
    }
}
