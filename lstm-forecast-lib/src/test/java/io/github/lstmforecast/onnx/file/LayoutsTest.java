package io.github.lstmforecast.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.model.TensorAxis;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutsTest {
    private static GraphTensor tensor(String shape) {
        List<Dimension> dimensions = Arrays.stream(shape.split(" "))
                .filter(size -> !size.isEmpty())
                .map(size -> size.matches("[0-9]+")
                        ? new Dimension(Long.parseLong(size), "")
                        : new Dimension(-1, size.equals("?") ? "" : size))
                .toList();
        return new GraphTensor("x", "FLOAT", dimensions, true);
    }

    /** The first letters of the axes; none if nothing fits. */
    private static String axes(Layouts layouts, String shape) {
        return layouts.of(tensor(shape))
                .map(axes ->
                        axes.stream().map(axis -> axis.name().substring(0, 1)).collect(Collectors.joining()))
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "1 ? 1, 1, BTF",
        "1 30 1, 1, BTF",
        "? ? 1, 1, BTF",
        "? 30 2, 2, BTF",
        "30 1 1, 1, TBF",
        "time 1 1, 1, TBF",
        "? batch 1, 1, TBF",
        "1 1 30, 1, BFT",
        "1 2 30, 2, BFT",
        "1 30, 1, BT",
        "? 30, 1, BT",
        "1 60, 2, BV",
        "? 2, 2, BF",
        "30 2, 2, TF",
        "time 1, 1, TF",
        "30, 1, T",
        "60, 2, V",
        "2, 2, F",
        "1 1 1 1, 1, BTFS",
        "'', 1, ''",
        "1 30 3, 2, none",
        "32 30 1, 1, none", // a batch that nothing speaks for
        "1 31, 2, none"
    })
    void the_axes_of_inputs_are_found_by_their_sizes(String shape, int features, String axes) {
        assertThat(axes(new Layouts(1, features, OptionalInt.empty(), false, List.of()), shape))
                .isEqualTo(axes);
    }

    @ParameterizedTest
    @CsvSource({"3 ? 1, BTF", "5 3 1, TBF", "? ? 1, BTF", "3 1, BF"})
    void a_known_number_of_sequences_tells_its_axis(String shape, String axes) {
        assertThat(axes(new Layouts(3, 1, OptionalInt.empty(), false, List.of()), shape))
                .isEqualTo(axes);
    }

    @ParameterizedTest
    @CsvSource({
        "1 1 1, 1, BTF",
        "1 ? 1, 1, BTF",
        "1 5 1, 1, none",
        "1 2, 2, BF",
        "2, 2, F",
        "1 1 3, 1, none",
        "1 30, 1, none"
    })
    void a_step_has_one_step(String shape, int features, String axes) {
        assertThat(axes(new Layouts(1, features, OptionalInt.empty(), true, List.of()), shape))
                .isEqualTo(axes);
    }

    @Test
    void an_output_is_laid_out_as_the_input_where_that_fits() {
        List<TensorAxis> timeFirst = List.of(TensorAxis.TIME, TensorAxis.BATCH, TensorAxis.FEATURE);

        assertThat(axes(new Layouts(1, 1, OptionalInt.empty(), false, timeFirst), "? ? 1"))
                .isEqualTo("TBF");
        assertThat(axes(new Layouts(1, 1, OptionalInt.empty(), false, timeFirst), "? 10"))
                .isEqualTo("BT");
    }

    @ParameterizedTest
    @CsvSource({"1 10 3, 1, BTL", "1 10 2 3, 2, BTFL", "1 3, 1, BL", "10 1 3, 1, TBL", "3, 1, L", "1 10 4, 1, none"})
    void levels_come_last(String shape, int targets, String axes) {
        assertThat(axes(new Layouts(1, targets, OptionalInt.of(3), false, List.of()), shape))
                .isEqualTo(axes);
    }

    @ParameterizedTest
    @CsvSource({
        "BATCH TIME, 1 30, 1, 0, true",
        "BATCH TIME, 1 30, 2, 0, false", // where would the second value be?
        "BATCH VALUES, 1 60, 2, 0, true",
        "BATCH VALUES, 1 61, 2, 0, false",
        "TIME VALUES, 1 60, 2, 0, false",
        "BATCH TIME FEATURE, 1 30 2, 2, 0, true",
        "BATCH TIME FEATURE, 1 30 3, 2, 0, false",
        "BATCH TIME SINGLE, 1 30 3, 1, 0, false",
        "BATCH TIME LEVEL, 1 10 3, 1, 3, true",
        "BATCH TIME LEVEL, 1 10 3, 1, 2, false",
        "BATCH TIME LEVEL, 1 10 3, 1, 0, false",
        "BATCH TIME FEATURE, 1 10 1, 1, 3, false"
    })
    void axes_that_a_user_says_must_have_room_for_all_values(
            String axes, String shape, int features, int levels, boolean fits) {
        List<TensorAxis> said =
                Arrays.stream(axes.split(" ")).map(TensorAxis::valueOf).toList();

        assertThat(Layouts.canBe(
                        said, tensor(shape), features, levels == 0 ? OptionalInt.empty() : OptionalInt.of(levels)))
                .isEqualTo(fits);
    }
}
