package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.FuzzChild;
import io.github.lstmforecast.Tries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFuzzTest {
    private static final int FILES = Tries.of(10_000);
    private static final int RUN = Tries.of(500);

    @TempDir
    Path folder;

    @Test
    void any_file_is_read_or_rejected_within_little_memory() throws Exception {
        FuzzChild child = FuzzChild.run(
                "64m", OnnxFuzz.class.getName(), String.valueOf(FILES), String.valueOf(RUN), folder.toString());

        assertThat(child.count(end -> true)).isEqualTo(FILES);
        for (String end : new String[] {"read", "rejected as a file", "rejected for a signal"}) {
            assertThat(child.count(end::equals)).as(end).isGreaterThan(FILES / 20);
        }
    }
}
