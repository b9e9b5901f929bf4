package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;

/**
 * An activation function. All functions but softmax are applied to each value by itself. Results have the same bits on
 * every machine: exponentials are those of {@link StrictMath}, tanh and sigmoid the kernel's own.
 *
 * @param parameter of {@linkplain Function#hasParameter functions} that have one; 0 for the others
 */
public record Activation(Function function, float parameter) {
    /** The formula for a value x, with parameter a. */
    public enum Function implements Keyed {
        /** {@code x}. */
        LINEAR,
        TANH,
        /** {@code 1 / (1 + e^-x)}. */
        SIGMOID,
        /** {@code 0.2 x + 0.5}, clipped to 0..1: that of Keras 1 and 2, and of Deeplearning4j. */
        HARD_SIGMOID,
        /** {@code x / 6 + 0.5}, clipped to 0..1: that of Keras 3 and PyTorch. */
        HARD_SIGMOID_6,
        /** {@code max(0, x)}. */
        RELU,
        /** {@code x} clipped to 0..6. */
        RELU_6,
        /** {@code x} where x is at least 0, else {@code a x}. */
        LEAKY_RELU,
        /** {@code x} where x is at least 0, else {@code a (e^x - 1)}. */
        ELU,
        /** {@code 1.0507 x} where x is at least 0, else {@code 1.0507 * 1.6733 (e^x - 1)} (Klambauer et al. 2017). */
        SELU,
        /** {@code x P(X <= x)} with X of the standard normal distribution (Hendrycks and Gimpel 2016). */
        GELU,
        /** Its approximation {@code x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))}. */
        GELU_TANH,
        /** {@code x / (1 + e^-x)}, also called swish. */
        SILU,
        /** {@code x} times {@code x / 6 + 0.5}, clipped to 0..1; also called hard swish. */
        HARD_SILU,
        /** {@code x tanh(ln(1 + e^x))} (Misra 2019). */
        MISH,
        /** {@code ln(1 + e^x)}. */
        SOFTPLUS,
        /** {@code x / (1 + |x|)}. */
        SOFTSIGN,
        /** {@code x} clipped to -1..1. */
        HARD_TANH,
        /** {@code -ln(1 + e^-x)}. */
        LOG_SIGMOID,
        /** {@code e^x}. */
        EXPONENTIAL,
        /** {@code e^x}, divided by the sum over all values. */
        SOFTMAX;

        public boolean hasParameter() {
            return this == LEAKY_RELU || this == ELU;
        }

        @Override
        public String key() {
            return Keyed.kebabCase(this);
        }
    }

    public static final Activation LINEAR = of(Function.LINEAR);
    public static final Activation TANH = of(Function.TANH);

    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    public Activation {
        InvalidValueException.unless(
                Float.isFinite(parameter) && (function.hasParameter() || parameter == 0),
                "parameter of " + function.key(),
                parameter,
                function.hasParameter() ? "finite" : "0");
    }

    /** A function without parameter. */
    public static Activation of(Function function) {
        return new Activation(function, 0);
    }

    /** Applies the function to {@code length} values, in place. */
    public void apply(float[] values, int at, int length) {
        if (function == Function.SOFTMAX) {
            softmax(values, at, length);
            return;
        }
        if (function == Function.LINEAR) {
            return;
        }
        for (int i = at; i < at + length; i++) {
            values[i] = apply(values[i]);
        }
    }

    private float apply(float x) {
        return switch (function) {
            case LINEAR -> x;
            case TANH -> PlainOps.tanh(x);
            case SIGMOID -> GateActivation.SIGMOID.apply(x);
            case HARD_SIGMOID -> GateActivation.HARD_SIGMOID.apply(x);
            case HARD_SIGMOID_6 -> GateActivation.HARD_SIGMOID_6.apply(x);
            case RELU -> Math.max(0, x);
            case RELU_6 -> Math.max(0, Math.min(6, x));
            case LEAKY_RELU -> x >= 0 ? x : parameter * x;
            case ELU -> x >= 0 ? x : (float) (parameter * StrictMath.expm1(x));
            case SELU -> (float) (SELU_SCALE * (x >= 0 ? x : SELU_ALPHA * StrictMath.expm1(x)));
            case GELU -> (float) (x * normalProbability(x));
            case GELU_TANH ->
                (float) (0.5 * x * (1 + StrictMath.tanh(StrictMath.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))));
            case SILU -> (float) (x / (1 + StrictMath.exp(-x)));
            case HARD_SILU -> x * GateActivation.HARD_SIGMOID_6.apply(x);
            case MISH -> (float) (x * StrictMath.tanh(softplus(x)));
            case SOFTPLUS -> (float) softplus(x);
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case HARD_TANH -> Math.max(-1, Math.min(1, x));
            case LOG_SIGMOID -> (float) -softplus(-x);
            case EXPONENTIAL -> (float) StrictMath.exp(x);
            case SOFTMAX -> throw new IllegalStateException("of all values at once");
        };
    }

    private static double softplus(double x) {
        return Math.max(0, x) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The probability that a standard normal variable is at most x: the series of Marsaglia (2004), to 1e-15. */
    private static double normalProbability(double x) {
        if (!(Math.abs(x) < 8)) { // where it is 0 or 1 in 32 bits; NaN stays
            return x < 0 ? 0 : x > 0 ? 1 : x;
        }
        double term = x;
        double sum = x;
        for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) { // a smaller one would not change the sum
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-0.5 * x * x) / StrictMath.sqrt(2 * Math.PI);
    }

    /**
     * The derivative, from the activated value.
     *
     * @throws UnsupportedOperationException if the function is not monotone, or not of a single value
     */
    float slope(float y) {
        return switch (function) {
            case LINEAR -> 1;
            case TANH -> 1 - y * y;
            case SIGMOID -> GateActivation.SIGMOID.slope(y);
            case HARD_SIGMOID -> GateActivation.HARD_SIGMOID.slope(y);
            case HARD_SIGMOID_6 -> GateActivation.HARD_SIGMOID_6.slope(y);
            case RELU -> y > 0 ? 1 : 0;
            case SOFTSIGN -> (1 - Math.abs(y)) * (1 - Math.abs(y));
            default -> throw new UnsupportedOperationException(this + " is only run, not trained");
        };
    }

    private static void softmax(float[] values, int at, int length) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + length; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += StrictMath.exp(values[i] - largest);
        }
        for (int i = at; i < at + length; i++) {
            values[i] = (float) (StrictMath.exp(values[i] - largest) / sum);
        }
    }

    @Override
    public String toString() {
        return function.key() + (function.hasParameter() ? " " + parameter : "");
    }
}
