package io.github.lstmforecast.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.signal.StepInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a saved model was trained on, by name: a step's inputs are the targets, then the known inputs.
 *
 * @param targets in the order of the inputs and of the outputs, at least one
 * @param known in the order of the inputs
 * @param lead of the known inputs, as in {@link StepInputs}
 */
public record SavedInputs(List<String> targets, List<Known> known, int lead) {
    /** The name of the field in the JSON of a model file. */
    public static final String FIELD = "inputs";

    /**
     * A known input, scaled to {@code (value - offset) / unit}.
     *
     * @param offset finite
     * @param unit finite and not 0
     */
    public record Known(String name, double offset, double unit) {
        public Known {
            InvalidValueException.unless(Double.isFinite(offset), "offset of " + SafeText.of(name), offset, "finite");
            InvalidValueException.unless(
                    Double.isFinite(unit) && unit != 0, "unit of " + SafeText.of(name), unit, "finite and not 0");
        }

        /** A known input that is fed as it is. */
        public static Known unscaled(String name) {
            return new Known(name, 0, 1);
        }

        public double apply(double value) {
            return (value - offset) / unit;
        }
    }

    public SavedInputs {
        targets = List.copyOf(targets);
        known = List.copyOf(known);
        InvalidValueException.unless(!targets.isEmpty(), "targets", "none", "at least one");
        InvalidValueException.unless(lead == 0 || lead == 1, "lead", lead, "0 or 1 (steps)");
        List<String> names = names(targets, known);
        InvalidValueException.unless(
                names.stream().distinct().count() == names.size(),
                FIELD,
                SafeText.of(String.join(", ", names)),
                "of different names");
    }

    private static List<String> names(List<String> targets, List<Known> known) {
        return Stream.concat(targets.stream(), known.stream().map(Known::name)).toList();
    }

    /** Of the inputs, in their order. */
    public List<String> names() {
        return names(targets, known);
    }

    public List<String> knownNames() {
        return known.stream().map(Known::name).toList();
    }

    /** One of the known inputs. */
    public Optional<Known> known(String name) {
        return known.stream().filter(input -> input.name().equals(name)).findFirst();
    }

    public StepInputs stepInputs() {
        return StepInputs.inOrder(targets.size(), known.size(), lead);
    }

    /** @throws InvalidValueException if a model has another number of inputs or outputs */
    public void requireFit(ModelShape shape) {
        int inputs = targets.size() + known.size();
        InvalidValueException.unless(
                shape.inputs().orElse(inputs) == inputs && shape.outputs().orElse(targets.size()) == targets.size(),
                FIELD,
                targets.size() + " targets and " + known.size() + " known inputs",
                "as many as the model has");
    }

    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        targets.forEach(json.putArray("targets")::add);
        ArrayNode list = json.putArray("known");
        for (Known input : known) {
            list.addObject()
                    .put("name", input.name())
                    .put("offset", input.offset())
                    .put("unit", input.unit());
        }
        return json.put("lead", lead);
    }

    /** The inverse of {@link #toJson}. */
    public static SavedInputs fromJson(JsonNode json) {
        requireFields(json, "targets", "known", "lead");
        List<String> targets = new ArrayList<>();
        for (JsonNode target : list("targets", json)) {
            targets.add(text(target));
        }
        List<Known> known = new ArrayList<>();
        for (JsonNode input : list("known", json)) {
            requireFields(input, "name", "offset", "unit");
            known.add(new Known(text(input.get("name")), number("offset", input), number("unit", input)));
        }
        JsonNode lead = json.get("lead");
        require(lead.isInt(), "lead", lead, "a whole number");
        return new SavedInputs(targets, known, lead.intValue());
    }

    private static void requireFields(JsonNode json, String... names) {
        require(
                json.isObject()
                        && json.size() == names.length
                        && Stream.of(names).allMatch(json::has),
                FIELD,
                json,
                "an object with the fields " + String.join(", ", names));
    }

    private static JsonNode list(String name, JsonNode json) {
        JsonNode list = json.get(name);
        require(list.isArray(), name, list, "a list");
        return list;
    }

    private static String text(JsonNode json) {
        require(json.isTextual(), "name", json, "a text");
        return json.textValue();
    }

    private static double number(String name, JsonNode json) {
        JsonNode number = json.get(name);
        require(number.isNumber(), name, number, "a number");
        return number.doubleValue();
    }

    private static void require(boolean valid, String name, JsonNode found, String allowed) {
        InvalidValueException.unless(valid, name, SafeText.of(found.toString()), allowed);
    }
}
