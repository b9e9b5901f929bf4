package io.github.lstmforecast.keras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.Zips;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.engine.ModelFormatContract;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.NetworkSpec.Window;
import io.github.lstmforecast.model.SavedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerasFormatTest extends ModelFormatContract {
    private static final Path ZIP = FrameworkModel.file("keras3", "gru_dense", "model.keras");
    private static final Path HDF5 = FrameworkModel.file("keras3", "gru_dense", "model.h5");

    @TempDir
    Path folder;

    @Override
    protected ModelFormat format() {
        return new KerasFormat();
    }

    @Override
    protected SavedModel model() {
        try {
            return Extensions.read(ZIP);
        } catch (ModelFileException e) {
            throw new AssertionError(e);
        }
    }

    private SavedModel read(String name, byte[] content) throws Exception {
        return Extensions.read(Files.write(folder.resolve(name), content));
    }

    private void assertRefused(byte[] content, String message) {
        assertThatThrownBy(() -> read("model.keras", content))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(message);
    }

    private byte[] changed(Consumer<Map<String, byte[]>> change) throws Exception {
        Map<String, byte[]> entries = Zips.entries(Files.readAllBytes(ZIP));
        change.accept(entries);
        return Zips.of(entries);
    }

    @Test
    void the_content_and_not_the_name_says_which_kind_a_file_is() throws Exception {
        SavedModel zip = read("really_keras.h5", Files.readAllBytes(ZIP));
        SavedModel hdf5 = read("really_h5.keras", Files.readAllBytes(HDF5));

        assertThat(zip.format()).isEqualTo("keras");
        assertThat(hdf5.network()).isEqualTo(zip.network()).isPresent();
        assertThat(zip).hasToString("KerasFile[GRU 20, dense 1]");
    }

    @Test
    void a_model_keeps_the_bytes_of_its_file() throws Exception {
        for (Path file : new Path[] {ZIP, HDF5, FrameworkModel.file("keras3", "dtype_bfloat16", "model.h5")}) {
            SavedModel model = Extensions.read(file);

            assertThat(model.toBytes()).isEqualTo(Files.readAllBytes(file));
            assertThat(model.sha256()).isEqualTo(Fingerprint.of(file));
        }
    }

    @Test
    void the_length_of_the_window_is_that_of_the_input() throws Exception {
        assertThat(shape("keras3", "window_horizon10"))
                .isEqualTo(new ModelShape(
                        OptionalInt.of(1), OptionalInt.of(10), Optional.of(new Window(OptionalInt.of(30), false))));
        assertThat(shape("keras3-more", "flatten_window").window()).hasValue(new Window(OptionalInt.of(12), true));
        assertThat(shape("keras3-more", "flat_window").window()).hasValue(new Window(OptionalInt.empty(), true));
        assertThat(shape("keras3-more", "reshaped_window").window()).hasValue(new Window(OptionalInt.of(12), false));
        assertThat(shape("keras3-more", "stateful_last")).isEqualTo(ModelShape.of(1, 1));
    }

    private static ModelShape shape(String kind, String name) throws ModelFileException {
        return Extensions.read(FrameworkModel.file(kind, name, "model.keras")).shape();
    }

    @Test
    void the_notes_say_what_was_read_and_what_not() throws Exception {
        assertThat(notes("keras3", "pulse_stateful"))
                .containsExactly(
                        "was saved by Keras 3.15.1: LSTM 20, dense 1",
                        "is stateful; Keras does not save states, so each forecast begins with states of zero; a"
                                + " longer forecast.warmUp may help",
                        "has what a forecast does not need: the optimizer, outputs of states");
        assertThat(notes("keras3", "odd_names"))
                .containsExactly(
                        "was saved by Keras 3.15.1: scaling, scaling, LSTM 12, dense 6, tanh, dense 1, scaling",
                        "has what a forecast does not need: drop.out");
        assertThat(notes("keras3", "dtype_mixed_float16"))
                .contains("computes in 16 bits in Keras, and in 32 here; the outputs differ by about a thousandth");
        assertThat(notes("keras3", "dtype_float64")).contains("has weights of 64 bits, which are rounded to 32");
        assertThat(notes("keras3", "odd_name_short")).hasSize(1);
    }

    private static Iterable<String> notes(String kind, String name) throws ModelFileException {
        return Extensions.read(FrameworkModel.file(kind, name, "model.h5")).notes();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1000, 41_155})
    void a_zip_that_is_cut_off_is_damaged(int length) throws Exception {
        byte[] cut = Arrays.copyOf(Files.readAllBytes(ZIP), length);

        assertThatThrownBy(() -> read("model.keras", cut))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("damaged zip file");
    }

    @Test
    void each_entry_is_needed_and_no_other_is_allowed() throws Exception {
        for (String entry : new String[] {"config.json", "model.weights.h5"}) {
            assertRefused(
                    changed(entries -> entries.remove(entry)),
                    entry + ": missing. Save the whole model in Keras, with model.save(\"model.keras\")");
        }
        assertRefused(
                changed(entries -> entries.put("../../evil.txt", new byte[1])),
                "../../evil.txt: this entry is not allowed, since loading it can run code; a model file has only"
                        + " metadata.json, config.json, model.weights.h5");
    }

    @Test
    void large_or_deep_configurations_are_not_read() throws Exception {
        assertThatThrownBy(() -> read(
                        "bomb.keras",
                        changed(entries ->
                                entries.put("config.json", " ".repeat(9 << 20).getBytes(UTF_8)))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("config.json: it would unpack to 9437184 bytes, from ");
        assertThatThrownBy(() -> read(
                        "deep.keras",
                        changed(entries ->
                                entries.put("config.json", "[".repeat(200_000).getBytes(UTF_8)))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("config.json: this is not JSON: Document nesting depth (1001) exceeds");
    }

    @Test
    void other_versions_of_keras_are_not_read() throws Exception {
        assertRefused(
                changed(entries -> entries.put("metadata.json", "{\"keras_version\": \"1.2.2\"}".getBytes(UTF_8))),
                "metadata.json: keras_version is 1.2.2; models of Keras 2 and 3 are read. Load the model in one of them,"
                        + " and save it again");
        assertRefused(
                changed(entries -> entries.put("metadata.json", "{}".getBytes(UTF_8))),
                "metadata.json: keras_version is missing; models of Keras 2 and 3 are read. Load the model in one of them,"
                        + " and save it again");
    }

    @Test
    void other_files_have_other_formats() throws Exception {
        assertThat(new KerasFormat().read(Files.writeString(folder.resolve("a.keras"), "text")))
                .isEmpty();
        assertThat(new KerasFormat().read(Path.of("src", "test", "resources", "models", "hdf5", "other.h5")))
                .isEmpty();
        assertThatThrownBy(() -> new KerasFormat().read(folder.resolve("missing.keras")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("it can't be read: ");
    }

    @Test
    void java_gets_models_that_run_step_by_step() throws Exception {
        assertThat(KerasModels.read(HDF5).units()).containsExactly(20);
        assertThatThrownBy(() -> KerasModels.read(FrameworkModel.file("keras3", "window_next", "model.keras")))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("the model gets windows of steps, so it does not run step by step: read it with"
                        + " Extensions.read, and open it with an engine");
        assertThatThrownBy(() -> KerasModels.read(Files.writeString(folder.resolve("a.txt"), "text")))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("this is no model of Keras");
    }
}
