package io.github.lstmforecast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.signal.CopySpacing;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTest {
    private static Arguments change(String name, Object value, Consumer<Recipe.Builder> change) {
        return Arguments.of(name, value, change);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("cell", CellKind.GRU, b -> b.cell(CellKind.GRU)),
                change("units", List.of(7, 5), b -> b.units(7, 5)),
                change(
                        "gateActivation",
                        GateActivation.HARD_SIGMOID,
                        b -> b.gateActivation(GateActivation.HARD_SIGMOID)),
                change("copies", 4, b -> b.copies(4)),
                change("copySpacing", CopySpacing.SPREAD, b -> b.copySpacing(CopySpacing.SPREAD)),
                change("window", 30, b -> b.window(30)),
                change("epochs", 17, b -> b.epochs(17)),
                change("optimizer", RmsProp.of(0.5), b -> b.optimizer(RmsProp.of(0.5))),
                change("learningRateDecay", 0.75, b -> b.learningRateDecay(0.75)),
                change("gradientNorm", 2.5, b -> b.gradientNorm(2.5)),
                change("inputNoise", 0.25, b -> b.inputNoise(0.25)),
                change("stateReset", StateReset.NEVER, b -> b.stateReset(StateReset.NEVER)),
                change("seed", 99L, b -> b.seed(99)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_builder_changes_only_one_setting(String name, Object value, Consumer<Recipe.Builder> change) {
        Recipe.Builder builder = Recipe.defaults().toBuilder();
        Map<String, Object> expected = components(Recipe.defaults());

        change.accept(builder);

        expected.put(name, value);
        assertThat(components(builder.build())).isEqualTo(expected);
        assertThat(builder.build()).isNotEqualTo(Recipe.defaults());
    }

    @Test
    void every_setting_has_its_builder_method() {
        assertThat(changes().map(change -> change.get()[0]))
                .containsExactlyElementsOf(
                        List.copyOf(components(Recipe.defaults()).keySet()));
    }

    static Stream<Arguments> wrongSettings() {
        String units = ", but must be one number for each layer, each at least 1";
        String decay = ", but must be above 0 and at most 1 (last learning rate over first)";
        String norm = ", but must be above 0, or none";
        String noise = ", but must be a number of at least 0 (standard deviation, in units of the signal)";
        return Stream.of(
                wrong(b -> b.units(), "units is []" + units),
                wrong(b -> b.units(5, 0), "units is [5, 0]" + units),
                wrong(b -> b.copies(0), "copies is 0, but must be at least 1"),
                wrong(b -> b.window(0), "window is 0, but must be at least 1 (samples)"),
                wrong(b -> b.epochs(0), "epochs is 0, but must be at least 1"),
                wrong(b -> b.learningRateDecay(0), "learningRateDecay is 0.0" + decay),
                wrong(b -> b.learningRateDecay(1.01), "learningRateDecay is 1.01" + decay),
                wrong(b -> b.learningRateDecay(Double.NaN), "learningRateDecay is NaN" + decay),
                wrong(b -> b.gradientNorm(0), "gradientNorm is 0.0" + norm),
                wrong(b -> b.gradientNorm(-1), "gradientNorm is -1.0" + norm),
                wrong(b -> b.gradientNorm(Double.NaN), "gradientNorm is NaN" + norm),
                wrong(b -> b.inputNoise(-0.1), "inputNoise is -0.1" + noise),
                wrong(b -> b.inputNoise(Double.NaN), "inputNoise is NaN" + noise),
                wrong(b -> b.inputNoise(Double.POSITIVE_INFINITY), "inputNoise is Infinity" + noise));
    }

    private static Arguments wrong(Consumer<Recipe.Builder> change, String message) {
        return Arguments.of(change, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrongSettings")
    void a_setting_out_of_range_is_rejected(Consumer<Recipe.Builder> change, String message) {
        Recipe.Builder builder = Recipe.defaults().toBuilder();
        change.accept(builder);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void settings_at_the_limits_of_their_range_are_allowed() {
        Recipe recipe = new Recipe(
                CellKind.LSTM,
                List.of(1),
                GateActivation.SIGMOID,
                1,
                CopySpacing.PHASE,
                1,
                1,
                Adam.of(1),
                1,
                Double.POSITIVE_INFINITY,
                0,
                StateReset.NEVER,
                Long.MIN_VALUE);

        assertThat(recipe.toBuilder().build()).isEqualTo(recipe);
    }

    // From the documentation of the methods.
    @Test
    void the_predefined_recipes_are_as_documented() {
        assertThat(Recipe.defaults())
                .isEqualTo(new Recipe(
                        CellKind.LSTM,
                        List.of(20),
                        GateActivation.SIGMOID,
                        3,
                        CopySpacing.PHASE,
                        25,
                        150,
                        Adam.of(0.015),
                        0.1,
                        1,
                        0.1,
                        StateReset.EACH_EPOCH,
                        1));
        assertThat(Recipe.defaults(CellKind.GRU))
                .isEqualTo(Recipe.defaults().toBuilder().cell(CellKind.GRU).build());
        assertThat(Recipe.kerasStateful())
                .isEqualTo(new Recipe(
                        CellKind.LSTM,
                        List.of(20),
                        GateActivation.SIGMOID,
                        3,
                        CopySpacing.PHASE,
                        25,
                        400,
                        RmsProp.of(0.001),
                        1,
                        Double.POSITIVE_INFINITY,
                        0,
                        StateReset.NEVER,
                        1));
    }

    @Test
    void a_recipe_does_not_change_with_the_list_passed_in() {
        List<Integer> units = new ArrayList<>(List.of(5));
        Recipe recipe = new Recipe(
                CellKind.LSTM,
                units,
                GateActivation.SIGMOID,
                1,
                CopySpacing.PHASE,
                1,
                1,
                Adam.of(1),
                1,
                1,
                0,
                StateReset.NEVER,
                1);

        units.add(3);

        assertThat(recipe.units()).containsExactly(5);
    }

    private static Map<String, Object> components(Recipe recipe) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : Recipe.class.getRecordComponents()) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(recipe));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return values;
    }
}
