package io.github.lstmforecast.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.CopySpacing;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One target and two known inputs, two copies, three windows of two. */
class KnownInputsTrainingTest {
    private static final Features FEATURES = Features.of(
            Series.of(0, 0.5, 1, 0.25, -0.5, -1),
            Series.of(new double[] {1, 0, 0, 1, 0.5, 0.5, 0.25, -1, -0.75, 0, 0.125, 0.75}, 2));
    private static final List<TrainingCopy> COPIES = TrainingCopy.rotated(FEATURES, 2, 1);
    private static final Windows WINDOWS = Windows.of(COPIES, 2);

    private static final Recipe RECIPE = new Recipe(
            CellKind.LSTM,
            List.of(3, 2),
            GateActivation.SIGMOID,
            2,
            CopySpacing.PHASE,
            2,
            2,
            Adam.of(0.01),
            1,
            Double.POSITIVE_INFINITY,
            0.1,
            StateReset.EACH_EPOCH,
            0);

    @Test
    void a_network_takes_targets_and_known_inputs_and_predicts_the_targets() {
        TrainedRnn trained = Trainer.train(RECIPE, WINDOWS, TrainingListener.NONE);

        assertThat(trained.parameters().shape().inputs()).isEqualTo(3);
        assertThat(trained.parameters().shape().outputs()).isEqualTo(1);
    }

    // Expected bits from a second loop, which draws noise for each target and none for known inputs. With the seed 0,
    // the
    // seed of the noise is the finalizer of MurmurHash3 of 1, computed with Python.
    @Test
    void a_training_equals_a_simple_loop() {
        Random noise = new Random(0xB456BCFC34C2CB2CL);

        TrainedRnn trained = Trainer.train(RECIPE, WINDOWS, TrainingListener.NONE);

        TrainedRnn expected = TrainingByHand.train(
                Trainer.initialParameters(RECIPE, 3, 1),
                WINDOWS,
                RECIPE.optimizer(),
                new double[] {0.01, 0.01},
                true,
                Double.POSITIVE_INFINITY,
                () -> 0.1 * noise.nextGaussian());
        assertThat(trained).isEqualTo(expected);
    }

    @Test
    void noise_is_added_to_the_targets_only_in_any_order_of_inputs() {
        Windows targetInTheMiddle = Windows.of(COPIES, new StepInputs(1, 2, 1, 2, 0, 1), 2);

        List<float[]> clean = fed(RECIPE.toBuilder().inputNoise(0).build(), targetInTheMiddle);
        List<float[]> noisy = fed(RECIPE, targetInTheMiddle);

        assertThat(noisy).hasSameSizeAs(clean);
        for (int window = 0; window < clean.size(); window++) {
            for (int i = 0; i < clean.get(window).length; i++) {
                boolean target = i % 3 == 1;
                assertThat(noisy.get(window)[i] == clean.get(window)[i])
                        .as("input %d of window %d is as it was", i % 3, window)
                        .isEqualTo(!target);
            }
        }
    }

    /** The inputs of each window that a learner gets. */
    private static List<float[]> fed(Recipe recipe, Windows windows) {
        List<float[]> fed = new ArrayList<>();
        TrainingLoop.Learner recorder = new TrainingLoop.Learner() {
            @Override
            public void resetState() {
                // has no state
            }

            @Override
            public double learn(float[] inputs, float[] targets, double learningRate) {
                fed.add(inputs.clone());
                return 0;
            }
        };
        TrainingLoop.run(recipe, windows, recorder, TrainingListener.NONE);
        return fed;
    }
}
