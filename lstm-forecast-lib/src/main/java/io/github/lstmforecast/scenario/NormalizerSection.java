package io.github.lstmforecast.scenario;

import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.signal.Scaling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code model.normalizer}: the scaling that a loaded model was trained with, if its file does not have it: a mean and a
 * scale, or a minimum and a maximum, for each input in the order in which the model is fed.
 */
final class NormalizerSection {
    static final String NORMALIZER = "normalizer";

    private static final String MEAN = "mean";
    private static final String SCALE = "scale";
    private static final String MIN = "min";
    private static final String MAX = "max";

    private final YamlMap normalizer;

    private NormalizerSection(YamlMap normalizer) {
        this.normalizer = normalizer;
    }

    static Optional<NormalizerSection> read(YamlMap model) {
        return model.has(NORMALIZER)
                ? Optional.of(new NormalizerSection(model.map(NORMALIZER, MEAN, SCALE, MIN, MAX)))
                : Optional.empty();
    }

    /**
     * @param names of the inputs in the order in which the model is fed
     * @param targets in the order of the outputs
     */
    Normalizer of(List<String> names, List<String> targets) throws ScenarioException {
        boolean isMinMax = normalizer.has(MIN) || normalizer.has(MAX);
        String first = isMinMax ? MIN : MEAN;
        String second = isMinMax ? MAX : SCALE;
        for (String key : List.of(first, second)) {
            if (!normalizer.has(key)) {
                throw normalizer.wrong(key, "missing", "there: mean and scale, or min and max");
            }
        }
        for (String key : List.of(MEAN, SCALE)) {
            if (isMinMax && normalizer.has(key)) {
                throw normalizer.wrong(key, "omitted beside min and max");
            }
        }
        double[] offset = numbers(first, names);
        double[] unit = numbers(second, names);
        for (int i = 0; i < unit.length; i++) {
            unit[i] -= isMinMax ? offset[i] : 0;
            if (!(Math.abs(unit[i]) > 0) || !Double.isFinite(unit[i])) {
                throw normalizer.wrong(second, isMinMax ? "more than min" : "other than 0");
            }
        }
        int[] ofTargets = targets.stream().mapToInt(names::indexOf).toArray();
        return new Normalizer(
                Scaling.of(offset, unit),
                Optional.of(Scaling.of(
                        Arrays.stream(ofTargets).mapToDouble(i -> offset[i]).toArray(),
                        Arrays.stream(ofTargets).mapToDouble(i -> unit[i]).toArray())));
    }

    private double[] numbers(String key, List<String> names) throws ScenarioException {
        double[] numbers = normalizer.numbers(key);
        if (numbers.length != names.size()) {
            throw normalizer.wrong(
                    key,
                    numbers.length + (numbers.length == 1 ? " number" : " numbers"),
                    names.size() + ", one for each input: " + String.join(", ", names));
        }
        return numbers;
    }
}
