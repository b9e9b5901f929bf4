package io.github.lstmforecast.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec.Dense;
import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that h5py made, with the script beside them; the model in each has one layer, with the weights 1.5 and -2. */
class HdfNodeTest {
    private static final Path FILES = Path.of("src", "test", "resources", "models", "hdf5");

    @ParameterizedTest
    @ValueSource(strings = {"sound", "big_endian", "compact", "fixed_text", "several_attributes", "latest"})
    void numbers_are_read_however_they_are_stored(String name) throws Exception {
        Dense dense = (Dense) KerasReader.hdf5(FILES.resolve(name + ".h5"))
                .orElseThrow()
                .network()
                .orElseThrow()
                .layers()
                .get(0);

        assertThat(dense.weights()).containsExactly(1.5f, -2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chunks           | layer dense (Dense): kernel in /model_weights/dense/kernel: its numbers are in chunks or missing, which Keras does not do
            compressed       | layer dense (Dense): kernel in /model_weights/dense/kernel: it is compressed, which Keras does not do
            external_numbers | /model_weights/dense/kernel: its numbers are in another file, which is not read
            virtual          | /model_weights/dense/kernel: its numbers are those of other datasets, which are not read
            soft_link        | /model_weights/dense/kernel: it is a link to another place, which is not followed
            external_link    | /model_weights/dense/kernel: it is a link to another place, which is not followed
            integers         | layer dense (Dense): the file has 0 arrays of floating-point numbers for it, and none for its kernel. Save the model again, without quantization
            texts            | /model_weights/dense/kernel: it has neither floating-point numbers nor whole ones
            group            | /model_weights/dense/kernel: it is a group, and has no numbers
            never_written    | layer dense (Dense): kernel in /model_weights/dense/kernel: its numbers are in chunks or missing, which Keras does not do
            huge             | layer dense (Dense): kernel in /model_weights/dense/kernel: its shape is (1048576, 1048576), but it should be (1, 2)
            """)
    void what_keras_does_not_write_is_refused(String name, String message) {
        assertThatThrownBy(() -> KerasReader.hdf5(FILES.resolve(name + ".h5")))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(message);
    }

    @Test
    void numbers_that_are_not_finite_are_refused(@TempDir Path folder) throws Exception {
        byte[] file = Files.readAllBytes(FILES.resolve("sound.h5"));
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (bytes.getFloat(at) != 1.5f || bytes.getFloat(at + Float.BYTES) != -2) {
            at++;
        }
        bytes.putFloat(at + Float.BYTES, Float.NaN);

        assertThatThrownBy(() -> KerasReader.hdf5(Files.write(folder.resolve("nan.h5"), file)))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("layer dense (Dense): kernel in /model_weights/dense/kernel: number 1 is NaN, not a finite"
                        + " number of 32 bits");
    }

    @Test
    void a_file_of_something_else_is_none_of_keras() throws Exception {
        assertThat(KerasReader.hdf5(FILES.resolve("other.h5"))).isEmpty();
    }

    @Test
    void a_file_that_is_cut_off_is_refused_with_its_lengths() throws Exception {
        byte[] sound = Files.readAllBytes(FILES.resolve("sound.h5"));

        assertThatThrownBy(() -> HdfNode.root("a", Arrays.copyOf(sound, sound.length - 1)))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("a: it is cut off: it has 8199 bytes of 8200; copy it again");
        assertThatThrownBy(() -> HdfNode.root("a", Arrays.copyOf(sound, 8)))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("a: it is damaged: a part of it ends too early");
    }

    @Test
    void a_file_of_zeros_behind_its_beginning_is_damaged() throws Exception {
        byte[] sound = Files.readAllBytes(FILES.resolve("sound.h5"));
        Arrays.fill(sound, 96, sound.length, (byte) 0);

        assertThatThrownBy(() -> HdfNode.root("a", sound))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("a: it is damaged, or has what Keras does not write (");
    }

    @Test
    void a_path_is_names_of_members_and_nothing_else() throws Exception {
        HdfNode root = HdfNode.root("a", Files.readAllBytes(FILES.resolve("sound.h5")));

        assertThat(root.member("model_weights/dense").path()).isEqualTo("a/model_weights/dense");
        for (String path : List.of("..", ".", "/model_weights", "model_weights/../model_weights", "")) {
            assertThatThrownBy(() -> root.member(path))
                    .as(path)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageEndingWith(": it is missing");
        }
        assertThatThrownBy(() -> root.member("a/".repeat(40)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("a: a path has 41 steps: a/a/");
    }

    @Test
    void how_much_is_read_is_limited() throws Exception {
        HdfBytes bytes = new HdfBytes(Files.readAllBytes(FILES.resolve("sound.h5")));

        assertThatThrownBy(() -> {
                    while (true) {
                        bytes.map(0, 8200);
                    }
                })
                .isInstanceOf(HdfException.class)
                .hasMessage("its parts refer to each other in a loop, or too often");
        assertThatThrownBy(() -> bytes.map(8200, 1))
                .isInstanceOf(HdfException.class)
                .hasMessage("a part of it, of 1 bytes at 8200, is outside its 8200 bytes");
    }
}
