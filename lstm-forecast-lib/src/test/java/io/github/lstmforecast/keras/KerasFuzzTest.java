package io.github.lstmforecast.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.FuzzChild;
import io.github.lstmforecast.Tries;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerasFuzzTest {
    private static final int FILES = Tries.of(10_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"model.keras", "model.h5"})
    void any_file_is_read_or_rejected_within_little_memory(String name) throws Exception {
        FuzzChild child =
                FuzzChild.run("64m", KerasFuzz.class.getName(), name, String.valueOf(FILES), folder.toString());

        assertThat(child.count(end -> true)).isEqualTo(FILES);
        assertThat(child.count("rejected as HDF5"::equals)).isGreaterThan(FILES / 20);
        assertThat(child.count("read"::equals)).isGreaterThan(FILES / 20);
    }
}
