package io.github.lstmforecast.reference;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checked-in files that are generated from the code: the metrics in the schema of the scenario file, and the reference
 * pages.
 */
public final class Reference {
    /** The command that generates them. */
    static final String COMMAND = "mvn -Preference -pl lstm-forecast-lib verify";

    private static final String SCHEMA =
            "lstm-forecast-lib/src/main/resources/io/github/lstmforecast/scenario/scenario.schema.json";

    private Reference() {}

    /** @param args the root folder of the project */
    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]).normalize();
        for (Map.Entry<String, String> file : files(project).entrySet()) {
            WholeFile.write(project.resolve(file.getKey()), file.getValue());
            System.out.println(project.resolve(file.getKey()));
        }
    }

    /** The expected content of each file, by its path in the project. */
    static Map<String, String> files(Path project) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        ObjectNode schema = (ObjectNode) json.readTree(Files.readString(project.resolve(SCHEMA)));
        ObjectNode tolerance = (ObjectNode) schema.at("/properties/tolerance");
        tolerance.set("properties", MetricSchema.properties());
        tolerance.set("patternProperties", MetricSchema.patternProperties());
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));

        Map<String, String> files = new LinkedHashMap<>();
        files.put(SCHEMA, json.writer(printer).writeValueAsString(schema) + "\n");
        files.put("docs/reference/scenario.md", ScenarioPage.of(schema));
        files.put("docs/reference/metrics.md", MetricsPage.text());
        return files;
    }

    /** For example 150, 0.015 or 1.0e-7. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value).replace('E', 'e');
    }
}
