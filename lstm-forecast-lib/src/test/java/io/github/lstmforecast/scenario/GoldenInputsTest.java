package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.train.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenInputsTest {
    private static Map<String, String> inputs(Recipe recipe) {
        PulseSignal signal = new PulseSignal(PulseWave.of(10, 3), 150, new GaussianNoise(0.01, 1));
        Scenario scenario = new Scenario(
                "pulse",
                signal,
                new ModelSource.Trained(recipe),
                List.of(new ForecastSpan(150, 25, 50, 5)),
                Tolerances.DEFAULTS,
                Optional.empty());
        return GoldenInputs.of(scenario, signal.observed(205));
    }

    /** The names of the values within a record, those of records within it too. */
    private static Stream<String> names(String of, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? names(of + "." + component.getName(), component.getType())
                        : Stream.of(of + "." + component.getName()));
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(Adam.of(0.01), RmsProp.of(0.01), Sgd.of(0.01));
    }

    // What is added to a record must be added to the inputs.
    @ParameterizedTest
    @MethodSource("optimizers")
    void no_setting_of_a_training_or_a_signal_is_forgotten(Optimizer optimizer) {
        Map<String, String> inputs =
                inputs(Recipe.defaults().toBuilder().optimizer(optimizer).build());

        assertThat(inputs.keySet())
                .containsAll(names("model.train", Recipe.class).toList())
                .containsAll(names("model.train.optimizer." + key(optimizer), optimizer.getClass())
                        .toList())
                .contains(
                        "signal.pulse.period",
                        "signal.pulse.width",
                        "signal.pulse.phase",
                        "signal.pulse.length",
                        "signal.pulse.noise",
                        "signal.pulse.seed");
        assertThat(names("signal", PulseSignal.class)).hasSize(6);
    }

    private static String key(Optimizer optimizer) {
        return optimizer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    // Those of no key are made of many: versions, fingerprints of data.
    @Test
    void a_setting_has_the_name_that_the_scenario_file_has_for_it() {
        assertThat(inputs(Recipe.defaults()).keySet())
                .filteredOn(name -> !name.startsWith("data.")
                        && !List.of("library", "engine").contains(name))
                .isSubsetOf(Schemas.properties().keySet());
    }

    @Test
    void every_optimizer_is_tried() {
        assertThat(optimizers().map(Object::getClass))
                .containsExactlyInAnyOrder(Optimizer.class.getPermittedSubclasses());
    }

    @Test
    void a_value_is_as_short_as_can_be() {
        assertThat(inputs(Recipe.defaults()))
                .containsEntry("model.train.epochs", "150")
                .containsEntry("model.train.learningRateDecay", "0.1")
                .containsEntry("model.train.optimizer", "adam")
                .containsEntry("model.train.optimizer.adam.epsilon", "1.0E-7")
                .containsEntry("model.train.stateReset", "each-epoch")
                .containsEntry("signal.pulse.phase", "0.0")
                .containsEntry("forecast.warmUp", "25")
                .containsEntry("engine", "jvm");
    }
}
