package io.github.lstmforecast.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * An input of a model whose future values are known.
 *
 * @param group what it is one of, for example {@code dayOfWeek}; its own name if it is the only one
 * @param name for example {@code dayOfWeek=MONDAY}
 * @param values by step
 */
public record KnownInput(String group, String name, IntToDoubleFunction values) {
    /** An input that is the only one of its group. */
    public static KnownInput of(String name, IntToDoubleFunction values) {
        return new KnownInput(name, name, values);
    }

    /**
     * The sine and the cosine of each of the first harmonics of a cycle: {@code sin1, cos1, sin2, cos2, ...}, from
     * {@code 2 * pi * k * step / periodSteps} for harmonic k. The same on every machine.
     */
    public static List<KnownInput> phase(int harmonics, double periodSteps) {
        List<KnownInput> inputs = new ArrayList<>();
        for (int k = 1; k <= harmonics; k++) {
            double perCycle = 2 * Math.PI * k;
            inputs.add(new KnownInput(
                    "phase", "sin" + k, step -> StrictMath.sin(perCycle * (step % periodSteps / periodSteps))));
            inputs.add(new KnownInput(
                    "phase", "cos" + k, step -> StrictMath.cos(perCycle * (step % periodSteps / periodSteps))));
        }
        return inputs;
    }

    /** {@code [step][input]}. */
    public static Series series(List<KnownInput> inputs, int steps) {
        double[] values = new double[steps * inputs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = inputs.get(i % inputs.size()).values().applyAsDouble(i / inputs.size());
        }
        return Series.of(values, inputs.size());
    }
}
