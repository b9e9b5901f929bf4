package io.github.lstmforecast.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A model that another framework has saved, with the numbers that the framework itself computed: a folder under {@code
 * src/test/resources/models} with the model's files, {@code input.csv} and {@code expected.json}.
 */
public final class FrameworkModel {
    private static final Path ALL = Path.of("src", "test", "resources", "models");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path folder;
    private final JsonNode expected;
    private final List<String> columns;
    private final float[][] rows;

    private FrameworkModel(Path folder) throws IOException {
        this.folder = folder;
        this.expected = MAPPER.readTree(folder.resolve("expected.json").toFile());
        List<String> lines = Files.readAllLines(folder.resolve("input.csv"));
        this.columns = List.of(lines.get(0).split(","));
        this.rows = lines.stream().skip(1).map(FrameworkModel::row).toArray(float[][]::new);
    }

    private static float[] row(String line) {
        String[] cells = line.split(",");
        float[] row = new float[cells.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Double.parseDouble(cells[i]);
        }
        return row;
    }

    /** @param kind for example {@code keras3} */
    public static FrameworkModel of(String kind, String name) {
        try {
            return new FrameworkModel(ALL.resolve(kind).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the models of a kind that are to be read, sorted. */
    public static List<String> names(String kind) {
        try (Stream<Path> folders = Files.list(ALL.resolve(kind))) {
            return folders.filter(of -> Files.exists(of.resolve("input.csv")))
                    .map(of -> of.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of a model, also of one that is not to be read. */
    public static Path file(String kind, String name, String file) {
        return ALL.resolve(kind).resolve(name).resolve(file);
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** The rest of what the framework says. */
    public JsonNode expected() {
        return expected;
    }

    /**
     * The largest differences from the framework's own numbers; relative to them where they are above 1.
     *
     * @param oneStep of the outputs for the given inputs
     * @param states of h and c after the warm-up; 0 if the framework computed them in fewer than 32 bits
     * @param closedLoop of the outputs that are fed back as inputs; only of the stable steps, if the loop amplifies rounding
     *     so much that the framework's own loops in 32 and 64 bits part by more than 1e-5
     */
    public record Differences(double oneStep, double states, double closedLoop) {}

    public Differences differences(NetworkSpec network) {
        return network.window().isPresent() ? ofWindows(network) : ofSteps(network);
    }

    private Differences ofSteps(NetworkSpec network) {
        RnnModel model = new RnnModel(network);
        int warmUp = expected.at("/input/warmup").intValue();
        ModelState state = model.start();
        double[][] oneStep = new double[rows.length][];
        double states = 0;
        for (int t = 0; t < rows.length; t++) {
            oneStep[t] = step(state, rows[t], model.outputs());
            if (t == warmUp - 1) {
                states = ofStates(model, state);
            }
        }
        return new Differences(
                worst(oneStep, has32BitsToo() ? "/same_weights_in_float32/one_step" : "/one_step/outputs"),
                states,
                worst(
                        loop(model, warmUp),
                        has32BitsToo() ? "/same_weights_in_float32/closed_loop" : "/closed_loop/outputs"));
    }

    /** Whether the framework computed in fewer bits first, and then in 32 as we do. */
    private boolean has32BitsToo() {
        return expected.has("same_weights_in_float32")
                && !expected.get("name").textValue().endsWith("float64");
    }

    private static double[] step(ModelState state, float[] input, int outputs) {
        float[] output = new float[outputs];
        state.step(input, output);
        return doubles(output);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private double ofStates(SequenceModel model, ModelState state) {
        if (has32BitsToo()) {
            return 0;
        }
        List<JsonNode> layers = children(expected.get("state_after_warmup"));
        double worst = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            int units = model.units().get(layer);
            float[] h = new float[units];
            float[] c = new float[units];
            state.copyTo(layer, h, c, 0);
            worst = Math.max(worst, worst(doubles(h), layers.get(layer).get("h")));
            if (model.hasCells(layer)) {
                worst = Math.max(worst, worst(doubles(c), layers.get(layer).get("c")));
            }
        }
        return worst;
    }

    private double[][] loop(RnnModel model, int warmUp) {
        ModelState state = model.start();
        JsonNode closedLoop = expected.get("closed_loop");
        int stable =
                closedLoop.path("stable_steps").asInt(closedLoop.get("outputs").size());
        double[][] outputs = new double[stable][];
        for (int t = 0; t < warmUp; t++) {
            outputs[0] = step(state, rows[t], model.outputs());
        }
        for (int k = 1; k < outputs.length; k++) {
            float[] input = new float[columns.size()];
            for (JsonNode known : expected.get("known_columns")) {
                int column = columns.indexOf(known.textValue());
                input[column] = rows[warmUp + k - 1][column];
            }
            for (JsonNode fed : expected.get("feedback")) {
                input[columns.indexOf(fed.get("input_column").textValue())] =
                        (float) outputs[k - 1][fed.get("output_index").intValue()];
            }
            outputs[k] = step(state, input, model.outputs());
        }
        return outputs;
    }

    private Differences ofWindows(NetworkSpec network) {
        RnnModel model = new RnnModel(network);
        int window = expected.at("/input/window").intValue();
        boolean isFlat = network.window().orElseThrow().flat();
        List<float[]> history = List.of(rows);
        double[][] oneStep = new double[rows.length - window + 1][];
        for (int i = 0; i < oneStep.length; i++) {
            oneStep[i] = predict(model, model.start(), history.subList(i, i + window), isFlat);
        }
        ModelState state = model.start();
        predict(model, state, history.subList(0, window), isFlat);
        double closedLoop = 0;
        for (String part : List.of("closed_loop", "closed_loop_first_only")) {
            if (expected.has(part)) {
                int take = expected.at("/" + part + "/appended_per_call").intValue();
                int steps = expected.at("/" + part + "/outputs").size();
                double[][] loop = windowLoop(model, isFlat, window, take, steps);
                closedLoop = Math.max(closedLoop, worst(loop, "/" + part + "/outputs"));
            }
        }
        return new Differences(worst(oneStep, "/one_step/outputs"), ofStates(model, state), closedLoop);
    }

    private double[][] windowLoop(RnnModel model, boolean isFlat, int window, int take, int steps) {
        List<float[]> history = new ArrayList<>(List.of(rows).subList(0, window));
        double[][] outputs = new double[steps][];
        for (int k = 0; k < steps; k++) {
            if (k % take == 0) {
                List<float[]> last = history.subList(history.size() - window, history.size());
                double[] next = predict(model, model.start(), last, isFlat);
                for (int i = 0; i < take; i++) {
                    history.add(new float[] {(float) next[i]});
                }
            }
            outputs[k] = new double[] {history.get(window + k)[0]};
        }
        return outputs;
    }

    private static double[] predict(RnnModel model, ModelState state, List<float[]> window, boolean isFlat) {
        double[] output = {};
        if (isFlat) {
            float[] all = new float[model.inputs()];
            int at = 0;
            for (float[] row : window) {
                System.arraycopy(row, 0, all, at, row.length);
                at += row.length;
            }
            return step(state, all, model.outputs());
        }
        for (float[] row : window) {
            output = step(state, row, model.outputs());
        }
        return output;
    }

    private double worst(double[][] found, String path) {
        JsonNode wanted = expected.at(path);
        if (found.length > wanted.size()) {
            throw new IllegalArgumentException(found.length + " rows, but " + path + " has " + wanted.size());
        }
        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            worst = Math.max(worst, worst(found[i], wanted.get(i)));
        }
        return worst;
    }

    /** Not a number if one is. */
    private static double worst(double[] found, JsonNode wanted) {
        if (found.length != wanted.size()) {
            throw new IllegalArgumentException(found.length + " numbers, but expected are " + wanted.size());
        }
        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            double of = wanted.get(i).doubleValue();
            worst = Math.max(worst, Math.abs(found[i] - of) / Math.max(1, Math.abs(of)));
        }
        return worst;
    }

    private static List<JsonNode> children(JsonNode of) {
        return StreamSupport.stream(of.spliterator(), false).toList();
    }
}
