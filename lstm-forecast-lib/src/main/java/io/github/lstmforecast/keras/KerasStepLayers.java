package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec.Activated;
import io.github.lstmforecast.model.NetworkSpec.Affine;
import io.github.lstmforecast.model.NetworkSpec.Dense;
import io.github.lstmforecast.model.NetworkSpec.Layer;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.Activation.Function;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns layers of Keras that change the values of one step into ours.
 *
 * @param inputs the number of values of a step
 * @param lastAxis the number of their axis
 * @param isReshaped whether they are those of several steps, one after the other
 * @param place of variables, as in {@link KerasWeights}
 */
record KerasStepLayers(int inputs, int lastAxis, boolean isReshaped, KerasWeights weights, String place) {
    private static final double LEAST_DEVIATION = 1e-7; // Keras's epsilon

    /** Reads a layer; empty if it does nothing in a forecast. */
    Optional<Layer> read(KerasLayer layer) throws ModelFileException {
        Optional<Activation> activation = KerasActivations.layer(layer);
        boolean isOfStep = isReshaped
                && (activation.isEmpty() || activation.get().function() == Function.SOFTMAX)
                && !KerasLayers.doesNothing(layer);
        if (isOfStep) {
            throw layer.wrong("it comes behind a Reshape, which is read at the end of a model only");
        }
        if (activation.isPresent()) {
            return Optional.of(activation.get())
                    .filter(of -> !of.equals(Activation.LINEAR))
                    .map(of -> new Activated(inputs, of));
        }
        return switch (layer.className()) {
            case "Dense" -> Optional.of(dense(layer));
            case "Rescaling" -> Optional.of(rescaling(layer));
            case "Normalization" -> Optional.of(normalization(layer));
            case "BatchNormalization" -> Optional.of(batchNormalization(layer));
            default -> Optional.empty();
        };
    }

    private LayerArrays arrays(KerasLayer layer) throws ModelFileException {
        return new LayerArrays(layer, weights.of(layer, List.of(place)));
    }

    private Dense dense(KerasLayer layer) throws ModelFileException {
        LayerArrays in = arrays(layer);
        int units = layer.units();
        Activation activation = KerasActivations.of(layer, "activation", "linear");
        double[] kernel = in.next("kernel", inputs, units);
        double[] bias = layer.is("use_bias", true) ? in.next("bias", units) : new double[units];
        in.requireEnd();
        float[] transposed = new float[kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            transposed[i % units * inputs + i / units] = (float) kernel[i];
        }
        float[] biases = new float[units];
        for (int i = 0; i < units; i++) {
            biases[i] = (float) bias[i];
        }
        return new Dense(inputs, units, activation, transposed, biases);
    }

    private Affine rescaling(KerasLayer layer) throws ModelFileException {
        return affine(
                layer,
                perInput(layer, "scale", layer.numbers("scale").orElse(new double[] {1})),
                perInput(layer, "offset", layer.numbers("offset").orElse(new double[] {0})));
    }

    private Affine normalization(KerasLayer layer) throws ModelFileException {
        boolean isOverAll = layer.node("axis").isNull()
                || layer.node("axis").isArray() && layer.node("axis").isEmpty();
        requireLastAxis(layer, isOverAll);
        double[] mean;
        double[] variance;
        if (layer.numbers("mean").isPresent()) {
            mean = layer.numbers("mean").get();
            variance = layer.numbers("variance").orElseThrow(() -> layer.wrong("it has a mean without a variance"));
        } else {
            LayerArrays in = arrays(layer);
            int[] shape = isOverAll ? new int[0] : new int[] {inputs};
            mean = in.next("mean", shape);
            variance = in.next("variance", shape);
        }
        double[] means = perInput(layer, "mean", mean);
        double[] variances = perInput(layer, "variance", variance);
        double[] scale = new double[inputs];
        double[] offset = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            double deviation = Math.max(Math.sqrt(variances[i]), LEAST_DEVIATION);
            scale[i] = layer.is("invert") ? deviation : 1 / deviation;
            offset[i] = layer.is("invert") ? means[i] : -means[i] / deviation;
        }
        return affine(layer, scale, offset);
    }

    private Affine batchNormalization(KerasLayer layer) throws ModelFileException {
        LayerArrays in = arrays(layer);
        requireLastAxis(layer, false);
        double[] scale = new double[inputs];
        Arrays.fill(scale, 1);
        scale = layer.is("scale", true) ? in.next("gamma", inputs) : scale;
        double[] offset = layer.is("center", true) ? in.next("beta", inputs) : new double[inputs];
        double[] mean = in.next("moving_mean", inputs);
        double[] variance = in.next("moving_variance", inputs);
        in.requireEnd();
        double epsilon = layer.number("epsilon", 1e-3);
        for (int i = 0; i < inputs; i++) {
            scale[i] /= Math.sqrt(variance[i] + epsilon);
            offset[i] -= mean[i] * scale[i];
        }
        return affine(layer, scale, offset);
    }

    private static Affine affine(KerasLayer layer, double[] scale, double[] offset) throws ModelFileException {
        for (int i = 0; i < scale.length; i++) {
            if (!Double.isFinite(scale[i]) || !Double.isFinite(offset[i])) {
                throw layer.wrong("it multiplies value " + i + " of a step by " + scale[i] + " and adds " + offset[i]
                        + ", since its variance with epsilon is not above 0. Train the model again");
            }
        }
        return new Affine(scale, offset);
    }

    private void requireLastAxis(KerasLayer layer, boolean isOverAll) throws ModelFileException {
        JsonNode axis = layer.node("axis");
        JsonNode one = axis.isArray() && axis.size() == 1 ? axis.get(0) : axis;
        if (!isOverAll && !one.isMissingNode() && one.asInt(0) != -1 && one.asInt(0) != lastAxis) {
            throw layer.wrong("axis is " + SafeText.of(axis.toString()) + "; only -1 is read, the features");
        }
    }

    private double[] perInput(KerasLayer layer, String name, double[] numbers) throws ModelFileException {
        if (numbers.length != 1 && numbers.length != inputs) {
            throw layer.wrong(
                    name + " has " + numbers.length + " numbers, but its input has " + inputs + " values at each step");
        }
        double[] all = numbers;
        if (numbers.length != inputs) {
            all = new double[inputs];
            Arrays.fill(all, numbers[0]);
        }
        return all;
    }

    /** The same layer on all steps of a window, one after the other. */
    static Layer repeated(KerasLayer flatten, Layer layer, int steps) throws ModelFileException {
        if (steps == 1) {
            return layer;
        }
        if (layer instanceof Affine of) {
            return new Affine(repeated(of.scale(), steps), repeated(of.offset(), steps));
        }
        if (layer instanceof Activated of && of.activation().function() != Function.SOFTMAX) {
            return new Activated(of.inputs() * steps, of.activation());
        }
        throw flatten.wrong("below it is a layer that computes each step by itself (" + layer
                + "). Put it at the beginning of the model");
    }

    private static double[] repeated(double[] numbers, int times) {
        double[] all = new double[numbers.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = numbers[i % numbers.length];
        }
        return all;
    }
}
