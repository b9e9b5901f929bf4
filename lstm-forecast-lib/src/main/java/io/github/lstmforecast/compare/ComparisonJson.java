package io.github.lstmforecast.compare;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.result.json.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes {@code compare.json}: everything in a comparison. Keys come in a fixed order; nothing differs from run to run. */
public final class ComparisonJson {
    /** The name of the file in the folder of the results. */
    public static final String FILE = "compare.json";

    /** The name of its JSON Schema, beside it. */
    public static final String SCHEMA_FILE = "compare.schema.json";

    /** The version of the layout; it grows when a reader of the older one would misread the newer. */
    private static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = new JsonMapper();

    private ComparisonJson() {}

    /**
     * Writes a comparison, completely or not at all, and beside it its schema.
     *
     * @param folder of the results; an older file is replaced
     */
    public static void write(Path folder, ResultsComparison comparison) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", SCHEMA_FILE);
        root.put("schema", SCHEMA);
        root.put("reference", comparison.reference());
        comparison.missing().ifPresent(why -> root.put("missing", why));
        root.put("verdict", comparison.verdict().name());
        ArrayNode scenarios = root.putArray("scenarios");
        comparison.scenarios().forEach(change -> write(change, scenarios.addObject()));
        WholeFile.write(folder.resolve(SCHEMA_FILE), schema());
        WholeFile.write(folder.resolve(FILE), JsonValues.text(root));
    }

    /** The JSON Schema, of draft 7. */
    public static String schema() {
        try (InputStream in = ComparisonJson.class.getResourceAsStream(SCHEMA_FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the library's own jar can't be read", e);
        }
    }

    private static void write(ScenarioChange change, ObjectNode to) {
        to.put("name", change.name());
        to.put("outcome", change.outcome().key());
        change.then().ifPresent(verdict -> to.put("then", verdict.name()));
        change.now().ifPresent(verdict -> to.put("now", verdict.name()));
        change.regression().ifPresent(verdict -> to.put("regression", verdict.name()));
        if (!change.inputs().isEmpty()) {
            to.put("inputs", change.inputs());
        }
        if (!change.pairs().isEmpty()) {
            to.put("pairs", change.pairs());
        }
        ArrayNode metrics = to.putArray("metrics");
        change.metrics().forEach(metric -> write(metric, metrics.addObject()));
        ArrayNode findings = to.putArray("findings");
        change.findings().forEach(finding -> write(finding, findings.addObject()));
        ArrayNode warnings = to.putArray("warnings");
        change.warnings().forEach(warnings::add);
    }

    private static void write(MetricChange change, ObjectNode to) {
        to.put("metric", change.metric());
        change.column().ifPresent(column -> to.put("column", column));
        change.then().ifPresent(value -> JsonValues.write("then", value, to));
        change.now().ifPresent(value -> JsonValues.write("now", value, to));
        change.worse().ifPresent(worse -> to.put("worse", worse));
        change.limit().ifPresent(limit -> JsonValues.write(limit, to));
        change.allowed().ifPresent(allowed -> to.put("allowed", allowed));
        change.test().ifPresent(test -> write(test, to.putObject("test")));
        change.pValue().ifPresent(pValue -> to.put("correctedPValue", pValue));
        change.word().ifPresent(word -> to.put("word", word.key()));
        to.put("regression", change.isRegression());
    }

    private static void write(PairedTest test, ObjectNode to) {
        to.put("pairs", test.pairs());
        to.put("differing", test.differing());
        to.put("median", test.median());
        to.put("lowest", test.lowest());
        to.put("highest", test.highest());
        to.put("pValue", test.pValue());
    }

    private static void write(Finding finding, ObjectNode to) {
        to.put("check", finding.check().text());
        to.put("kind", finding.kind().key());
        finding.actual().ifPresent(actual -> to.put("actual", actual));
        to.put("message", finding.message());
    }
}
