package io.github.lstmforecast.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

    private FrameworkModel(Path folder, JsonNode expected) throws IOException {
        this.folder = folder;
        this.expected = expected;
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
        return of(kind, name, expected -> {});
    }

    /** @param file of several in the folder of which each may have numbers of its own */
    public static FrameworkModel of(String kind, String name, String file) {
        return of(kind, name, expected -> expected.setAll((ObjectNode) expected.at("/files/" + file)));
    }

    private static FrameworkModel of(String kind, String name, Consumer<ObjectNode> change) {
        Path folder = ALL.resolve(kind).resolve(name);
        try {
            ObjectNode expected =
                    (ObjectNode) MAPPER.readTree(folder.resolve("expected.json").toFile());
            change.accept(expected);
            return new FrameworkModel(folder, expected);
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
     * @param quantiles of the quantiles for the given inputs; 0 if there are none
     * @param closedLoop of the outputs that are fed back as inputs; only of the stable steps, if the loop amplifies rounding
     *     so much that the framework's own loops in 32 and 64 bits part by more than 1e-5
     */
    public record Differences(double oneStep, double states, double quantiles, double closedLoop) {}

    /** Of the forecaster that a scenario gets. */
    public Differences differences(SavedModel model) {
        return differences(
                Extensions.engineOf(model).orElseThrow().open(model, settings()),
                () -> new RnnModel(model.network().orElseThrow()));
    }

    /** How the model is opened. */
    public OpenSettings settings() {
        return new OpenSettings(Optional.of(inputs()), window(), Optional.empty());
    }

    /** @param steps the model step by step, if the forecaster does not have it */
    public Differences differences(Forecaster forecaster, Supplier<SequenceModel> steps) {
        JsonNode closedLoop = expected.get("closed_loop");
        int stable =
                closedLoop.path("stable_steps").asInt(closedLoop.get("outputs").size());
        int warmUp = expected.at("/input/warmup").intValue();
        Series loop = forecaster
                .forecast(features(), new ForecastSpan(warmUp, warmUp, stable, 0))
                .predicted();
        return new Differences(
                Math.max(ofOneStep(forecaster), ofWindows(forecaster)),
                ofStates(() -> forecaster.sequenceModel().orElseGet(steps), warmUp),
                ofQuantiles(forecaster),
                worst(loop, has32BitsToo() ? "/same_weights_in_float32/closed_loop" : "/closed_loop/outputs"));
    }

    private OptionalInt window() {
        int window = expected.at("/input/window").intValue();
        return window > 0 ? OptionalInt.of(window) : OptionalInt.empty();
    }

    /** The columns that are fed back, in the order of the outputs. */
    public List<String> targets() {
        return children(expected.get("feedback")).stream()
                .sorted(Comparator.comparing(fed -> fed.get("output_index").intValue()))
                .map(fed -> fed.get("input_column").textValue())
                .toList();
    }

    public List<String> known() {
        return children(expected.get("known_columns")).stream()
                .map(JsonNode::textValue)
                .toList();
    }

    /** The model gets the columns in the order of the file. */
    private StepInputs inputs() {
        List<String> inOrder = new ArrayList<>(targets());
        inOrder.addAll(known());
        return new StepInputs(
                targets().size(),
                known().size(),
                0,
                columns.stream().mapToInt(inOrder::indexOf).toArray());
    }

    private Features features() {
        return new Features(
                series(targets()),
                Optional.of(known()).filter(of -> !of.isEmpty()).map(this::series));
    }

    private Series series(List<String> names) {
        return Series.of(
                Arrays.stream(rows)
                        .flatMapToDouble(row -> names.stream().mapToDouble(name -> row[columns.indexOf(name)]))
                        .toArray(),
                names.size());
    }

    /** Whether the framework computed in fewer bits first, and then in 32 as we do. */
    private boolean has32BitsToo() {
        return expected.has("same_weights_in_float32")
                && !expected.get("name").textValue().endsWith("float64");
    }

    private double ofOneStep(Forecaster forecaster) {
        int first = window().orElse(1);
        Series found = forecaster
                .oneStepAhead(features(), new ForecastSpan(first, first, rows.length - first + 1, 0))
                .orElseThrow();
        return worst(found, has32BitsToo() ? "/same_weights_in_float32/one_step" : "/one_step/outputs");
    }

    /** Of all steps that a model outputs for a window. */
    private double ofWindows(Forecaster forecaster) {
        double worst = 0;
        JsonNode wanted = expected.at("/one_step/outputs");
        int steps = wanted.get(0).size() / targets().size();
        for (int from = window().orElse(rows.length); from + steps <= rows.length; from++) {
            Series found = forecaster
                    .forecast(features(), new ForecastSpan(from, from, steps, 0))
                    .predicted();
            worst = Math.max(worst, worst(found.toArray(), wanted.get(from - window().orElseThrow())));
        }
        return worst;
    }

    /** Of the first step after each row. */
    private double ofQuantiles(Forecaster forecaster) {
        JsonNode wanted = expected.at("/one_step/quantiles");
        double worst = 0;
        int first = window().orElse(1);
        for (int i = 0; i + first < rows.length && i < wanted.size(); i++) {
            Forecast found = forecaster.forecast(features(), new ForecastSpan(first + i, first + i, 1, 0));
            double[] values = found.quantiles().orElseThrow().values().stream()
                    .mapToDouble(level -> level.get(0, 0))
                    .toArray();
            worst = Math.max(worst, worst(values, firsts(wanted.get(i), values.length)));
        }
        return worst;
    }

    private static JsonNode firsts(JsonNode numbers, int count) {
        ArrayNode first = MAPPER.createArrayNode();
        for (int i = 0; i < count; i++) {
            first.add(numbers.get(i));
        }
        return first;
    }

    private double ofStates(Supplier<SequenceModel> steps, int warmUp) {
        List<JsonNode> layers = children(expected.get("state_after_warmup"));
        if (has32BitsToo() || layers.isEmpty()) {
            return 0;
        }
        SequenceModel model = steps.get();
        ModelState state = model.start();
        for (int t = 0; t < warmUp; t++) {
            state.step(rows[t], new float[model.outputs()]);
        }
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

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** Of the first step in each row, if the framework outputs several. */
    private double worst(Series found, String path) {
        JsonNode wanted = expected.at(path);
        if (found.length() > wanted.size()) {
            throw new IllegalArgumentException(found.length() + " rows, but " + path + " has " + wanted.size());
        }
        double worst = 0;
        for (int i = 0; i < found.length(); i++) {
            worst = Math.max(worst, worst(found.slice(i, i + 1).toArray(), firsts(wanted.get(i), found.features())));
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
