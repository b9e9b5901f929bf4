package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.rnn.RnnKernel;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.rnn.RnnState;
import io.github.lstmforecast.rnn.RnnTape;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected numbers come from Deeplearning4j, which is given our weights and computes in double precision. */
class Dl4jOracleTest {
    private static final int STEPS = 200;
    private static final int WARM_UP_STEPS = 50;
    private static final double OUTPUT_TOLERANCE = 1e-5;

    /** Of each component of a gradient, as a part of its size. */
    private static final double GRADIENT_TOLERANCE = 1e-4;

    /**
     * Smaller components, as a part of the largest, are compared as if they were of this size: the terms that they are
     * the sum of may be large, and of those float keeps 7 digits.
     */
    private static final double GRADIENT_FLOOR = 1e-3;

    // Several of everything, and no two sizes alike, so that nothing can be mistaken for anything else.
    private static final RnnShape ONE_LAYER = new RnnShape(3, List.of(6), 2);
    private static final RnnShape TWO_LAYERS = new RnnShape(3, List.of(6, 5), 2);

    private static Case trained;

    private record Case(String name, RnnParameters parameters, Series inputs) {
        double[] input(int step) {
            double[] input = new double[inputs.features()];
            Arrays.setAll(input, feature -> inputs.get(step, feature));
            return input;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void train() {
        PulseWave wave = PulseWave.of(10, 3);
        GaussianNoise noise = new GaussianNoise(0.01, 1);
        Recipe recipe = Recipe.defaults();
        List<TrainingCopy> copies = TrainingCopy.rotated(
                noise.addTo(wave.samples(150)),
                recipe.copies(),
                TrainingCopy.shiftSteps(wave.periodSteps(), recipe.copies()));
        RnnParameters parameters = Trainer.train(
                        recipe, Windows.of(copies, recipe.window()), (epoch, epochs, loss) -> {})
                .parameters();
        trained = new Case("trained on pulses by the default recipe", parameters, noise.addTo(wave.samples(STEPS)));
    }

    static Stream<Case> cases() {
        Series inputs = Series.of(gaussian(new Random(1), STEPS * TWO_LAYERS.inputs()), TWO_LAYERS.inputs());
        return Stream.of(trained, new Case("two layers, untrained", untrained(TWO_LAYERS), inputs));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputs_agree_when_the_truth_is_fed(Case model) {
        int outputs = model.parameters().shape().outputs();
        ModelState ours = new RnnModel(model.parameters()).start();
        Dl4jMirror theirs = new Dl4jMirror(model.parameters());
        double[] actual = new double[STEPS * outputs];
        double[] expected = new double[STEPS * outputs];

        for (int step = 0; step < STEPS; step++) {
            float[] output = new float[outputs];
            ours.step(floats(model.input(step)), output);
            System.arraycopy(doubles(output), 0, actual, step * outputs, outputs);
            System.arraycopy(theirs.step(model.input(step)), 0, expected, step * outputs, outputs);
        }

        assertThat(actual).containsExactly(expected, within(OUTPUT_TOLERANCE));
    }

    @Test
    void outputs_agree_when_each_is_the_next_input() {
        ModelState ours = new RnnModel(trained.parameters()).start();
        Dl4jMirror theirs = new Dl4jMirror(trained.parameters());
        float[] ourOutput = new float[1];
        double[] theirOutput = new double[1];
        for (int step = 0; step < WARM_UP_STEPS; step++) {
            ours.step(floats(trained.input(step)), ourOutput);
            theirOutput = theirs.step(trained.input(step));
        }
        double[] actual = new double[STEPS];
        double[] expected = new double[STEPS];

        for (int step = 0; step < STEPS; step++) {
            ours.step(ourOutput, ourOutput);
            theirOutput = theirs.step(theirOutput);
            actual[step] = ourOutput[0];
            expected[step] = theirOutput[0];
        }

        assertThat(actual).containsExactly(expected, within(OUTPUT_TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_each_layer_remembers_agrees_after_many_steps(Case model) {
        RnnShape shape = model.parameters().shape();
        ModelState ours = new RnnModel(model.parameters()).start();
        Dl4jMirror theirs = new Dl4jMirror(model.parameters());

        for (int step = 0; step < STEPS; step++) {
            ours.step(floats(model.input(step)), new float[shape.outputs()]);
            theirs.step(model.input(step));
        }

        for (int layer = 0; layer < shape.layers(); layer++) {
            float[] hidden = new float[shape.units().get(layer)];
            float[] cell = new float[shape.units().get(layer)];
            ours.copyTo(layer, hidden, cell, 0);
            assertThat(doubles(hidden))
                    .as("h of layer %d", layer)
                    .containsExactly(theirs.hidden(layer), within(OUTPUT_TOLERANCE));
            assertThat(doubles(cell))
                    .as("c of layer %d", layer)
                    .containsExactly(theirs.cell(layer), within(OUTPUT_TOLERANCE));
        }
    }

    static Stream<RnnShape> shapes() {
        return Stream.of(ONE_LAYER, TWO_LAYERS);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradients_agree(RnnShape shape) {
        int time = 7;
        int batch = 4;
        RnnParameters parameters = untrained(shape);
        Random random = new Random(2);
        float[] inputs = floats(gaussian(random, time * batch * shape.inputs()));
        float[] targets = floats(gaussian(random, time * batch * shape.outputs()));

        float[] actual = gradient(parameters, inputs, targets, time, batch);

        double[] expected = new Dl4jMirror(parameters).gradient(inputs, targets, time, batch);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            double size = Math.max(Math.abs(expected[i]), GRADIENT_FLOOR * largest);
            assertThat((double) actual[i])
                    .as("the loss by parameter %d", i)
                    .isCloseTo(expected[i], within(GRADIENT_TOLERANCE * size));
        }
    }

    /** The gradient of the squared error, averaged over batch, time and outputs, from a state of zeros. */
    private static float[] gradient(RnnParameters parameters, float[] inputs, float[] targets, int time, int batch) {
        RnnShape shape = parameters.shape();
        RnnTape tape = new RnnTape(shape, time, batch);
        RnnKernel.forward(parameters.toArray(), inputs, new RnnState(shape, batch), tape);
        float[] outputErrors = new float[targets.length];
        for (int i = 0; i < outputErrors.length; i++) {
            outputErrors[i] = 2 * (tape.outputs()[i] - targets[i]) / outputErrors.length;
        }
        float[] gradient = new float[shape.parameterCount()];
        RnnKernel.backward(parameters.toArray(), outputErrors, tape, gradient);
        return gradient;
    }

    /** Random throughout: of the usual initial biases most are 0, so that one in a wrong place would not be noticed. */
    private static RnnParameters untrained(RnnShape shape) {
        double[] values = gaussian(new Random(3), shape.parameterCount());
        return RnnParameters.of(
                shape, floats(Arrays.stream(values).map(value -> 0.5 * value).toArray()));
    }

    private static double[] gaussian(Random random, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
