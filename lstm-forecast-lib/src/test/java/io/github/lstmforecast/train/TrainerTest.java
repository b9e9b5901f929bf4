package io.github.lstmforecast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.CopySpacing;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerTest {
    /** Two features, two copies, three windows of five: most dimensions differ. */
    private static final Windows WINDOWS = Windows.of(TrainingCopy.rotated(twoWaves(15), 2, 2), 5);

    /** Three epochs without noise. */
    private static final Recipe PLAIN = new Recipe(
            CellKind.LSTM,
            List.of(4, 3),
            GateActivation.SIGMOID,
            2,
            CopySpacing.PHASE,
            5,
            3,
            Adam.of(0.01),
            1,
            Double.POSITIVE_INFINITY,
            0,
            StateReset.EACH_EPOCH,
            7);

    /** In 32 bits such a step is 0, so that weights do not change. */
    private static final Optimizer STANDSTILL = Adam.of(1e-300);

    static Stream<Arguments> recipes() {
        Recipe rms = PLAIN.toBuilder().optimizer(RmsProp.of(0.01)).build();
        return Stream.of(PLAIN, rms)
                .flatMap(recipe -> Stream.of(StateReset.values())
                        .flatMap(reset -> Stream.of(0.02, 1e6, Double.POSITIVE_INFINITY)
                                .map(norm -> Arguments.of(recipe.toBuilder()
                                        .stateReset(reset)
                                        .gradientNorm(norm)
                                        .build()))));
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(Adam.of(0.01), RmsProp.of(0.01), Sgd.of(0.01));
    }

    // The state is 0 at the start of each epoch, so nothing else is carried over.
    @ParameterizedTest
    @MethodSource("optimizers")
    void a_resumed_training_gives_the_bits_of_an_uninterrupted_one(Optimizer optimizer) {
        Recipe four = PLAIN.toBuilder().optimizer(optimizer).epochs(4).build();
        Recipe two = four.toBuilder().epochs(2).build();

        TrainedRnn resumed = resume(train(two), two);

        TrainedRnn whole = train(four);
        assertThat(resumed.parameters()).isEqualTo(whole.parameters());
        assertThat(resumed.optimizerState()).isEqualTo(whole.optimizerState());
        assertThat(resumed.losses()).isEqualTo(whole.losses().subList(2, 4));
        assertThat(whole.optimizerState().steps()).isEqualTo(4 * WINDOWS.windows());
    }

    private static TrainedRnn resume(TrainedRnn before, Recipe recipe) {
        return Trainer.resume(before.parameters(), before.optimizerState(), recipe, WINDOWS, TrainingListener.NONE);
    }

    @Test
    void only_the_same_shape_and_kind_of_optimizer_can_be_resumed() {
        TrainedRnn before = train(PLAIN);

        assertThatThrownBy(() -> resume(before, PLAIN.toBuilder().units(4).build()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("parameters is those of RnnShape[inputs=2, units=[4, 3]");
        assertThatThrownBy(() -> resume(
                        before, PLAIN.toBuilder().optimizer(RmsProp.of(0.1)).build()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageEndingWith("but must be Adam, as before");
    }

    // Expected bits from a second loop, TrainingByHand.
    @ParameterizedTest
    @MethodSource("recipes")
    void a_training_equals_a_simple_loop(Recipe recipe) {
        TrainedRnn trained = train(recipe);

        TrainedRnn expected = TrainingByHand.train(
                initialParameters(recipe),
                WINDOWS,
                recipe.optimizer(),
                new double[] {0.01, 0.01, 0.01},
                recipe.stateReset() == StateReset.EACH_EPOCH,
                recipe.gradientNorm(),
                () -> 0);
        assertThat(trained).isEqualTo(expected);
    }

    // By hand: 0.25 in two equal ratios is 1/2 and 1/2.
    @Test
    void the_learning_rate_decays_in_equal_ratios() {
        Recipe recipe = PLAIN.toBuilder().learningRateDecay(0.25).build();

        TrainedRnn trained = train(recipe);

        TrainedRnn expected = TrainingByHand.train(
                initialParameters(recipe),
                WINDOWS,
                recipe.optimizer(),
                new double[] {0.01, 0.005, 0.0025},
                true,
                Double.POSITIVE_INFINITY,
                () -> 0);
        assertThat(trained).isEqualTo(expected);
    }

    @Test
    void a_single_epoch_has_the_first_learning_rate() {
        Recipe recipe = PLAIN.toBuilder().epochs(1).build();

        TrainedRnn trained = train(recipe.toBuilder().learningRateDecay(0.25).build());

        assertThat(trained).isEqualTo(train(recipe));
    }

    @Test
    void a_state_that_is_never_reset_gives_different_weights() {
        TrainedRnn never = train(PLAIN.toBuilder().stateReset(StateReset.NEVER).build());

        assertThat(never.parameters()).isNotEqualTo(train(PLAIN).parameters());
        assertThat(never.losses().get(0))
                .as("the first epoch")
                .isEqualTo(train(PLAIN).losses().get(0));
    }

    @Test
    void a_clipped_gradient_gives_different_weights() {
        Recipe clipped = PLAIN.toBuilder().gradientNorm(0.02).build();

        assertThat(train(clipped).parameters()).isNotEqualTo(train(PLAIN).parameters());
    }

    @Test
    void a_gradient_below_the_maximum_norm_is_not_clipped() {
        Recipe generous = PLAIN.toBuilder().gradientNorm(1e6).build();

        assertThat(train(generous)).isEqualTo(train(PLAIN));
    }

    @Test
    void the_same_recipe_and_data_give_the_same_weights() {
        Recipe recipe = PLAIN.toBuilder().inputNoise(0.1).build();

        assertThat(train(recipe)).isEqualTo(train(recipe));
    }

    @Test
    void another_seed_gives_other_initial_weights() {
        assertThat(initialParameters(PLAIN.toBuilder().seed(8).build())).isNotEqualTo(initialParameters(PLAIN));
    }

    @Test
    void the_model_has_the_units_of_the_recipe_and_the_features_of_the_data() {
        RnnParameters parameters = train(PLAIN).parameters();

        assertThat(parameters.shape().inputs()).isEqualTo(2);
        assertThat(parameters.shape().units()).containsExactly(4, 3);
        assertThat(parameters.shape().outputs()).isEqualTo(2);
    }

    @Test
    void the_listener_gets_each_epoch_and_its_loss() {
        List<String> heard = new ArrayList<>();

        TrainedRnn trained = Trainer.train(
                PLAIN, WINDOWS, (epoch, epochs, loss) -> heard.add(epoch + " of " + epochs + ": " + loss));

        assertThat(heard)
                .containsExactly(
                        "1 of 3: " + trained.losses().get(0),
                        "2 of 3: " + trained.losses().get(1),
                        "3 of 3: " + trained.losses().get(2));
    }

    @Test
    void the_loss_falls_on_the_default_pulse() {
        Series series = new GaussianNoise(0.01, 1).addTo(PulseWave.of(10, 3).samples(150));
        Windows windows = Windows.of(TrainingCopy.rotated(series, 3, 3), 25);

        List<Double> losses =
                Trainer.train(Recipe.defaults(), windows, TrainingListener.NONE).losses();

        // A model that always predicts the mean of the wave has the loss 0.3 * 0.7 = 0.21, its variance.
        assertThat(losses).hasSize(150);
        assertThat(losses.get(0)).isGreaterThan(0.15);
        assertThat(losses.get(149)).isLessThan(0.021);
    }

    @Test
    void without_noise_and_learning_rate_each_epoch_has_the_same_loss() {
        List<Double> losses =
                train(PLAIN.toBuilder().optimizer(STANDSTILL).build()).losses();

        assertThat(losses).containsOnly(losses.get(0)); // otherwise the next test would prove nothing
    }

    @Test
    void input_noise_is_new_in_each_epoch() {
        Recipe recipe = PLAIN.toBuilder().optimizer(STANDSTILL).inputNoise(0.1).build();

        List<Double> losses = train(recipe).losses();

        assertThat(losses).doesNotHaveDuplicates();
    }

    // h is within -1 and 1, so an output is at most the sum of its weights, and its error at most 1 more; noise of 1000
    // on
    // a target would be squared.
    @Test
    void input_noise_does_not_change_the_targets() {
        Recipe recipe = PLAIN.toBuilder().optimizer(STANDSTILL).inputNoise(1000).build();

        List<Double> losses = train(recipe).losses();

        RnnParameters parameters = initialParameters(recipe);
        double largestError = 0;
        for (int output = 0; output < 2; output++) {
            double sum = 1;
            for (int unit = 0; unit < 3; unit++) {
                sum += Math.abs(parameters.get(parameters.shape().outputWeight(output, unit)));
            }
            largestError = Math.max(largestError, sum);
        }
        double largestLoss = largestError * largestError;
        assertThat(losses).allSatisfy(loss -> assertThat(loss).isLessThanOrEqualTo(largestLoss));
    }

    // With the seed 0 the seed of the noise is the finalizer of MurmurHash3 of 1, computed with Python.
    @Test
    void input_noise_is_gaussian_and_does_not_accumulate() {
        Recipe recipe = PLAIN.toBuilder().inputNoise(0.1).seed(0).build();
        Random noise = new Random(0xB456BCFC34C2CB2CL);

        TrainedRnn trained = train(recipe);

        TrainedRnn expected = TrainingByHand.train(
                initialParameters(recipe),
                WINDOWS,
                recipe.optimizer(),
                new double[] {0.01, 0.01, 0.01},
                true,
                Double.POSITIVE_INFINITY,
                () -> 0.1 * noise.nextGaussian());
        assertThat(trained).isEqualTo(expected);
    }

    // The first step is 1e38 / sqrt(0.1), so the weights are about 3e38, near the largest float, and the outputs of the
    // second window exceed it.
    @Test
    void a_diverging_training_stops_and_reports_epoch_and_window() {
        Recipe recipe = PLAIN.toBuilder().optimizer(RmsProp.of(1e38)).build();
        List<Integer> heard = new ArrayList<>();

        assertThatThrownBy(() -> Trainer.train(recipe, WINDOWS, (epoch, epochs, loss) -> heard.add(epoch)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage("the training diverged: the loss is Infinity in epoch 1 of 3, window 2;"
                        + " a lower learningRate than 1.0E38 or a gradientNorm of 1 usually helps");
        assertThat(heard).isEmpty();
    }

    // As above; with one window in each epoch, the second window is that of the second epoch.
    @Test
    void divergence_in_a_later_epoch_is_reported_with_the_epoch() {
        Recipe recipe = PLAIN.toBuilder().optimizer(RmsProp.of(1e38)).window(15).build();
        Windows oneWindow = Windows.of(TrainingCopy.rotated(twoWaves(15), 2, 2), 15);
        List<Integer> heard = new ArrayList<>();

        assertThatThrownBy(() -> Trainer.train(recipe, oneWindow, (epoch, epochs, loss) -> heard.add(epoch)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage("the training diverged: the loss is Infinity in epoch 2 of 3, window 1;"
                        + " a lower learningRate than 1.0E38 or a gradientNorm of 1 usually helps");
        assertThat(heard).containsExactly(1);
    }

    @Test
    void divergence_with_a_gradient_norm_does_not_suggest_one() {
        Recipe recipe =
                PLAIN.toBuilder().optimizer(RmsProp.of(1e38)).gradientNorm(1).build();

        assertThatThrownBy(() -> train(recipe))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage("the training diverged: the loss is Infinity in epoch 1 of 3, window 2;"
                        + " a lower learningRate than 1.0E38 usually helps");
    }

    /**
     * The constant is from this code on Linux x86_64 with JDK 17. It must be the same on every machine and JDK, in every
     * mode of the virtual machine: if it changes, every trained model changes.
     */
    @Test
    void a_training_gives_the_same_bits_everywhere() {
        Recipe recipe = new Recipe(
                CellKind.LSTM,
                List.of(5, 4),
                GateActivation.SIGMOID,
                3,
                CopySpacing.PHASE,
                25,
                20,
                Adam.of(0.005),
                0.1,
                1,
                0.1,
                StateReset.EACH_EPOCH,
                1);
        Series series = new GaussianNoise(0.01, 1).addTo(PulseWave.of(10, 3).samples(150));

        TrainedRnn trained =
                Trainer.train(recipe, Windows.of(TrainingCopy.rotated(series, 3, 3), 25), TrainingListener.NONE);

        assertThat(trained.parameters().sha256())
                .isEqualTo("b88e53a0062a814626a2cab3e5f5baa087ae2e16741a15b789d86d524f087ec1");
    }

    @Test
    void windows_that_do_not_fit_the_recipe_are_rejected() {
        Recipe otherCopies = PLAIN.toBuilder().copies(PLAIN.copies() + 1).build();
        Recipe otherWindow = PLAIN.toBuilder().window(PLAIN.window() + 1).build();

        assertThatThrownBy(() -> train(otherCopies))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("copies is 2, but must be 3, as in the recipe");
        assertThatThrownBy(() -> train(otherWindow))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("window is 5, but must be 6, as in the recipe");
    }

    @Test
    void losses_do_not_change_with_the_list_passed_in() {
        List<Double> losses = new ArrayList<>(List.of(1.0));
        TrainedRnn trained =
                new TrainedRnn(initialParameters(PLAIN), Adam.of(0.1).start(1).state(), losses);

        losses.add(2.0);

        assertThat(trained.losses()).containsExactly(1.0);
    }

    private static TrainedRnn train(Recipe recipe) {
        return Trainer.train(recipe, WINDOWS, TrainingListener.NONE);
    }

    private static RnnParameters initialParameters(Recipe recipe) {
        return train(recipe.toBuilder().optimizer(STANDSTILL).build()).parameters();
    }

    private static Series twoWaves(int length) {
        double[] values = new double[2 * length];
        for (int i = 0; i < length; i++) {
            values[2 * i] = PulseWave.of(5, 2).at(i);
            values[2 * i + 1] = i % 3 / 2.0;
        }
        return Series.of(values, 2);
    }
}
