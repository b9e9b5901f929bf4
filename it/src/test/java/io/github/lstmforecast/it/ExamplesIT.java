package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example, in the words of its README: what is to be typed is typed, and what is shown must be seen. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the READMEs are written for a POSIX shell")
class ExamplesIT {
    private static final Map<String, Example> FOLLOWED = new HashMap<>();

    static List<String> names() throws IOException {
        return Example.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void what_the_readme_says_happens(String name) throws Exception {
        followed(name);
    }

    @Test
    void golden_accepts_the_seed_the_metrics_the_forecast_and_the_reason() throws Exception {
        Example golden = followed("golden");
        String file = "src/forecast/pulse/golden.json";

        List<String> before = Files.readAllLines(golden.original().resolve(file));
        List<String> after = Files.readAllLines(golden.copy().resolve(file));

        assertThat(after).hasSameSizeAs(before);
        assertThat(changed(before, after))
                .contains("\"model.train.seed\" : \"1\",", "\"reason\" : \"the first model\"");
        assertThat(changed(after, before)).contains("\"model.train.seed\" : \"2\",", "\"reason\" : \"another seed\"");
        assertThat(changed(before, after)).noneMatch(line -> line.startsWith("\"model.train.epochs\""));
    }

    /** Lines of one text that the other has elsewhere or not at all. */
    private static List<String> changed(List<String> lines, List<String> other) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(other.get(i))) {
                changed.add(lines.get(i).strip());
            }
        }
        return changed;
    }

    @Test
    void junit_leaves_pictures_of_what_failed_and_tells_of_each_seed() throws Exception {
        Path target = followed("junit").copy().resolve("target");

        try (Stream<Path> pictures = Files.list(target.resolve("lstm-forecast/failures"))) {
            assertThat(pictures)
                    .extracting(picture -> picture.getFileName().toString())
                    .contains(
                            "com.example.PulseTest.passes-18.svg",
                            "com.example.PulseTest.stays_in_phase-23.svg",
                            "com.example.PulseTest.counts-42.svg");
        }
        Elements seeds = Jsoup.parse(
                        Files.readString(target.resolve("surefire-reports/TEST-com.example.PulseTest.xml")),
                        Parser.xmlParser())
                .select("testcase[name^=is_no_luck]");
        assertThat(seeds).hasSize(29 + 1); // and the verdict
        assertThat(seeds.eachAttr("name"))
                .contains("is_no_luck(Forecast) seed 7 (7 of 29)")
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("is_no_luck(Forecast) 8 of 29 seeds pass");
        assertThat(seeds.select("skipped"))
                .hasSize(21)
                .first()
                .extracting(skipped -> skipped.attr("message") + skipped.text(), InstanceOfAssertFactories.STRING)
                .contains("seed 1 fails: ");
        assertThat(seeds.select("failure")).hasSize(1);
    }

    @Test
    void multi_module_has_a_page_of_all_modules_with_scenarios() throws Exception {
        Path page = followed("multi-module").copy().resolve("target/reports/lstm-forecast-aggregate.html");

        assertThat(page)
                .content()
                .contains("FAIL: 1 of 3 scenarios did not pass.", "<h2>heartbeat</h2>", "<h2>lighthouse</h2>")
                .doesNotContain("common");
    }

    @Test
    void us_births_is_late_at_holidays_and_only_there() throws Exception {
        List<JsonNode> forecasts = forecasts(followed("us-births"));

        assertThat(forecasts)
                .hasSize(13)
                .allSatisfy(
                        forecast -> assertThat(metric(forecast, "missedPulses")).isLessThanOrEqualTo(1));
        assertThat(metric(on("2001-11-29", forecasts), "phaseError")).isGreaterThan(0.25); // Christmas and New Year
        JsonNode independenceDay = on("2001-06-16", forecasts).path("firstBadPulse");
        assertThat(independenceDay.path("kind").asText()).isEqualTo("missed");
        assertThat(independenceDay.path("step").asInt()).isEqualTo(19);
        assertThat(scenario(followed("us-births"), "ordinary-weeks").path("forecasts"))
                .allSatisfy(week -> {
                    assertThat(metric(week, "phaseError")).isLessThan(0.5 / 7);
                    assertThat(metric(week, "missedPulses")).isZero();
                });
    }

    @Test
    void us_births_is_compared_with_plain_models_in_every_forecast() throws Exception {
        List<JsonNode> forecasts = forecasts(followed("us-births"));

        assertThat(forecasts).allSatisfy(forecast -> {
            double rmse = metric(forecast, "rmse");
            JsonNode plain = forecast.path("baselines");
            assertThat(metric(forecast, "skill"))
                    .isCloseTo(
                            1 - rmse / plain.path("seasonalNaive").path("rmse").asDouble(), within(1e-12));
            assertThat(metric(forecast, "arSkill")).isPositive();
            assertThat(plain.path("autoregression").path("rmse").asDouble()).isGreaterThan(rmse);
        });
    }

    @Test
    void us_births_is_forecast_better_with_its_holidays_known() throws Exception {
        JsonNode unknown = scenario(followed("us-births"), "holiday-weeks");
        JsonNode known = scenario(followed("us-births"), "known-holidays");

        assertThat(metric(known, "rmse")).isLessThan(metric(unknown, "rmse") / 2);
        assertThat(list(known.path("forecasts"))).hasSize(8).allSatisfy(forecast -> {
            JsonNode without = on(forecast.path("date").asText(), list(unknown.path("forecasts")));
            assertThat(metric(forecast, "rmse")).isLessThan(metric(without, "rmse"));
        });
    }

    @Test
    void us_births_metrics_are_the_worst_of_its_forecasts() throws Exception {
        JsonNode ordinary = scenario(followed("us-births"), "ordinary-weeks");

        List<JsonNode> forecasts = list(ordinary.path("forecasts"));

        assertThat(metric(ordinary, "rmse"))
                .isEqualTo(forecasts.stream()
                        .mapToDouble(forecast -> metric(forecast, "rmse"))
                        .max()
                        .orElseThrow());
        assertThat(metric(ordinary, "arSkill"))
                .isEqualTo(forecasts.stream()
                        .mapToDouble(forecast -> metric(forecast, "arSkill"))
                        .min()
                        .orElseThrow());
    }

    @Test
    void us_births_forecasts_are_in_births_a_day_and_have_dates() throws Exception {
        Example usBirths = followed("us-births");
        JsonNode first = scenario(usBirths, "ordinary-weeks").path("forecasts").path(0);

        List<String> lines = Files.readAllLines(results(usBirths)
                .resolveSibling("ordinary-weeks/forecast-" + first.path("from").asInt() + ".csv"));

        assertThat(lines).first().isEqualTo("step,sample,date,truth,forecast,one_step_ahead");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("0,"))
                .singleElement()
                .satisfies(line -> {
                    String[] cells = line.split(",");
                    assertThat(cells[2]).isEqualTo(first.path("date").asText());
                    assertThat(Double.parseDouble(cells[4])).isBetween(6000.0, 15_000.0);
                });
    }

    /** The example after everything in its README was done, once for all tests. */
    private static Example followed(String name) throws Exception {
        if (!FOLLOWED.containsKey(name)) {
            Example example = Example.copied(name, name);
            example.follow();
            FOLLOWED.put(name, example);
        }
        return FOLLOWED.get(name);
    }

    private static Path results(Example example) {
        return example.copy().resolve("target/lstm-forecast/results.json");
    }

    private static JsonNode scenario(Example example, String name) throws IOException {
        return list(new ObjectMapper().readTree(results(example).toFile()).path("scenarios")).stream()
                .filter(scenario -> scenario.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> forecasts(Example usBirths) throws IOException {
        List<JsonNode> forecasts =
                new ArrayList<>(list(scenario(usBirths, "ordinary-weeks").path("forecasts")));
        forecasts.addAll(list(scenario(usBirths, "holiday-weeks").path("forecasts")));
        return forecasts;
    }

    private static JsonNode on(String date, List<JsonNode> forecasts) {
        return forecasts.stream()
                .filter(forecast -> forecast.path("date").asText().equals(date))
                .findFirst()
                .orElseThrow();
    }

    private static double metric(JsonNode of, String name) {
        return of.path("metrics").path(name).asDouble();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
