package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is done to a scenario, schema and reader agree on it, as far as a schema can see. */
class ScenarioSchemaFuzzTest {
    private static final Path BASE = Path.of("target", "schema-fuzz");

    private static final List<String> SCENARIOS = List.of("signal: { pulse: {} }", """
            signal: { pulse: { period: 12.5, width: 4, phase: 0.25, length: 240, noise: 0.02, seed: -7 } }
            model:
              train:
                recipe: keras-stateful
                units: [8, 6]
                copies: 2
                window: 30
                optimizer: { adam: { learningRate: 0.01, beta1: 0.8 } }
                gradientNorm: none
            forecast: { warmUp: 40, horizon: 60, from: [300, 400] }
            tolerance: { nrmse: 0.3, phaseDrift: -0.01..0.02, flat: none, skill: -1 }
            golden: { weights: exact }
            """, """
            signal: { csv: { file: series.csv, column: value, header: true, period: 10, train: 0..200 } }
            model: { train: { epochs: 3, optimizer: { rmsprop: {} } } }
            forecast: { every: 60, origins: 2 }
            seeds: { count: 14, passProbability: 0.8 }
            """, """
            signal: { csv: { file: series.csv, column: [1, value] } }
            model: { train: { engine: dl4j, optimizer: { sgd: { momentum: 0 } } } }
            forecast: { from: 250 }
            golden: { weights: 0.001, outputs: 0 }
            """);

    private static final List<String> VALUES = List.of(
            "-9223372036854775809",
            "-2147483649",
            "-1",
            "-0.5",
            "0",
            "1.0e-9",
            "0.01",
            "0.5",
            "0.999",
            "1",
            "1.5",
            "2",
            "3.0",
            "5",
            "10",
            "25",
            "50",
            "150",
            "300",
            "1000",
            "2147483648",
            "1.0e+300",
            "9223372036854775808",
            ".inf",
            ".nan",
            "true",
            "null",
            "''",
            "none",
            "exact",
            "default",
            "keras-stateful",
            "dl4j",
            "never",
            "value",
            "ten",
            "'10'",
            "0.5..2",
            "2..1",
            "1...2",
            "0..200",
            "2001-01-01",
            "[]",
            "[20]",
            "[300, 350]",
            "[300, 300]",
            "[0]",
            "[a, true]",
            "[[20]]",
            "{}",
            "{ train: {} }",
            "{ adam: {} }",
            "{ adam: {}, sgd: {} }",
            "{ pulse: {}, csv: {} }");

    /** A path, and what it is set to; nothing to take it away. */
    record Change(String path, Optional<String> value) {}

    @BeforeContainer
    static void writeSeries() throws IOException {
        ScenarioSchemaTest.writeSeries(Files.createDirectories(BASE));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(Schemas.properties().keySet().stream()
                .filter(path -> !path.isEmpty())
                .toList());
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(VALUES);
    }

    /** Each value at each path; in an ordinary build every seventh of them, which has all values and all paths. */
    @Provide
    Arbitrary<Change> one() {
        List<Change> all = Schemas.properties().keySet().stream()
                .filter(path -> !path.isEmpty())
                .flatMap(path -> VALUES.stream().map(value -> new Change(path, Optional.of(value))))
                .toList();
        return Arbitraries.of(IntStream.range(0, all.size())
                .filter(i -> Tries.SOAK || i % 7 == 0)
                .mapToObj(all::get)
                .toList());
    }

    @Property(tries = 10_000, generation = GenerationMode.EXHAUSTIVE)
    void they_agree_on_each_value_at_each_place(@ForAll("one") Change change) {
        String path = change.path();
        assertAgree(Schemas.with(
                ScenarioSchemaTest.inCompany(path),
                path,
                Schemas.tree(change.value().orElseThrow())));
    }

    @Provide
    Arbitrary<Change> changes() {
        return Combinators.combine(paths(), Arbitraries.of("", "", "", "s", ".x"), values().optional(0.9))
                .as((path, misspelt, value) -> new Change(path + misspelt, value));
    }

    @Property(tries = 1000)
    void they_agree_on_several_changes_at_once(
            @ForAll @IntRange(max = 3) int scenario,
            @ForAll @Size(min = 2, max = 4) List<@From("changes") Change> changes) {
        JsonNode tree = Schemas.tree(SCENARIOS.get(scenario));
        for (Change change : changes) {
            tree = changed(tree, change);
        }

        assertAgree(tree);
    }

    private static void assertAgree(JsonNode tree) {
        List<String> problems = Schemas.problems(tree);
        Optional<String> refused = refused(tree);

        if (refused.isEmpty()) {
            assertThat(problems).as("%s", tree).isEmpty();
        } else if (Schemas.isAboutShape(refused.get())) {
            assertThat(problems)
                    .as("%s, of which the reader says: %s", tree, refused.get())
                    .isNotEmpty();
        }
    }

    private static JsonNode changed(JsonNode tree, Change change) {
        if (change.value().isPresent()) {
            return Schemas.with(tree, change.path(), Schemas.tree(change.value().get()));
        }
        ObjectNode copy = tree.deepCopy();
        int dot = change.path().lastIndexOf('.');
        JsonNode mapping =
                copy.at(dot < 0 ? "" : "/" + change.path().substring(0, dot).replace('.', '/'));
        if (mapping instanceof ObjectNode there) {
            there.remove(change.path().substring(dot + 1));
        }
        return copy;
    }

    private static Optional<String> refused(JsonNode tree) {
        try {
            ScenarioReader.read(BASE, BASE.resolve("src/forecast/any"), List.of(), tree.toString());
            return Optional.empty();
        } catch (ScenarioException e) {
            return Optional.of(e.getMessage());
        }
    }
}
