package io.github.lstmforecast.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Transforms applied one after another. The JSON form is a list with one object per transform: its key and its fitted
 * numbers. Saved with a model, it gives the same forecast to the bit when the model is loaded.
 *
 * @param transforms in the order in which they are applied; empty if the series is not transformed
 */
public record TransformChain(List<SeriesTransform> transforms) {
    /** Does not transform the series. */
    public static final TransformChain NONE = new TransformChain(List.of());

    /** The kinds of transforms by key. Add a new kind here. */
    private static final Map<String, Kind> KINDS = Map.of(
            LogTransform.KEY, new Kind(List.of(), numbers -> new LogTransform()),
            Trend.KEY, new Kind(List.of("intercept", "slope"), Trend::ofNumbers),
            CycleProfile.KEY, new Kind(List.of("period", "values"), CycleProfile::ofNumbers),
            Difference.KEY, new Kind(List.of("lag"), Difference::ofNumbers),
            Difference.OF_MEAN_KEY, new Kind(List.of("lag"), Difference::ofMeanNumbers),
            Scaling.KEY, new Kind(List.of("offset", "unit"), Scaling::ofNumbers));

    /** How a transform is read: the names of its numbers, in alphabetical order. */
    private record Kind(List<String> names, Function<Map<String, double[]>, SeriesTransform> of) {}

    public TransformChain {
        transforms = List.copyOf(transforms);
    }

    /** A chain of one scaling; {@link #NONE} if {@link Scaling#isNone}. */
    public static TransformChain of(Scaling scaling) {
        return scaling.isNone() ? NONE : new TransformChain(List.of(scaling));
    }

    /** These transforms, and then others. */
    public TransformChain then(TransformChain others) {
        List<SeriesTransform> all = new ArrayList<>(transforms);
        all.addAll(others.transforms);
        return new TransformChain(all);
    }

    /** Whether there is nothing but scalings. */
    public boolean isScaling() {
        return transforms.stream().allMatch(Scaling.class::isInstance);
    }

    public boolean isNone() {
        return transforms.isEmpty();
    }

    /** As {@link SeriesTransform#lag}, of all transforms together. */
    public int lag() {
        return transforms.stream().mapToInt(SeriesTransform::lag).sum();
    }

    /** As {@link SeriesTransform#requireApplicable}. */
    public void requireApplicable(Series series, int from) {
        List<Series> inputs = inputs(series);
        for (int i = 0; i < transforms.size(); i++) {
            transforms.get(i).requireApplicable(inputs.get(i), from);
        }
    }

    /** As {@link SeriesTransform#apply}. */
    public Series apply(Series history) {
        Series transformed = history;
        for (SeriesTransform transform : transforms) {
            transformed = transform.apply(transformed);
        }
        return transformed;
    }

    /** As {@link SeriesTransform#undo}. */
    public Series undo(Series forecast, Series history) {
        List<Series> histories = inputs(history);
        Series undone = forecast;
        for (int i = transforms.size() - 1; i >= 0; i--) {
            undone = transforms.get(i).undo(undone, histories.get(i));
        }
        return undone;
    }

    /** As {@link SeriesTransform#undoOneStepAhead}. */
    public Series undoOneStepAhead(Series oneStepAhead, Series series, int from) {
        List<Series> inputs = inputs(series);
        Series undone = oneStepAhead;
        for (int i = transforms.size() - 1; i >= 0; i--) {
            undone = transforms.get(i).undoOneStepAhead(undone, inputs.get(i), from);
        }
        return undone;
    }

    /** The input of each transform. */
    private List<Series> inputs(Series series) {
        List<Series> inputs = new ArrayList<>();
        for (SeriesTransform transform : transforms) {
            inputs.add(series);
            if (inputs.size() < transforms.size()) {
                series = transform.apply(series);
            }
        }
        return inputs;
    }

    public JsonNode toJson() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (SeriesTransform transform : transforms) {
            ObjectNode numbers = list.addObject().putObject(transform.key());
            new TreeMap<>(transform.numbers()).forEach((name, values) -> {
                ArrayNode array = numbers.putArray(name);
                Arrays.stream(values).forEach(array::add);
            });
        }
        return list;
    }

    /** The inverse of {@link #toJson}. */
    public static TransformChain fromJson(JsonNode json) {
        InvalidValueException.unless(json.isArray(), "transforms", SafeText.of(json.toString()), "a list");
        List<SeriesTransform> transforms = new ArrayList<>();
        for (JsonNode one : json) {
            transforms.add(transform(one));
        }
        return new TransformChain(transforms);
    }

    private static SeriesTransform transform(JsonNode json) {
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        InvalidValueException.unless(
                keys.size() == 1 && KINDS.containsKey(keys.get(0)),
                "transforms",
                SafeText.of(json.toString()),
                "objects with one key, one of " + String.join(", ", new TreeMap<>(KINDS).keySet()));
        Kind kind = KINDS.get(keys.get(0));
        SortedMap<String, double[]> numbers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.get(keys.get(0)).properties()) {
            numbers.put(entry.getKey(), numbers(entry.getKey(), entry.getValue()));
        }
        InvalidValueException.unless(
                List.copyOf(numbers.keySet()).equals(kind.names),
                "transforms",
                SafeText.of(json.toString()),
                "of the numbers " + String.join(", ", kind.names));
        return kind.of.apply(numbers);
    }

    private static double[] numbers(String name, JsonNode json) {
        InvalidValueException.unless(json.isArray(), name, SafeText.of(json.toString()), "a list of numbers");
        double[] values = new double[json.size()];
        for (int i = 0; i < values.length; i++) {
            InvalidValueException.unless(
                    json.get(i).isNumber(),
                    name + "[" + i + "]",
                    SafeText.of(json.get(i).toString()),
                    "a number");
            values[i] = json.get(i).doubleValue();
        }
        return values;
    }
}
