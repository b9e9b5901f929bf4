package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.LibraryVersion;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.TransformChain;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The schema says what the reader does, key by key. */
class ScenarioSchemaTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** What has no default, or one that depends on other things. */
    private static final Set<String> WITHOUT_DEFAULT = Set.of(
            "regression.significance",
            "model.transform.scale",
            "model.linear.order",
            "model.layers",
            "model.state",
            "model.axes",
            "model.outputs.point",
            "model.outputs.quantiles",
            "model.outputs.steps",
            "model.window",
            "model.normalizer.mean",
            "model.normalizer.scale",
            "model.normalizer.min",
            "model.normalizer.max",
            "signal.csv.file",
            "signal.csv.column",
            "signal.csv.delimiter",
            "signal.csv.decimal",
            "signal.csv.thousands",
            "signal.csv.comment",
            "signal.csv.header",
            "signal.csv.encoding",
            "signal.csv.date",
            "signal.csv.dateFormat",
            "signal.csv.period",
            "signal.csv.train",
            "signal.csv.known",
            "signal.csv.calendar",
            "signal.csv.pulses.low",
            "signal.csv.pulses.high",
            "signal.csv.pulses.threshold",
            "signal.csv.pulses.minDistance",
            "model.load",
            "model.forecaster",
            "model.with",
            "model.predictions.file",
            "model.predictions.origin",
            "model.predictions.cutoff",
            "model.predictions.step",
            "model.predictions.firstStep",
            "model.predictions.date",
            "model.predictions.column",
            "model.predictions.value",
            "model.predictions.delimiter",
            "model.predictions.decimal",
            "model.predictions.thousands",
            "model.predictions.comment",
            "model.predictions.header",
            "model.predictions.encoding",
            "model.predictions.dateFormat",
            "model.inputs",
            "model.knownLead",
            "model.train.network",
            "forecast.from",
            "forecast.every",
            "forecast.origins",
            "forecast.leadTimes",
            "forecast.quantiles");

    /** What else a scenario must say for a value to be allowed. */
    private static final Map<String, String> COMPANY = Map.ofEntries(
            Map.entry("signal.pulse.period", "signal: { pulse: { width: 1 } }\nmodel: { train: { copies: 2 } }"),
            Map.entry("signal.pulse.length", "model: { train: { window: 1 } }\nforecast: { warmUp: 1 }"),
            Map.entry("model.linear.order", "signal: { pulse: { length: 3000 } }"),
            Map.entry("signal.csv.period", "model: { train: { copies: 2 } }"),
            Map.entry("signal.csv.calendar", "signal: { csv: { file: dated.csv } }"),
            Map.entry("model.layers", "model: { load: numbers.safetensors }"),
            Map.entry("model.outputs.steps", "model: { load: history.onnx, window: 3 }"),
            Map.entry("model.window", "model: { load: model.zip }"),
            Map.entry("model.normalizer.mean", "model: { load: model.txt, normalizer: { scale: 2 } }"),
            Map.entry("model.normalizer.scale", "model: { load: model.txt, normalizer: { mean: 2 } }"),
            Map.entry("model.normalizer.min", "model: { load: model.txt, normalizer: { max: 200 } }"),
            Map.entry("model.normalizer.max", "model: { load: model.txt, normalizer: { min: -2 } }"),
            Map.entry("model.knownLead", "model: { load: model.txt, inputs: [pulse] }"),
            Map.entry("forecast.from", "forecast: { warmUp: 1 }"),
            Map.entry("forecast.every", "forecast: { origins: 2 }"),
            Map.entry("forecast.origins", "forecast: { every: 5 }"),
            Map.entry("forecast.samples", "forecast: { quantiles: 0.5 }"),
            Map.entry("seeds.count", "seeds: { passProbability: 0.01 }"));

    /** Whatever the delimiter is, it has one column. */
    private static final String PREDICTED =
            "model: { predictions: { file: steps.csv, step: step, value: step } }\nforecast: { from: 200 }";

    @TempDir
    Path base;

    @BeforeEach
    void writeSeries() throws IOException {
        writeSeries(base);
    }

    /** 400 rows with a period of 10, once with dates, and a model. */
    static void writeSeries(Path base) throws IOException {
        StringBuilder text = new StringBuilder("value\n");
        StringBuilder dated = new StringBuilder("date,value\n");
        LocalDateTime start = LocalDateTime.parse("2001-01-01T00:00");
        for (int row = 0; row < 400; row++) {
            int value = row % 10 < 3 ? 2 : 1;
            text.append(value).append('\n');
            dated.append(start.plusHours(row)).append(',').append(value).append('\n');
        }
        Files.writeString(base.resolve("series.csv"), text);
        Files.writeString(base.resolve("dated.csv"), dated);
        Files.writeString(base.resolve("steps.csv"), "step\n0\n1\n2\n");
        Files.writeString(base.resolve("model.txt"), "constant 0.25");
        Files.copy(
                Path.of("src/test/resources/models/onnx-keras/lstm_dense/model_keras3_tensorflow.onnx"),
                base.resolve("history.onnx"),
                StandardCopyOption.REPLACE_EXISTING);
        Extensions.save(
                        NetworkSpec.of(RnnInitializer.initialize(new RnnShape(1, List.of(1), 1), 1)),
                        Optional.empty(),
                        TransformChain.NONE,
                        Optional.empty())
                .write(base.resolve("model.zip"));
    }

    private Scenario read(JsonNode scenario) throws ScenarioException {
        return ScenarioReader.read(
                base, base.resolve("src/forecast/any"), List.of(), scenario.toString()); // JSON is YAML
    }

    /** The smallest scenario in which there is a place for a path. */
    private static ObjectNode around(String path) {
        ObjectNode scenario = (ObjectNode) Schemas.tree(
                path.startsWith("signal.csv") || path.equals("model.train.copySpacing")
                        ? "signal: { csv: { file: series.csv, column: value } }"
                        : "signal: { pulse: {} }");
        int dot = path.lastIndexOf('.');
        if (dot < 0 || path.startsWith("signal.csv")) {
            return scenario;
        }
        return Schemas.with(scenario, path.substring(0, dot), JsonNodeFactory.instance.objectNode());
    }

    static ObjectNode inCompany(String path) {
        String usual = path.startsWith("model.predictions.") ? PREDICTED : "{}";
        return merged(around(path), Schemas.tree(COMPANY.getOrDefault(path, usual)));
    }

    private static ObjectNode merged(ObjectNode scenario, JsonNode more) {
        more.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode mapping
                    && scenario.get(entry.getKey()) instanceof ObjectNode there) {
                merged(there, mapping);
            } else {
                scenario.set(entry.getKey(), entry.getValue());
            }
        });
        return scenario;
    }

    @Test
    void the_schema_is_one_of_draft_7() {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(SchemaLocation.of(Schemas.SCENARIO.get("$schema").asText()));

        assertThat(draft.validate(Schemas.SCENARIO)).isEmpty();
        assertThat(draft.validate(Schemas.tree("{ minimum: low }"))).isNotEmpty();
    }

    @Test
    void all_is_described_with_its_unit() {
        Schemas.properties().forEach((path, property) -> {
            assertThat(property.path("title").asText()).as(path).isNotEmpty();
            assertThat(property.path("description").asText()).as(path).isNotEmpty();
            assertThat(property.path("title").asText()
                            + property.path("description").asText())
                    .as(path)
                    .contains(property.path("x-unit").asText());
        });
    }

    @Test
    void what_is_filtered_and_what_tells_a_schema_of_ours_from_others() {
        assertThat(Schemas.SCENARIO.get("$comment").asText()).isEqualTo("lstm-forecast " + LibraryVersion.get());
        assertThat(ScenarioSchema.isOne(ScenarioSchema.text())).isTrue();
        assertThat(ScenarioSchema.isOne("{ \"$id\": \"urn:another\" }")).isFalse();
    }

    static Stream<String> mappings() {
        return Schemas.properties().entrySet().stream()
                .filter(property -> Schemas.isMapping(property.getValue()))
                .filter(property -> property.getValue().has("properties"))
                .map(Map.Entry::getKey);
    }

    static Stream<String> values() {
        return Schemas.properties().entrySet().stream()
                .filter(property -> !Schemas.isMapping(property.getValue()))
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void a_mapping_has_the_keys_that_the_reader_knows(String path) {
        String unknown = Schemas.at(path, "nonsense");
        JsonNode scenario = Schemas.with(around(unknown), unknown, new IntNode(1));

        String keys = String.join(", ", keys(Schemas.properties().get(path)));

        assertThatThrownBy(() -> read(scenario))
                .isInstanceOf(ScenarioException.class)
                .hasMessageEndingWith("unknown key 'nonsense'" + (path.isEmpty() ? "" : " in " + path) + "; "
                        + (path.equals("tolerance")
                                ? "docs/reference/metrics.md lists all metrics"
                                : "allowed are " + keys));
        assertThat(Schemas.problems(scenario)).isNotEmpty();
    }

    private static List<String> keys(JsonNode mapping) {
        return mapping.get("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("values")
    void what_is_no_mapping_is_none_for_the_reader_either(String path) {
        JsonNode scenario = Schemas.with(inCompany(path), path, Schemas.tree("{ unknown: 1 }"));
        boolean mayBeMapping = Schemas.properties().get(path).path("anyOf").findValue("$ref") != null;

        assertThatThrownBy(() -> read(scenario))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(
                        mayBeMapping ? "unknown key 'unknown' in " + path + ";" : path + " is a mapping, but must be ");
        assertThat(Schemas.problems(scenario)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_default_is_what_the_reader_takes(String path) throws Exception {
        JsonNode value = Schemas.properties().get(path).path("default");

        assertThat(value.isMissingNode()).isEqualTo(WITHOUT_DEFAULT.contains(path));
        if (!value.isMissingNode()) {
            assertSame(inCompany(path), path, value);
        }
    }

    @Test
    void the_layers_of_a_file_have_the_kinds_and_activations_that_the_reader_knows() {
        JsonNode layer = Schemas.properties().get("model.layers").get("items").get("properties");
        List<String> activations = new ArrayList<>();
        layer.get("activation").get("enum").forEach(key -> activations.add(key.asText()));

        assertThat(activations)
                .containsExactlyElementsOf(Arrays.stream(Activation.Function.values())
                        .map(Keyed::key)
                        .toList());
        assertThat(layer.properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(
                        Stream.concat(Arrays.stream(NamedLayer.Kind.values()).map(Keyed::key), Stream.of("activation"))
                                .toList());
    }

    @Test
    void the_default_of_the_optimizer_is_what_the_reader_takes() throws Exception {
        assertSame(
                around("model.train.optimizer"),
                "model.train.optimizer",
                Schemas.properties().get("model.train.optimizer").get("default"));
    }

    static Stream<String> keysOfTheRecipe() {
        return keys(Schemas.properties().get("model.train")).stream()
                .filter(key -> !Set.of("recipe", "network").contains(key));
    }

    @ParameterizedTest
    @MethodSource("keysOfTheRecipe")
    void the_defaults_of_the_other_recipe_are_what_the_reader_takes(String key) throws Exception {
        JsonNode train = Schemas.properties().get("model.train");
        JsonNode usual = train.get("properties").get(key).get("default");
        JsonNode value = train.at("/then/properties/" + key).path("default");

        ObjectNode scenario =
                Schemas.with(around("model.train.recipe"), "model.train.recipe", new TextNode("keras-stateful"));

        assertSame(scenario, "model.train." + key, value.isMissingNode() ? usual : value);
    }

    private void assertSame(ObjectNode scenario, String path, JsonNode value) throws ScenarioException {
        ObjectNode explicit = Schemas.with(scenario, path, value);
        assertThat(Schemas.problems(explicit)).isEmpty();
        Scenario left = read(scenario);
        Scenario said = read(explicit);

        for (Metric metric : MetricSet.STANDARD.all()) {
            assertThat(said.tolerances().limit(metric))
                    .isEqualTo(left.tolerances().limit(metric));
        }
        assertThat(withoutTolerances(said)).usingRecursiveComparison().isEqualTo(withoutTolerances(left));
    }

    /** Which limits were set makes a difference, but not here. */
    private static Scenario withoutTolerances(Scenario scenario) {
        return new Scenario(
                scenario.name(),
                scenario.signal(),
                scenario.model(),
                scenario.transform(),
                scenario.spans(),
                scenario.leadTimes(),
                Tolerances.DEFAULTS,
                scenario.seeds(),
                Optional.of(scenario.goldenTolerance()),
                scenario.regression(),
                scenario.sampling());
    }

    /** Each end of a range with the value at it or just within, and the one just beyond. */
    static Stream<Arguments> ends() {
        List<Arguments> ends = new ArrayList<>();
        Schemas.properties().forEach((path, property) -> {
            boolean isList = property.has("items") && property.path("type").isTextual();
            JsonNode numbers = isList
                    ? property.get("items")
                    : property.has("anyOf") ? property.get("anyOf").get(0) : property;
            for (String end : List.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")) {
                if (numbers.has(end)) {
                    boolean whole = numbers.get("type").toString().contains("integer");
                    JsonNode[] values = whole ? wholes(numbers.get(end), end) : doubles(numbers.get(end), end);
                    ends.add(Arguments.of(
                            path, end, isList ? list(values[0]) : values[0], isList ? list(values[1]) : values[1]));
                }
            }
        });
        return ends.stream();
    }

    private static JsonNode list(JsonNode value) {
        return JsonNodeFactory.instance.arrayNode().add(value);
    }

    private static JsonNode[] doubles(JsonNode end, String kind) {
        double at = end.doubleValue();
        return new JsonNode[] {
            new DoubleNode(
                    switch (kind) {
                        case "exclusiveMinimum" -> Math.nextUp(at);
                        case "exclusiveMaximum" -> Math.nextDown(at);
                        default -> at;
                    }),
            new DoubleNode(
                    switch (kind) {
                        case "minimum" -> Math.nextDown(at);
                        case "maximum" -> Math.nextUp(at);
                        default -> at;
                    })
        };
    }

    private static JsonNode[] wholes(JsonNode end, String kind) {
        return new JsonNode[] {
            end,
            JsonNodeFactory.instance.numberNode(
                    end.bigIntegerValue().add(BigInteger.valueOf(kind.equals("minimum") ? -1 : 1)))
        };
    }

    @ParameterizedTest(name = "{0} {1}: {2}, not {3}")
    @MethodSource("ends")
    void a_range_ends_where_the_readers_does(String path, String end, JsonNode within, JsonNode beyond)
            throws Exception {
        ObjectNode scenario = inCompany(path);
        ObjectNode good = Schemas.with(scenario, path, within);
        ObjectNode bad = Schemas.with(scenario, path, beyond);

        assertThat(Schemas.problems(good)).isEmpty();
        assertThat(Schemas.problems(bad)).isNotEmpty();
        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(ScenarioException.class)
                .hasMessageMatching("(?s).*: \\Q" + path + "\\E(\\[0\\])? is .*");
        if (!isBeyondReach(path, within)) {
            read(good);
        }
    }

    /** So much data does not fit into memory, so many seeds are not at hand, and a file counts from 0 or from 1. */
    private static boolean isBeyondReach(String path, JsonNode value) {
        return value.toString().contains(String.valueOf(Integer.MAX_VALUE))
                || List.of("forecast.from", "signal.pulse.length").contains(path) && value.asInt() > 1_000
                || path.equals("model.predictions.firstStep") && value.asInt() == 1
                || path.equals("seeds.passProbability") && value.doubleValue() > 0.99;
    }

    static Stream<Arguments> choices() {
        return Schemas.properties().entrySet().stream()
                .flatMap(property -> Stream.concat(
                                Stream.of(property.getValue()),
                                elements(property.getValue().path("anyOf")))
                        .flatMap(form -> elements(form.path("enum")))
                        .map(choice -> Arguments.of(property.getKey(), choice)));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void a_choice_is_one_for_the_reader_too(String path, JsonNode choice) throws Exception {
        read(Schemas.with(inCompany(path), path, choice));
    }

    static Stream<Arguments> enumerations() {
        return Schemas.properties().entrySet().stream()
                .filter(property -> property.getValue().has("enum"))
                .map(property -> Arguments.of(
                        property.getKey(),
                        elements(property.getValue().get("enum"))
                                .map(JsonNode::asText)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void the_reader_knows_no_other_choice(String path, List<String> choices) {
        assertThatThrownBy(() -> read(Schemas.with(around(path), path, new TextNode("other"))))
                .isInstanceOf(ScenarioException.class)
                .satisfies(e -> assertThat(e.getMessage()
                                .replaceFirst(".* is 'other', but must be ", "")
                                .split(" or "))
                        .containsExactlyInAnyOrderElementsOf(choices));
    }

    static Stream<String> wrongByShape() {
        Stream<Object[]> all = Stream.concat(
                ScenarioReaderTest.wrongScenarios().map(Arguments::get).map(wrong -> new Object[] {wrong[1], wrong[2]}),
                CsvScenarioTest.mistakes().map(Arguments::get));
        return all.filter(wrong -> Schemas.isAboutShape((String) wrong[1]))
                .map(wrong -> (String) wrong[0])
                .filter(yaml ->
                        !yaml.contains("!") && !yaml.startsWith("? ")); // tags and such keys are no tree of JSON
    }

    @ParameterizedTest
    @MethodSource("wrongByShape")
    void what_the_reader_refuses_for_its_shape_the_schema_refuses(String yaml) {
        assertThat(Schemas.problems(Schemas.tree(yaml))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signal: { pulse: {} }\nforecast: { from: tomorrow }",
                "signal: { pulse: {} }\nforecast: { from: [150, 2001-1-1] }",
                "signal: { csv: { file: series.csv, column: value, train: 0-200 } }",
                "signal: { csv: { file: series.csv, column: value, train: ..200 } }",
                "signal: { csv: { file: series.csv, column: [] } }",
                "signal: { csv: { file: series.csv, column: } }",
                "signal: { csv: { file: 5, column: value } }",
                "signal: { csv: { file: series.csv, column: value, header: 'true' } }",
                "signal: { pulse: {} }\ntolerance: { nrmse: '0.2' }",
                "signal: { pulse: {} }\ntolerance: { nrmse: 0.1.. }",
                "signal: { pulse: {} }\ngolden: { weights: '0.1' }",
                "signal: { pulse: {} }\ngolden: { weights: -0.1 }",
                "signal: { pulse: {} }\nmodel: { train: { gradientNorm: '1' } }",
                "signal: { pulse: {} }\nmodel: { train: { network: network.json } }",
                "signal: { pulse: {} }\nmodel: { train: { engine: dl4j, network: network.json, units: [20] } }",
                "signal: { pulse: {} }\nmodel: { train: {}, load: model.zip }",
                "signal: { pulse: {} }\nmodel: { predictions: forecasts.csv, load: model.zip }",
                "signal: { pulse: {} }\nmodel: { predictions: forecasts.csv, transform: { log: true } }",
                "signal: { pulse: {} }\nmodel: { predictions: { origin: day } }",
                "signal: { pulse: {} }\nmodel: { predictions: { file: steps.csv, origin: day, cutoff: day } }",
                "signal: { pulse: {} }\nmodel: { train: { units: [] } }",
                "signal: { pulse: {} }\nforecast: { horizon: 5.5 }",
            })
    void these_are_wrong_for_the_schema_and_for_the_reader(String yaml) {
        assertThat(Schemas.problems(Schemas.tree(yaml))).isNotEmpty();
        assertThatThrownBy(() -> read(Schemas.tree(yaml))).isInstanceOf(ScenarioException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signal: { pulse: { period: +10, noise: .01, length: 1.5e2 } }",
                "signal: { pulse: {} }\nforecast: { horizon: 5.0, from: 150.0 }",
                "signal: { pulse: { seed: 7.0 } }\nmodel: { train: { units: [2e1] } }",
                "signal: { pulse: {} }\nforecast: { from: '150' }",
                "signal: { csv: { file: series.csv, column: 1, train: 0 .. 200 } }",
                "signal: { csv: { file: series.csv, column: '1', header: TRUE } }",
                "signal: { pulse: {} }\ntolerance: { nrmse: .5, bias: -.5..+5., r2: -1e3, periodRatio: none }",
                "signal: { pulse: {} }\ngolden: { weights: 1e-3 }",
                "signal: { pulse: {} }\nmodel: { predictions: { file: steps.csv, step: 1, value: step } }\n"
                        + "forecast: { from: 200 }",
            })
    void these_are_right_for_the_schema_and_for_the_reader(String yaml) throws Exception {
        assertThat(Schemas.problems(Schemas.tree(yaml))).isEmpty();
        ScenarioReader.read(base, base.resolve("src/forecast/any"), List.of(), yaml);
    }

    @Test
    void of_all_scenarios_of_the_project_only_the_misspelt_are_wrong_by_their_shape() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> noYaml = new ArrayList<>();
        Set<Path> all = files(ScenarioReader.FILE_NAME);

        for (Path file : all) {
            String name = PROJECT.relativize(file).toString().replace('\\', '/');
            try {
                if (!Schemas.problems(Schemas.tree(Files.readString(file))).isEmpty()) {
                    wrong.add(name);
                }
            } catch (YamlEngineException e) {
                noYaml.add(name);
            }
        }

        assertThat(all.size()).isGreaterThan(30);
        assertThat(wrong)
                .containsExactly(
                        "it/src/it/bad-files/src/forecast/typo/scenario.yaml",
                        "lstm-forecast-lib/src/test/forecast/typo/scenario.yaml");
        assertThat(noYaml).containsExactly("it/src/it/bad-files/src/forecast/broken/scenario.yaml");
    }

    @Test
    void what_the_documentation_shows_of_scenarios_is_valid() throws IOException {
        int shown = 0;
        for (Path file : files(".md")) {
            for (String block : Files.readString(file).split("```")) {
                if (block.startsWith("yaml\n")
                        && Schemas.tree(block.substring("yaml\n".length())) instanceof ObjectNode part
                        && Schemas.SCENARIO
                                .get("properties")
                                .has(part.fieldNames().next())) {
                    ObjectNode scenario = part.has("signal") ? part : part.set("signal", Schemas.tree("{ pulse: {} }"));

                    assertThat(Schemas.problems(scenario))
                            .as("%s: %s", file, block)
                            .isEmpty();
                    shown++;
                }
            }
        }

        assertThat(shown).isGreaterThan(5);
    }

    /** The files of the whole project that end so, but for what was built. */
    private static Set<Path> files(String ending) throws IOException {
        Set<Path> found = new TreeSet<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return List.of("target", ".git", "bad-input").contains(name)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
