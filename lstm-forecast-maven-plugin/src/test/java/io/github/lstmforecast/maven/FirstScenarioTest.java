package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioSchema;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.PulseWave;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class FirstScenarioTest {
    @TempDir
    Path base;

    private Scenario read(String yaml) throws Exception {
        assertThat(problems(yaml)).isEmpty();
        return ScenarioReader.read(base, base.resolve("src/forecast/series"), List.of(), yaml);
    }

    private static List<Error> problems(String yaml) throws Exception {
        ObjectMapper json = new ObjectMapper();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(json.readTree(ScenarioSchema.text()))
                .validate(json.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
    }

    /** The scenario for a file of so many rows. */
    private String csv(int rows, IntFunction<String> row, OptionalDouble period) throws Exception {
        return csv("series.csv", rows, row, period);
    }

    private String csv(String name, int rows, IntFunction<String> row, OptionalDouble period) throws Exception {
        Path file = base.resolve(name);
        Files.writeString(file, IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")));
        Optional<Period> known =
                period.isPresent() ? Optional.of(Period.given(period.getAsDouble())) : Optional.empty();
        FormatParameters format = new FormatParameters(Map.of());
        CsvColumn column = CsvColumn.find(file, name, format.format(), Optional.empty(), known);
        return FirstScenario.csv("series", name, name, column, format);
    }

    private static IntFunction<String> pulses(double period) {
        PulseWave wave = PulseWave.of(period, period / 3);
        return row -> String.valueOf(5 + wave.at(row));
    }

    @Test
    void the_first_pulse_is_the_default_one() throws Exception {
        Scenario first = read(FirstScenario.pulse());

        Scenario smallest = read("signal: { pulse: {} }");
        assertThat(first.signal()).isEqualTo(smallest.signal());
        assertThat(first.model()).isEqualTo(smallest.model());
        assertThat(first.spans()).isEqualTo(smallest.spans());
        for (Metric metric : MetricSet.STANDARD.all()) {
            assertThat(first.tolerances().limit(metric)).as(metric.key()).isEqualTo(metric.defaultLimit());
        }
    }

    @Test
    void a_file_with_dates_gives_a_scenario_with_dates() throws Exception {
        LocalDate start = LocalDate.parse("2001-01-01");
        String yaml = csv(
                401,
                row -> row == 0
                        ? "date,births"
                        : start.plusDays(row - 1) + "," + pulses(10).apply(row - 1),
                OptionalDouble.empty());

        assertThat(yaml).isEqualTo("""
                # yaml-language-server: $schema=../scenario.schema.json
                # 400 rows, of which the model learns 320. It is held to its forecasts of 50 of the others.
                # Everything omitted has a default; an editor that knows the line above completes and explains all keys.
                signal:
                  csv:
                    file: series.csv               # in this folder, or a path relative to the module
                    column: births                 # its name in the header, or its number from 1
                    period: 10                     # rows per cycle, as found in the file
                    train: 2001-01-01..2001-11-17  # rows to learn, without the last
                model:
                  train:
                    units: [20]                    # of each LSTM layer
                    window: 30                     # how many steps back gradients reach
                    epochs: 180                    # how often all is learnt
                    seed: 1                        # another seed is another training
                  transform: { difference: none }  # cycle, if the series grows or changes from cycle to cycle
                forecast:
                  warmUp: 30                       # true rows fed before a forecast
                  horizon: 50                      # rows forecast and judged, from the end of the training on
                  every: 50                        # and again so many rows later, as long as it fits
                # There are no limits here yet, so the default ones hold. They suit a clean pulse wave, and a real series
                # may well miss them.
                #   mvn lstm-forecast:calibrate -Dlstm-forecast.scenarios=series
                # trains with 59 seeds, and writes limits that they keep to target/lstm-forecast/series/tolerance.yaml:
                # copy them to here, if the forecasts in target/lstm-forecast/index.html are good enough for you.
                """);
        assertThat(read(yaml).trainingEnd()).isEqualTo(320);
    }

    @Test
    void a_long_file_is_forecast_several_times_from_different_places_in_the_cycle() throws Exception {
        String yaml = csv(3652, pulses(7), OptionalDouble.empty());
        Scenario scenario = read(yaml);

        int judged = 5 * scenario.spans().get(0).horizon();
        assertThat(yaml).contains("It is held to its forecasts of " + judged + " of the others.");
        assertThat(scenario.spans()).extracting(span -> span.from()).containsExactly(2922, 3068, 3214, 3360, 3506);
    }

    @Test
    void a_file_without_a_header_is_told_as_that() throws Exception {
        String yaml = csv(400, pulses(10), OptionalDouble.empty());

        assertThat(yaml).contains("\n    column: \"1\" ", "\n    header: false ", "\n    train: 0..320 ");
        assertThat(read(yaml).signal().period().steps()).hasValue(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "Null", "a: b", "# a", "it's", "\"\"", "[x]", "\u00fc 1", "-", "- a", "a\tb"})
    void any_name_can_be_that_of_a_column(String name) throws Exception {
        String cell = "\"" + name.replace("\"", "\"\"") + "\"";

        String yaml =
                csv(401, row -> row == 0 ? "date," + cell : "x," + pulses(10).apply(row - 1), OptionalDouble.empty());

        assertThat(read(yaml).signal().columns()).containsExactly(SafeText.of(name));
    }

    @Test
    void any_name_can_be_that_of_a_file() throws Exception {
        String yaml = csv("my series: 1 # 2.csv", 400, pulses(10), OptionalDouble.empty());

        assertThat(read(yaml).signal().length()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 2.5, 3, 7, 10, 24.5, 50, 365.25})
    void the_shortest_file_that_is_taken_is_long_enough(double period) throws Exception {
        int rows = leastRows(period);

        Scenario scenario = read(csv(rows, pulses(period), OptionalDouble.of(period)));

        assertThat(scenario.spans()).hasSize(1);
        assertThat(scenario.trainingWindows()).isPresent();
        assertThatThrownBy(() -> csv(rows - 1, pulses(period), OptionalDouble.of(period)))
                .isInstanceOf(NothingWrittenException.class)
                .hasMessageContaining(rows - 1 + " rows are too few");
    }

    /** What the refusal of a short file says. */
    private int leastRows(double period) throws Exception {
        try {
            csv((int) Math.ceil(period), pulses(period), OptionalDouble.of(period));
        } catch (NothingWrittenException e) {
            return Integer.parseInt(e.getMessage().replaceFirst(".*at least (\\d+) are needed.*", "$1"));
        }
        throw new AssertionError("a single cycle was enough");
    }

    @Test
    void a_file_that_is_too_short_is_told_with_what_is_needed() {
        assertThatThrownBy(() -> csv(17, pulses(7), OptionalDouble.of(7)))
                .isInstanceOf(NothingWrittenException.class)
                .hasMessage(
                        "Nothing was written: series.csv: 17 rows are too few: with 7 rows per cycle, at least 19 are needed, "
                                + "8 to learn and 11 to forecast");
    }

    @ParameterizedTest
    @CsvSource({
        // rows, period, learnt, horizon
        "72, 12, 54, 12", // six years of months
        "84, 4, 68, 12",
        "144, 12, 114, 24",
        "289, 48, 219, 48", // six days of half hours
        "400, 10, 320, 50",
        "3652, 7, 2922, 56"
    })
    void about_the_last_fifth_is_forecast_in_whole_cycles(int rows, double period, int learnt, int horizon)
            throws Exception {
        FirstSizes sizes = FirstSizes.of("series.csv", rows, OptionalDouble.of(period));

        assertThat(sizes.end()).isEqualTo(learnt);
        assertThat(sizes.horizon()).isEqualTo(horizon);
        assertThat(read(csv(rows, pulses(period), OptionalDouble.of(period))).spans())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 100, 1000})
    void a_file_without_a_cycle_is_forecast_without_one(int rows) throws Exception {
        String yaml = csv(rows, row -> String.valueOf(row * row), OptionalDouble.empty());

        assertThat(yaml).contains("\n    period: none ");
        Scenario scenario = read(yaml);
        assertThat(scenario.signal().period()).isEqualTo(Period.NONE);
        assertThat(scenario.trainingEnd()).isEqualTo(rows - rows / 5);
        assertThat(scenario.trainingWindows()).isPresent();
    }
}
