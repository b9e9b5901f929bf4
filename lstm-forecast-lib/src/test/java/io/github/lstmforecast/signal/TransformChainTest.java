package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformChainTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final TransformChain CHAIN = new TransformChain(List.of(
            Scaling.of(new double[] {10}, new double[] {2}),
            Difference.of(Difference.Mode.STEP, OptionalDouble.empty())));
    private static final Series HISTORY = Series.of(10, 14, 20);

    // Scaled 0, 2, 5, and their differences 2, 3.
    @Test
    void transforms_are_applied_one_after_another() {
        assertThat(CHAIN.apply(HISTORY)).isEqualTo(Series.of(Double.NaN, 2, 3));
    }

    // From 5 on: 6, 4, 4; unscaled 22, 18, 18.
    @Test
    void undo_inverts_all_transforms_from_the_last_true_values() {
        assertThat(CHAIN.undo(Series.of(1, -2, 0), HISTORY)).isEqualTo(Series.of(22, 18, 18));
    }

    // Each from the true value before it, 14 and 20: scaled 2 + 1 and 5 - 2.
    @Test
    void one_step_ahead_each_value_is_undone_from_the_true_value_before_it() {
        assertThat(CHAIN.undoOneStepAhead(Series.of(1, -2), HISTORY, 2)).isEqualTo(Series.of(16, 16));
    }

    @Test
    void a_scaling_that_changes_nothing_is_no_transform() {
        assertThat(TransformChain.of(Scaling.none(3))).isEqualTo(TransformChain.NONE);
        assertThat(TransformChain.NONE.apply(HISTORY)).isEqualTo(HISTORY);
        assertThat(TransformChain.NONE.undo(HISTORY, HISTORY)).isEqualTo(HISTORY);
    }

    @Property
    void json_keeps_every_bit(@ForAll double offset, @ForAll double unit) throws Exception {
        Assume.that(unit != 0);
        TransformChain chain = TransformChain.of(Scaling.of(new double[] {offset, 3}, new double[] {unit, -0.1}));

        assertThat(TransformChain.fromJson(MAPPER.readTree(MAPPER.writeValueAsString(chain.toJson()))))
                .isEqualTo(chain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{}]",
                "[1]",
                "[{\"unknown\": {}}]",
                "[{\"scaling\": {\"offset\": [1]}}]",
                "[{\"scaling\": {\"offset\": [1], \"unit\": [0]}}]",
                "[{\"scaling\": {\"offset\": [1], \"unit\": [\"2\"]}}]",
                "[{\"scaling\": {\"offset\": [1], \"unit\": [2], \"more\": [3]}}]",
                "[{\"scaling\": {\"offset\": [1], \"unit\": [2]}, \"scaling2\": {}}]",
                "[{\"scaling\": {\"offset\": [1, 2], \"unit\": [2]}}]"
            })
    void invalid_json_is_rejected(String json) throws Exception {
        assertThatThrownBy(() -> TransformChain.fromJson(MAPPER.readTree(json)))
                .isInstanceOf(InvalidValueException.class);
    }
}
