package io.github.lstmforecast.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelJson;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.Weights;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A zip with the one entry {@value #ENTRY}: the weights of a linear autoregression, the transforms of its series, and its
 * inputs by name.
 *
 * @param fileSha256 of the file from which it was read
 */
record LinearFile(LinearSpec spec, TransformChain transforms, Optional<SavedInputs> inputs, Optional<String> fileSha256)
        implements SavedModel {
    static final String FORMAT = "linear";
    static final String ENTRY = "linear.json";

    private static final int MAX_BYTES = 64 << 20;
    private static final List<String> FIELDS = List.of("order", "known", "targets", "transforms");
    private static final List<String> FIELDS_WITH_INPUTS =
            List.of("order", "known", "targets", "transforms", SavedInputs.FIELD);
    private static final List<String> FIELDS_OF_TARGET = List.of("mean", "constant", "lags", "inputs");

    static LinearFile read(Path file) throws ModelFileException {
        return ModelZip.read(
                file, List.of(ENTRY), zip -> read(zip.bytes(ENTRY, MAX_BYTES), Optional.of(Fingerprint.of(file))));
    }

    private static LinearFile read(EntryBytes in, Optional<String> sha256) throws ModelFileException {
        JsonNode json = ModelJson.read(in);
        try {
            requireFields(json, json.has(SavedInputs.FIELD) ? FIELDS_WITH_INPUTS : FIELDS);
            List<LinearSpec.Target> targets = new ArrayList<>();
            for (JsonNode target : json.get("targets")) {
                requireFields(target, FIELDS_OF_TARGET);
                targets.add(new LinearSpec.Target(
                        number("mean", target.get("mean")),
                        number("constant", target.get("constant")),
                        numbers("lags", target.get("lags")),
                        numbers("inputs", target.get("inputs"))));
            }
            LinearFile file = new LinearFile(
                    new LinearSpec(count("order", json), count("known", json), targets),
                    TransformChain.fromJson(json.get("transforms")),
                    Optional.ofNullable(json.get(SavedInputs.FIELD)).map(SavedInputs::fromJson),
                    sha256);
            file.inputs.ifPresent(inputs -> inputs.requireFit(file.shape()));
            return file;
        } catch (InvalidValueException e) {
            throw in.wrong(e.getMessage());
        }
    }

    private static void requireFields(JsonNode json, List<String> fields) {
        InvalidValueException.unless(
                json.isObject()
                        && json.size() == fields.size()
                        && fields.stream().allMatch(json::has),
                "JSON",
                SafeText.of(json.getNodeType() + " with " + json.size() + " fields"),
                "an object with the fields " + String.join(", ", fields));
    }

    private static int count(String name, JsonNode json) {
        JsonNode value = json.get(name);
        InvalidValueException.unless(value.isInt(), name, SafeText.of(value.toString()), "a whole number");
        return value.intValue();
    }

    private static double number(String name, JsonNode value) {
        InvalidValueException.unless(value.isNumber(), name, SafeText.of(value.toString()), "a number");
        return value.doubleValue();
    }

    private static double[] numbers(String name, JsonNode array) {
        InvalidValueException.unless(array.isArray(), name, SafeText.of(array.toString()), "a list of numbers");
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(name + "[" + i + "]", array.get(i));
        }
        return numbers;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public ModelShape shape() {
        return ModelShape.of(
                spec.targets().size() + spec.known(), spec.targets().size());
    }

    @Override
    public Optional<LinearSpec> linear() {
        return Optional.of(spec);
    }

    @Override
    public List<Weights> weights() {
        return spec.weights();
    }

    @Override
    public byte[] toBytes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("order", spec.order());
        json.put("known", spec.known());
        ArrayNode targets = json.putArray("targets");
        for (LinearSpec.Target target : spec.targets()) {
            ObjectNode one = targets.addObject();
            one.put("mean", target.mean());
            one.put("constant", target.constant());
            Arrays.stream(target.lags()).forEach(one.putArray("lags")::add);
            Arrays.stream(target.inputs()).forEach(one.putArray("inputs")::add);
        }
        json.set("transforms", transforms.toJson());
        inputs.ifPresent(of -> json.set(SavedInputs.FIELD, of.toJson()));
        return ModelZip.of(Map.of(ENTRY, ModelJson.write(json)));
    }

    @Override
    public String sha256() {
        return fileSha256.orElseGet(SavedModel.super::sha256);
    }
}
