package io.github.lstmforecast.dl4j.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.FuzzChild;
import io.github.lstmforecast.Tries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileFuzzTest {
    private static final int FILES = Tries.of(12_000);

    @TempDir
    Path folder;

    @Test
    void any_file_is_read_or_rejected_within_little_memory() throws Exception {
        FuzzChild child =
                FuzzChild.run("48m", NetworkFileFuzz.class.getName(), String.valueOf(FILES), "1", folder.toString());

        assertThat(child.count(end -> true)).isEqualTo(FILES);
        assertThat(child.count("rejected in the JSON reader"::equals)).isGreaterThan(FILES / 20);
        assertThat(child.count("rejected in the array reader"::equals)).isGreaterThan(FILES / 20);
    }
}
