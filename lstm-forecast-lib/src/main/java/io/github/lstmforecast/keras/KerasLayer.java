package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A layer as a model's configuration describes it, or a cell of one.
 *
 * @param className of Keras, or the registered name of a class that the user wrote
 * @param group the name of its weights in {@code model.weights.h5}
 * @param keras2 whether the model was saved by Keras 2
 */
record KerasLayer(String className, String name, String group, boolean keras2, JsonNode config, JsonNode json) {
    private static final int MOST_VALUES = 1 << 20; // of one step, or of the outputs of a layer

    /**
     * @param json an object with {@code class_name} and {@code config}
     * @param group as {@link #group()}
     */
    static KerasLayer of(JsonNode json, String group, boolean keras2) throws ModelFileException {
        JsonNode config = json.path("config");
        String className = json.path("class_name").asText();
        if (className.isEmpty() || !config.isObject()) {
            throw new ModelFileException("it has a layer without class_name and config");
        }
        String registered = json.path("registered_name").asText();
        boolean isOthers = registered.contains(">");
        String name = config.path("name").asText(json.path("name").asText(className));
        return new KerasLayer(isOthers ? registered : className, name, group, keras2, config, json);
    }

    /** One of the layers or cells that it wraps. */
    KerasLayer inner(JsonNode of) throws ModelFileException {
        return KerasLayer.of(of, group, keras2);
    }

    /** Whether its class is not of Keras. */
    boolean isOfUser() {
        JsonNode module = json.path("module");
        return className.contains(">")
                || module.isTextual()
                        && !module.textValue().startsWith("keras")
                        && !module.textValue().startsWith("tf_keras");
    }

    /** @param problem with the layer, and what to do; the layer is named before it */
    ModelFileException wrong(String problem) {
        return new ModelFileException(this + ": " + problem);
    }

    boolean is(String key) {
        return config.path(key).asBoolean();
    }

    boolean is(String key, boolean unlessSaid) {
        return config.has(key) ? is(key) : unlessSaid;
    }

    JsonNode node(String key) {
        return config.path(key);
    }

    int units() throws ModelFileException {
        return count("units", config.path("units"));
    }

    int count(String what, JsonNode value) throws ModelFileException {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 1
                || value.intValue() > MOST_VALUES) {
            throw wrong(what + " is " + SafeText.of(value.toString()) + ", but must be a whole number in 1.."
                    + MOST_VALUES);
        }
        return value.intValue();
    }

    /** @throws ModelFileException if it is too large */
    int size(String what, long size) throws ModelFileException {
        if (size > MOST_VALUES) {
            throw wrong(what + " is " + size + ", but must be at most " + MOST_VALUES);
        }
        return (int) size;
    }

    /** A shape without its first number, which is the number of sequences; empty where any number will do. */
    List<OptionalInt> shape(JsonNode shape) throws ModelFileException {
        if (!shape.isArray() || shape.size() < 2 || shape.size() > 3) {
            throw wrong("its input has the shape " + SafeText.of(shape.toString())
                    + "; series have (None, steps, features) or (None, features)");
        }
        List<OptionalInt> sizes = new ArrayList<>();
        for (int i = 1; i < shape.size(); i++) {
            sizes.add(
                    shape.get(i).isNull()
                            ? OptionalInt.empty()
                            : OptionalInt.of(count("a size of the shape", shape.get(i))));
        }
        return sizes;
    }

    /** A number, or one of an array with only one. */
    double number(String key, double unlessSaid) throws ModelFileException {
        Optional<double[]> numbers = numbers(key);
        if (numbers.isPresent() && numbers.get().length != 1) {
            throw wrong(key + " has " + numbers.get().length + " numbers, not one");
        }
        return numbers.map(of -> of[0]).orElse(unlessSaid);
    }

    /** A number or a list of numbers, also as an array of NumPy; empty if it is missing or null. */
    Optional<double[]> numbers(String key) throws ModelFileException {
        JsonNode value = config.path(key);
        if (value.isObject()) {
            value = value.path("config").path("value");
        }
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        List<Double> numbers = new ArrayList<>();
        add(key, value, numbers);
        return Optional.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void add(String key, JsonNode value, List<Double> numbers) throws ModelFileException {
        if (value.isArray()) {
            for (JsonNode one : value) {
                add(key, one, numbers);
            }
        } else if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            numbers.add(value.doubleValue());
        } else {
            throw wrong(key + " is " + SafeText.of(value.toString()) + ", but must be a number");
        }
    }

    /** The policy of its numbers, for example {@code mixed_float16}. */
    String dtype() {
        JsonNode dtype = config.path("dtype");
        return dtype.isObject()
                ? dtype.path("config").path("name").asText("float32")
                : dtype.isTextual() ? dtype.textValue() : "float32";
    }

    @Override
    public String toString() {
        return "layer " + SafeText.of(name) + " (" + SafeText.of(className) + ")";
    }
}
