package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lstmforecast.FuzzChild;
import io.github.lstmforecast.Tries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxSoakTest {
    private static final int STEPS = Tries.SOAK ? 10_000_000 : 100_000;
    private static final int RUNS = Tries.SOAK ? 30 : 2;

    /** Of compiled code, and of the allocator. */
    private static final int ALLOWED_KILOBYTES = 30_000;

    @Test
    void memory_stays_as_it_is_however_long_a_model_runs() throws Exception {
        assumeTrue(OnnxSoak.isPossible(), "there is no /proc");

        FuzzChild child = FuzzChild.run(
                "256m",
                "-Xms256m",
                "-XX:+AlwaysPreTouch", // so that all of the heap is resident, and the rest shows
                OnnxSoak.class.getName(),
                String.valueOf(STEPS));

        for (String work : new String[] {"steps", "windows", "histories", "openings"}) {
            int begin = child.count(("after a tenth of all " + work)::equals);
            assertThat(begin).isPositive();
            assertThat(child.count(("after all " + work)::equals) - begin)
                    .as(work)
                    .isLessThan(ALLOWED_KILOBYTES);
        }
    }

    // Without the lock, models can't be opened at the end; with ONNX Runtime's own log, a quarter of the children
    // aborts.
    @ParameterizedTest
    @ValueSource(strings = {"exit", "halt", "end"})
    void a_jvm_may_end_while_models_are_opened_and_run(String how) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            FuzzChild.run("64m", OnnxAtTheEnd.class.getName(), how, String.valueOf(10 * run));
        }
    }
}
