package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.result.json.ResultsSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema, by a validator that knows nothing of this project, on results of every kind. */
class ResultsSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Schema schema;
    private static JsonNode everything;

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws Exception {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(JSON.readTree(ResultsSchema.text()));
        ScenarioReport several = TrainedResults.of(TrainedResults.scenario("several", TrainedResults.quick(), 2), 1);
        ResultsJson.write(
                folder,
                ResultsMaker.of(List.of(
                        Results.besideNaive("passes with a warning", 0.3, 0.1),
                        several.withPictures(ScenarioPictures.write(folder, several)),
                        TrainedResults.besideGolden(TrainedResults.scenario("golden", TrainedResults.quick(), 1)),
                        TrainedResults.of(TrainedResults.scenario("seeds", TrainedResults.quick(), 1), 3),
                        Results.withGolden("damaged", GoldenComparison.unreadable("it is damaged")),
                        Results.judged(
                                "not finite",
                                List.of(new Subject(150, Optional.of("2001-01-01"), Optional.of("births"))),
                                List.of(Results.metrics(Map.of(), OptionalInt.of(3))),
                                Tolerances.DEFAULTS),
                        Results.judged(
                                "no pulse",
                                Map.of(StandardMetric.PHASE_ERROR, Results.undefined(Cause.NO_PULSE, "no pulse"))),
                        ScenarioReport.notRun("lost", "no such file"))));
        everything = JSON.readTree(folder.resolve("results.json").toFile());
    }

    private static List<String> problems(JsonNode results) {
        return schema.validate(results).stream().map(Error::toString).toList();
    }

    @Test
    void results_of_every_kind_are_valid() {
        assertThat(problems(everything)).isEmpty();
        assertThat(everything.get("scenarios").findValuesAsText("verdict")).contains("PASS", "FAIL", "ERROR");
        assertThat(everything.findValues("consequences")).isNotEmpty();
        assertThat(everything.findValues("trainings")).isNotEmpty();
        assertThat(everything.findValues("partsAtStep")).isNotEmpty();
    }

    @Test
    void the_schema_lies_beside_the_results_under_the_name_that_they_give() {
        assertThat(folder.resolve(everything.get("$schema").asText())).hasContent(ResultsSchema.text());
    }

    /** Every object of the results, but those whose keys are names of the user's. */
    static Stream<String> objects() {
        List<String> paths = new ArrayList<>();
        collect(everything, "", paths);
        return paths.stream().map(path -> path.replaceAll("/[0-9]+", "/*")).distinct();
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        if (node instanceof ObjectNode object
                && !path.matches(".*/(metrics|baselines|seasonalNaive|autoregression|inputs)")) {
            paths.add(path);
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), path + "/" + i, paths);
            }
        }
        node.properties().forEach(entry -> collect(entry.getValue(), path + "/" + entry.getKey(), paths));
    }

    private static Stream<ObjectNode> at(JsonNode root, String pattern) {
        List<String> paths = new ArrayList<>();
        collect(root, "", paths);
        return paths.stream()
                .filter(path -> path.replaceAll("/[0-9]+", "/*").equals(pattern))
                .map(path -> (ObjectNode) root.at(path));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void an_invented_key_is_refused_everywhere(String path) {
        JsonNode changed = everything.deepCopy();
        at(changed, path).findFirst().orElseThrow().put("invented", 1);

        assertThat(problems(changed)).isNotEmpty();
    }

    @Test
    void every_key_that_the_reader_needs_is_required() {
        for (String key : List.of(
                "$schema",
                "schema",
                "verdict",
                "scenarios",
                "name",
                "checks",
                "findings",
                "warnings",
                "message",
                "kind",
                "outcome",
                "from",
                "horizon",
                "metrics",
                "sha256",
                "inputs",
                "notes",
                "timings",
                "trainSeconds",
                "seed",
                "count",
                "passed",
                "lowerBound",
                "failing",
                "cause",
                "title",
                "caption",
                "file")) {
            JsonNode changed = everything.deepCopy();
            ObjectNode parent = (ObjectNode) changed.findParent(key);

            parent.remove(key);

            assertThat(problems(changed)).as(key).isNotEmpty();
        }
    }
}
