package io.github.lstmforecast.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.TensorAxis;
import io.github.lstmforecast.onnx.file.OnnxUse.StepsFrom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxUseTest {
    private static final int WINDOW = 12;

    private static OnnxUse use(String axes, int steps, StepsFrom from) {
        List<TensorAxis> of =
                Arrays.stream(axes.split(" ")).map(TensorAxis::valueOf).toList();
        ValueTensor point = new ValueTensor("y", TensorType.FLOAT, of, 1);
        return new OnnxUse(
                OnnxUse.Kind.WINDOW,
                1,
                List.of(),
                List.of(),
                new OnnxUse.Reading(point, 0),
                List.of(),
                WINDOW,
                steps,
                from,
                1);
    }

    private static long[] shape(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "BATCH TIME, 0, RUN, 1 10, 10", // all of a length that the file does not say
        "BATCH FEATURE, 0, RUN, 10 1, 10", // steps in the axis of sequences
        "BATCH TIME, 0, RUN_ON_ANY_WINDOW, 1 12, 1", // the next value for each step of the window
        "BATCH TIME, 0, RUN_ON_ANY_WINDOW, 1 6, 6",
        "BATCH TIME, 10, FILE, 1 10, 10",
        "BATCH TIME, 1, USER, 1 12, 1",
        "BATCH FEATURE, 1, USER, 12 1, 1",
        "BATCH FEATURE, 12, USER, 12 1, 12",
        "BATCH FEATURE, 1, FILE, 1 1, 1"
    })
    void the_first_run_shows_how_many_steps_are_predicted(
            String axes, int steps, StepsFrom from, String found, int count) {
        assertThat(use(axes, steps, from).afterRun(shape(found)).steps()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "BATCH TIME, 0, RUN, 1 12", // as many as the window: all, or the last one?
        "BATCH FEATURE, 0, RUN, 12 1",
        "BATCH FEATURE, 1, FILE, 12 1", // the file says one
        "BATCH TIME, 10, FILE, 1 20",
        "BATCH TIME, 5, USER, 1 4",
        "BATCH TIME, 0, RUN, 2 5" // of which sequence?
    })
    void nothing_is_guessed(String axes, int steps, StepsFrom from, String found) {
        OnnxUse use = use(axes, steps, from);

        assertThatThrownBy(() -> use.afterRun(shape(found)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("output y");
    }
}
