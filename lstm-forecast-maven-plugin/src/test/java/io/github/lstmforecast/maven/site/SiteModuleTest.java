package io.github.lstmforecast.maven.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteModuleTest {
    @TempDir
    Path base;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void a_module_with_scenarios_and_no_results_is_told_what_to_do() throws IOException {
        Files.createDirectories(base.resolve("src/forecast"));

        SiteModule module = read();

        assertThat(module.concerned()).isTrue();
        assertThat(module.results()).isEmpty();
        assertThat(module.why())
                .isEqualTo("There are no results in " + Path.of("target/lstm-forecast")
                        + ". Let the scenarios run before the site is made: mvn verify, and then mvn site.");
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_module_without_scenarios_and_results_is_of_no_concern() {
        SiteModule module = read();

        assertThat(module.concerned()).isFalse();
        assertThat(module.why())
                .isEqualTo("There are no scenarios: this module has no " + Path.of("src/forecast") + ".");
    }

    @Test
    void damage_is_told_on_the_page_and_in_the_log() throws IOException {
        results("{");

        SiteModule module = read();

        assertThat(module.concerned()).isTrue();
        assertThat(module.why()).startsWith("The results can't be shown: results.json is damaged (this is not JSON: ");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0))
                .startsWith("m: the results in " + Path.of("target/lstm-forecast")
                        + " can't be shown: results.json is damaged");
    }

    @Test
    void results_are_shown_even_where_the_scenarios_are_gone() throws IOException {
        results("{ \"schema\" : 1, \"verdict\" : \"PASS\", \"scenarios\" : [] }");

        SiteModule module = read();

        assertThat(module.concerned()).isTrue();
        assertThat(module.results()).contains(new SiteResults(Verdict.PASS, List.of()));
        assertThat(module.why()).isEmpty();
    }

    private void results(String text) throws IOException {
        Files.createDirectories(base.resolve("target/lstm-forecast"));
        Files.writeString(base.resolve("target/lstm-forecast/results.json"), text);
    }

    private SiteModule read() {
        Path results = base.resolve("target/lstm-forecast");
        return SiteModule.read(
                "m",
                base,
                results,
                base.resolve("src/forecast"),
                new SiteFiles(results, base.resolve("site"), "m"),
                warnings::add);
    }
}
