package io.github.lstmforecast.rnn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.Keyed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A case of {@code lstm-reference.json} or {@code cell-reference.json}: values of another program, in 64 bits, explained by
 * the note of the file.
 */
record ReferenceCase(String name, JsonNode json, RnnShape shape) {
    static Stream<ReferenceCase> all() {
        return Stream.of("/lstm-reference.json", "/cell-reference.json").flatMap(ReferenceCase::read);
    }

    private static Stream<ReferenceCase> read(String file) {
        try (InputStream in = ReferenceCase.class.getResourceAsStream(file)) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).map(ReferenceCase::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceCase of(JsonNode json) {
        List<Integer> units = new ArrayList<>();
        json.get("layers").forEach(layer -> units.add(layer.get("units").asInt()));
        RnnShape shape = new RnnShape(
                json.get("n_in").asInt(),
                units,
                json.get("n_out").asInt(),
                Keyed.find(CellKind.class, json.path("cell").asText("lstm")).orElseThrow(),
                GateActivation.SIGMOID,
                Activation.of(Keyed.find(
                                Activation.Function.class,
                                json.path("activation").asText("tanh"))
                        .orElseThrow()));
        return new ReferenceCase(json.get("name").asText(), json, shape);
    }

    int batch() {
        return json.get("batch").asInt();
    }

    int time() {
        return json.get("time").asInt();
    }

    JsonNode layer(int layer) {
        return json.get("layers").get(layer);
    }

    boolean hasClosedLoop() {
        return json.has("closed_loop");
    }

    boolean hasWindowBefore() {
        return json.has("x_before");
    }

    /** The name of a block in the file. */
    private static String nameOf(CellBlock block) {
        if (block instanceof LstmGate gate) {
            return switch (gate) {
                case CANDIDATE -> "g";
                case FORGET -> "f";
                case OUTPUT -> "o";
                case INPUT -> "i";
            };
        }
        return block.toString().toLowerCase(Locale.ROOT);
    }

    /** The names of the parameters of a layer. */
    List<String> parts() {
        return shape.cell().biases() == 1
                ? List.of("input_weights", "recurrent_weights", "bias")
                : List.of("input_weights", "recurrent_weights", "bias", "recurrent_bias");
    }

    /** Receives parameters, or their gradients if the prefix is {@code "grad_"}. */
    interface Block {
        void value(int index, double value);
    }

    /** Calls back for each value of one of the {@link #parts()}. */
    void layerPart(int layer, String part, String prefix, Block each) {
        for (CellBlock block : shape.cell().blocks()) {
            JsonNode values = layer(layer).get(prefix + part).get(nameOf(block));
            for (int unit = 0; unit < shape.units().get(layer); unit++) {
                JsonNode row = values.get(unit);
                for (int from = 0; from < Math.max(1, row.size()); from++) {
                    int index = switch (part) {
                        case "input_weights" -> shape.inputWeight(layer, block, unit, from);
                        case "recurrent_weights" -> shape.recurrentWeight(layer, block, unit, from);
                        case "bias" -> shape.bias(layer, block, unit);
                        default -> shape.recurrentBias(layer, block, unit);
                    };
                    each.value(index, (row.isArray() ? row.get(from) : row).asDouble());
                }
            }
        }
    }

    void outputWeights(String prefix, Block each) {
        JsonNode rows = json.get(prefix + "output_weights");
        for (int output = 0; output < shape.outputs(); output++) {
            for (int unit = 0; unit < shape.topUnits(); unit++) {
                each.value(
                        shape.outputWeight(output, unit),
                        rows.get(output).get(unit).asDouble());
            }
        }
    }

    void outputBias(String prefix, Block each) {
        for (int output = 0; output < shape.outputs(); output++) {
            each.value(
                    shape.outputBias(output),
                    json.get(prefix + "output_bias").get(output).asDouble());
        }
    }

    float[] parameters() {
        float[] values = new float[shape.parameterCount()];
        Block store = (index, value) -> values[index] = (float) value;
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (String part : parts()) {
                layerPart(layer, part, "", store);
            }
        }
        outputWeights("", store);
        outputBias("", store);
        return values;
    }

    RnnState initialState() {
        RnnState state = new RnnState(shape, batch());
        for (int layer = 0; layer < shape.layers(); layer++) {
            state.set(
                    layer,
                    flat(layer(layer).get("h0")),
                    shape.cell().hasCellState() ? flat(layer(layer).get("c0")) : new float[0]);
        }
        return state;
    }

    /** {@code [batch][time][feature]} of the file as the {@code [time][batch][feature]} of the kernel. */
    static float[] inOrderOfTime(JsonNode values) {
        int batch = values.size();
        int time = values.get(0).size();
        int features = values.get(0).get(0).size();
        float[] ordered = new float[time * batch * features];
        for (int t = 0; t < time; t++) {
            for (int k = 0; k < batch; k++) {
                for (int f = 0; f < features; f++) {
                    ordered[(t * batch + k) * features + f] =
                            (float) values.get(k).get(t).get(f).asDouble();
                }
            }
        }
        return ordered;
    }

    /** Flattens {@code [row][column]}. */
    static float[] flat(JsonNode rows) {
        float[] values = new float[rows.size() * rows.get(0).size()];
        int i = 0;
        for (JsonNode row : rows) {
            for (JsonNode value : row) {
                values[i++] = (float) value.asDouble();
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
