package io.github.lstmforecast.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.StandardMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
    private static final Acceptance ACCEPTANCE = new Acceptance("2026-11-24", "Linux amd64, Java 17", "the first");

    @TempDir
    Path folder;

    @Test
    void a_file_keeps_the_model() throws Exception {
        Golden golden = Goldens.golden();
        golden.write(folder, Golden.CANDIDATE);
        new Golden(golden.model(), golden.record().accepted(ACCEPTANCE)).write(folder, Golden.NAME);

        assertThat(Golden.read(folder, Golden.CANDIDATE).record()).isEqualTo(golden.record());
        Golden read = Golden.read(folder, Golden.NAME);
        assertThat(read.record()).isEqualTo(golden.record().accepted(ACCEPTANCE));
        assertThat(read.model().orElseThrow().toBytes())
                .isEqualTo(golden.model().orElseThrow().toBytes());
    }

    // The acceptance is all that differs from machine to machine, and it stands at the end.
    @Test
    void it_is_small_and_one_value_a_line() throws Exception {
        Golden golden = Goldens.golden();
        golden.write(folder, Golden.CANDIDATE);
        new Golden(golden.model(), golden.record().accepted(ACCEPTANCE)).write(folder, Golden.NAME);

        List<String> candidate = Files.readAllLines(folder.resolve("candidate.json"));
        List<String> accepted = Files.readAllLines(folder.resolve("golden.json"));

        assertThat(candidate).hasSizeGreaterThan(2 * 50);
        assertThat(accepted.subList(0, candidate.size() - 2)).isEqualTo(candidate.subList(0, candidate.size() - 2));
        assertThat(accepted.subList(candidate.size() - 1, accepted.size()))
                .containsExactly(
                        "  \"accepted\" : {",
                        "    \"date\" : \"2026-11-24\",",
                        "    \"platform\" : \"Linux amd64, Java 17\",",
                        "    \"reason\" : \"the first\"",
                        "  }",
                        "}");
        assertThat(Files.size(folder.resolve("golden.json")) + Files.size(folder.resolve("golden.zip")))
                .isLessThan(40 << 10);
    }

    // 2e-44 is written otherwise by Java 17 than by Java 19 and later, if Java writes it.
    @Test
    void numbers_are_as_short_as_can_be_whatever_the_version_of_java() throws Exception {
        Golden golden = Goldens.of(
                Goldens.weights(),
                Goldens.INPUTS,
                new GoldenForecast(Goldens.ONLY, Map.of(), Optional.of(List.of(2e-44, 2.0e23)), List.of(0.1, 0.2)));

        golden.write(folder, Golden.CANDIDATE);

        assertThat(Files.readString(folder.resolve("candidate.json"))).contains("2.0E-44", "2.0E23", "0.1");
        assertThat(Golden.read(folder, Golden.CANDIDATE).record()).isEqualTo(golden.record());
    }

    @Test
    void the_target_of_a_metric_is_kept() throws Exception {
        Golden golden = Goldens.of(
                Goldens.weights(),
                Goldens.INPUTS,
                new GoldenForecast(
                        Goldens.ONLY,
                        Map.of(StandardMetric.COVERAGE, 0.7),
                        Map.of(StandardMetric.COVERAGE, 0.8),
                        Optional.empty(),
                        List.of(0.1)));

        golden.write(folder, Golden.CANDIDATE);

        assertThat(Golden.read(folder, Golden.CANDIDATE).record()).isEqualTo(golden.record());
    }

    private interface Damage {
        void make(Path folder) throws Exception;
    }

    private static Arguments damage(String message, Damage damage) {
        return Arguments.of(message, damage);
    }

    private static void edit(Path folder, String from, String to) throws Exception {
        Path json = folder.resolve("golden.json");
        String text = Files.readString(json);
        assertThat(text).containsPattern(from);
        Files.writeString(json, text.replaceFirst(from, to));
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(
                        "golden.zip: missing; golden.zip and golden.json belong together",
                        folder -> Files.delete(folder.resolve("golden.zip"))),
                damage(
                        "golden.json: missing; golden.zip and golden.json belong together",
                        folder -> Files.delete(folder.resolve("golden.json"))),
                damage(
                        "golden.json: it is damaged, this is not JSON (line ",
                        folder -> Files.writeString(
                                folder.resolve("golden.json"),
                                Files.readString(folder.resolve("golden.json")).substring(0, 900))),
                damage(
                        "golden.json: line 3 is the mark of a merge conflict. Git has left both versions here: keep one of"
                                + " them, with git checkout --ours or git checkout --theirs and the name of the file,"
                                + " then git add it; golden.zip must be of the same version",
                        folder -> Files.writeString(folder.resolve("golden.json"), """
                                {
                                  "schema" : 1,
                                <<<<<<< HEAD
                                  "engine" : "jvm",
                                =======
                                  "engine" : "dl4j",
                                >>>>>>> other
                                """)),
                damage(
                        "golden.json: it is damaged, this is not UTF-8 text",
                        folder -> Files.write(folder.resolve("golden.json"), new byte[] {(byte) 0xff})),
                damage(
                        "golden.json: it was written by a newer lstm-forecast (schema 2, this one reads 1); update the plugin",
                        folder -> edit(folder, "\"schema\" : 1", "\"schema\" : 2")),
                damage(
                        "golden.json: it is damaged, there is no schema 1",
                        folder -> edit(folder, "\"schema\" : 1,", "")),
                damage(
                        "golden.json: it is damaged, at forecast[0]; bring back the file",
                        folder -> edit(folder, "\"forecast\" : \\[\\s*0.0", "\"forecast\" : [ \"x\"")),
                damage(
                        "golden.json: it is damaged, at forecast[0]; bring back the file",
                        folder -> edit(folder, "\"forecast\" : \\[\\s*0.0", "\"forecast\" : [ 1e999")),
                damage(
                        "golden.json: it is damaged, at modelKept",
                        folder -> edit(folder, "\"modelKept\" : true", "\"modelKept\" : 1")),
                damage(
                        "golden.json: it is damaged, at forecasts",
                        folder -> edit(folder, "\"forecasts\"", "\"forecast\"")),
                damage("golden.json: it is damaged, at forecast", folder -> edit(folder, "\"forecast\"", "\"loop\"")),
                damage("golden.json: it is damaged, at from", folder -> edit(folder, "150,", "\"\",")),
                damage("golden.json: it is damaged, at engine", folder -> edit(folder, "\"jvm\"", "7")),
                damage(
                        "golden.json: it has a metric 'rmsf', which is not known",
                        folder -> edit(folder, "\"rmse\"", "\"rmsf\"")),
                damage(
                        "golden.zip: this is an empty file, which is not read",
                        folder -> Files.writeString(folder.resolve("golden.zip"), "")),
                damage(
                        "golden.zip: it is not the model that golden.json is about",
                        folder -> Goldens.model(new float[Goldens.SHAPE.parameterCount()])
                                .write(folder.resolve("golden.zip"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void a_file_that_is_damaged_is_told(String message, Damage damage) throws Exception {
        Goldens.golden().write(folder, Golden.NAME);
        damage.make(folder);

        assertThatThrownBy(() -> Golden.read(folder, Golden.NAME))
                .isInstanceOf(GoldenException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden.zip", "golden.json"})
    void a_link_is_not_followed_and_is_never_written_through(String name) throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve(name);
        Goldens.golden().write(folder, Golden.NAME);
        Files.move(folder.resolve(name), elsewhere);
        Files.createSymbolicLink(folder.resolve(name), elsewhere);
        byte[] before = Files.readAllBytes(elsewhere);

        assertThatThrownBy(() -> Golden.read(folder, Golden.NAME))
                .isInstanceOf(GoldenException.class)
                .hasMessage(
                        name + ": it is a link, which is not followed; put the file itself in its place, or delete it"
                                + " and accept the model anew");
        float[] weights = Goldens.weights();
        weights[0]++;
        Goldens.of(
                        weights,
                        Goldens.INPUTS,
                        Goldens.golden().record().forecasts().get(0))
                .write(folder, Golden.NAME);

        assertThat(Files.readAllBytes(elsewhere)).isEqualTo(before);
        assertThat(Files.isSymbolicLink(folder.resolve(name))).isFalse();
    }

    /** Where a build was killed while it wrote, at each of the moments that differ. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_write_that_was_interrupted_leaves_the_old_one_or_the_new_one(int done) throws Exception {
        Golden old = Goldens.golden();
        float[] weights = Goldens.weights();
        weights[0]++;
        Golden next =
                Goldens.of(weights, Goldens.INPUTS, old.record().forecasts().get(0));
        Path other = folder.resolve("other");
        next.write(other, Golden.NAME);
        old.write(folder, Golden.NAME);
        if (done >= 1) {
            Files.copy(other.resolve("golden.zip"), folder.resolve("golden.zip.new"));
        }
        if (done >= 2) {
            Files.copy(other.resolve("golden.json"), folder.resolve("golden.json.new"));
        }
        if (done >= 3) {
            Files.move(
                    folder.resolve("golden.zip.new"),
                    folder.resolve("golden.zip"),
                    StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(Golden.read(folder, Golden.NAME).record()).isEqualTo((done < 2 ? old : next).record());

        next.write(folder, Golden.NAME);
        assertThat(Golden.read(folder, Golden.NAME).record()).isEqualTo(next.record());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    // A folder that is not empty can't be replaced by a file, whoever tries.
    @ParameterizedTest
    @ValueSource(strings = {"golden.zip.new", "golden.json.new"})
    void a_write_that_fails_leaves_the_old_one(String blocked) throws Exception {
        Goldens.golden().write(folder, Golden.NAME);
        Files.createDirectories(folder.resolve(blocked).resolve("within"));
        float[] weights = Goldens.weights();
        weights[0]++;
        Golden next = Goldens.of(
                weights, Goldens.INPUTS, Goldens.golden().record().forecasts().get(0));

        assertThatThrownBy(() -> next.write(folder, Golden.NAME)).isInstanceOf(IOException.class);

        Files.delete(folder.resolve(blocked).resolve("within"));
        Files.delete(folder.resolve(blocked));
        assertThat(Golden.read(folder, Golden.NAME).record())
                .isEqualTo(Goldens.golden().record());
    }

    @Test
    void a_model_that_is_not_kept_leaves_the_record_alone() throws Exception {
        Goldens.golden().write(folder, Golden.NAME);
        GoldenRecord kept = Goldens.golden().record();
        Golden loaded = new Golden(
                Optional.empty(),
                new GoldenRecord(
                        "jvm",
                        "model.zip",
                        kept.modelSha256(),
                        false,
                        kept.inputs(),
                        kept.forecasts(),
                        Optional.of(ACCEPTANCE)));

        loaded.write(folder, Golden.NAME);

        assertThat(Golden.read(folder, Golden.NAME)).isEqualTo(loaded);
        assertThat(loaded.files(Golden.NAME)).containsExactly("golden.json");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName)).containsExactly(Path.of("golden.json"));
        }
    }

    @Test
    void there_is_one_as_soon_as_there_is_either_file() throws Exception {
        assertThat(Golden.exists(folder, Golden.NAME)).isFalse();
        Files.writeString(folder.resolve("golden.json"), "");
        assertThat(Golden.exists(folder, Golden.NAME)).isTrue();
    }

    @Test
    void another_golden_model_has_another_fingerprint_and_line_ends_do_not_count() throws Exception {
        assertThat(Golden.fingerprint(folder)).isEmpty();
        Path file = folder.resolve("golden.json");
        Files.writeString(file, "{\n}\n");
        Optional<String> one = Golden.fingerprint(folder);

        // printf '{\n}\n' | sha256sum
        assertThat(one).contains("d914176fd50bd7f5");
        Files.writeString(file, "{\r\n}\r\n");
        assertThat(Golden.fingerprint(folder)).isEqualTo(one);
        Files.writeString(file, "{ }\n");
        assertThat(Golden.fingerprint(folder)).isPresent().isNotEqualTo(one);
    }

    @Test
    void a_reason_is_needed_and_values_are_finite() {
        assertThatThrownBy(() -> new Acceptance("2026-11-24", "Linux", " "))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "reason is missing, but must be what has changed, and why that is right, in a few words on one"
                                + " line");
        assertThatThrownBy(() -> new GoldenForecast(Goldens.ONLY, Map.of(), Optional.empty(), List.of(0.0, Double.NaN)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("forecast[1] is NaN, but must be finite");
    }
}
