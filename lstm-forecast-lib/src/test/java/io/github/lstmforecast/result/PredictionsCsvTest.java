package io.github.lstmforecast.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsCsvTest {
    private static final double[] ODD = {
        0.1 + 0.2,
        -0.0,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_NORMAL,
        2e23,
        1.0 / 3,
        (float) 0.1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        9007199254740993.0
    };

    @TempDir
    Path folder;

    private static Forecast forecast(int from, Series predicted, Optional<Quantiles> quantiles) {
        int guard = 1;
        double[] zeros = new double[predicted.length() * predicted.features()];
        return new Forecast(
                new ForecastSpan(from, 1, predicted.length() - guard, guard),
                Series.of(new double[predicted.features()], predicted.features()),
                Series.of(zeros, predicted.features()),
                predicted,
                Optional.empty(),
                Optional.empty(),
                quantiles);
    }

    private Path write(List<Forecast> forecasts, String... columns) throws Exception {
        Path file = folder.resolve(PredictionsCsv.FILE);
        PredictionsCsv.write(file, forecasts, List.of(columns), sample -> Optional.empty());
        return file;
    }

    @Test
    void horizon_and_guard_are_written_for_each_origin_step_and_column() throws Exception {
        Quantiles quantiles = new Quantiles(
                List.of(0.1, 0.9),
                List.of(Series.of(new double[] {0, 1, 2, 3}, 2), Series.of(new double[] {4, 5, 6, 7}, 2)));
        Path file = folder.resolve("made/" + PredictionsCsv.FILE);

        PredictionsCsv.write(
                file,
                List.of(forecast(
                        10, Series.of(new double[] {0.5, 0.1f, Double.NaN, 1e-10}, 2), Optional.of(quantiles))),
                List.of("a", "b, c"),
                sample -> Optional.of("2001-01-" + sample));

        assertThat(Files.readString(file)).isEqualTo("""
                origin,date,step,column,value,q0.1,q0.9
                10,2001-01-10,0,a,0.5,0.0,4.0
                10,2001-01-10,0,"b, c",0.10000000149011612,1.0,5.0
                10,2001-01-11,1,a,NaN,2.0,6.0
                10,2001-01-11,1,"b, c",1.0E-10,3.0,7.0
                """);
    }

    @Test
    void odd_numbers_come_back_to_the_same_bits() throws Exception {
        Path file = write(List.of(forecast(5, Series.of(ODD), Optional.empty())), "pulse");

        RecordedPredictions read = PredictionsCsv.read(file, "predictions.csv");

        assertThat(read.columns()).containsExactly("pulse");
        assertThat(read.byOrigin()).containsOnlyKeys(5);
        assertThat(read.byOrigin().get(5).quantiles()).isEmpty();
        assertSameBits(read.byOrigin().get(5).values(), Series.of(ODD));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_is_written_comes_back_to_the_same_bits(long seed) throws Exception {
        Random random = new Random(seed);
        int features = 1 + random.nextInt(3);
        int levels = random.nextInt(4);
        List<Forecast> forecasts = new ArrayList<>();
        for (int origin = 1 + random.nextInt(3); origin > 0; origin--) {
            int steps = 2 + random.nextInt(40); // each origin its own
            List<Series> quantiles = new ArrayList<>();
            for (int level = 0; level < levels; level++) {
                quantiles.add(bits(random, steps, features));
            }
            forecasts.add(forecast(
                    10 * origin,
                    bits(random, steps, features),
                    levels == 0
                            ? Optional.empty()
                            : Optional.of(new Quantiles(List.of(0.025, 0.5, 0.9).subList(0, levels), quantiles))));
        }
        String[] columns = {"b", "a \"quoted\"\n", "\u00e4"};

        Path file = write(forecasts, List.of(columns).subList(0, features).toArray(String[]::new));
        RecordedPredictions read = PredictionsCsv.read(file, "predictions.csv");

        assertThat(read.columns()).isEqualTo(List.of(columns).subList(0, features));
        assertThat(read.byOrigin()).hasSize(forecasts.size());
        for (Forecast forecast : forecasts) {
            Prediction prediction = read.byOrigin().get(forecast.span().from());
            assertSameBits(prediction.values(), forecast.predicted());
            assertThat(prediction.quantiles().map(Quantiles::levels))
                    .isEqualTo(forecast.quantiles().map(Quantiles::levels));
            for (int level = 0; level < levels; level++) {
                assertSameBits(
                        prediction.quantiles().orElseThrow().values().get(level),
                        forecast.quantiles().orElseThrow().values().get(level));
            }
        }
    }

    /** Any bits but those of a NaN that is not the usual one. */
    private static Series bits(Random random, int steps, int features) {
        return Series.of(
                random.longs((long) steps * features)
                        .mapToDouble(Double::longBitsToDouble)
                        .map(value -> Double.isNaN(value) ? Double.NaN : value)
                        .toArray(),
                features);
    }

    private static void assertSameBits(Series read, Series written) {
        assertThat(read.length()).isEqualTo(written.length());
        assertThat(read.features()).isEqualTo(written.features());
        for (int column = 0; column < read.features(); column++) {
            for (int step = 0; step < read.length(); step++) {
                assertThat(Double.doubleToRawLongBits(read.get(step, column)))
                        .isEqualTo(Double.doubleToRawLongBits(written.get(step, column)));
            }
        }
    }

    @Test
    void origins_and_columns_of_another_program_may_come_in_any_order_with_columns_of_its_own() throws Exception {
        RecordedPredictions read = read("""
                model,q0.9,value,step,column,origin,q0.1,quality
                x,9,1,0,b,20,0,good
                x,9,2,0,a,10,0,good
                x,9,3,1,a,10,0,good
                x,9,4,0,b,10,0,good
                x,9,5,0,a,20,-1,good
                x,9,6,1,b,10,0,good
                """);

        assertThat(read.columns()).containsExactly("a", "b"); // as at the first origin
        assertThat(read.byOrigin()).containsOnlyKeys(10, 20);
        assertThat(read.byOrigin().get(10).values().column(1)).containsExactly(4, 6);
        assertThat(read.byOrigin().get(20).values().column(0)).containsExactly(5);
        Quantiles quantiles = read.byOrigin().get(20).quantiles().orElseThrow();
        assertThat(quantiles.levels()).containsExactly(0.1, 0.9);
        assertThat(quantiles.values().get(0).column(0)).containsExactly(-1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                   | p.csv: the file is empty; it needs the header origin,step,column,value and a row
            origin,step,column,value             | p.csv: there is no row after the header
            origin,step,value                    | p.csv: there is no column 'column'; there are origin, step, value
            origin,step,column,value,value       | p.csv: there are several columns 'value'; keep one of them
            origin,step,column,value,q1.5        | p.csv:1: found the column 'q1.5', but the level of a quantile must be above 0 and below 1
            origin,step,column,value,q0.1,q0.10  | p.csv:1: there are several columns of the quantile 0.1; keep one of them
            """)
    void a_header_that_can_not_be_used_is_told(String header, String message) {
        assertRefused(header + "\n", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7,0,a,much      | p.csv:3, column value: found 'much', but it must be a number, NaN, Infinity or -Infinity
            7,0,a,          | p.csv:3, column value: found '', but it must be a number, NaN, Infinity or -Infinity
            7,0,a,1e999     | p.csv:3, column value: found '1e999', but it must be a number
            x,0,a,1         | p.csv:3, column origin: found 'x', but it must be a whole number, at least 0
            -7,0,a,1        | p.csv:3, column origin: found '-7', but it must be a whole number, at least 0
            7,0.5,a,1       | p.csv:3, column step: found '0.5', but it must be a whole number, at least 0
            5,2,a,1         | p.csv:3: found step 2, but the next step of this origin and column must be 1
            5,0,a,1         | p.csv:3: found step 0, but the next step of this origin and column must be 1
            7,0,a           | p.csv:3: found 3 cells, but the header has 4
            7,0,b,1         | p.csv: origin 7 has the columns b, but the first has a; each origin must have all columns
            """)
    void a_row_that_can_not_be_used_is_told_with_its_line(String row, String message) {
        assertRefused("origin,step,column,value\n5,0,a,1\n" + row + "\n", message);
    }

    @Test
    void a_column_with_fewer_steps_is_told() {
        assertRefused(
                "origin,step,column,value\n5,0,a,1\n5,0,b,1\n5,1,b,1\n",
                "p.csv: origin 5 has 1 steps of column a and 2 of b; each column must have the same steps");
    }

    @Test
    void a_missing_file_is_rejected() {
        assertThatThrownBy(() -> PredictionsCsv.read(folder.resolve("none.csv"), "none.csv"))
                .isInstanceOf(CsvException.class)
                .hasMessage("none.csv: the file does not exist");
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(CsvException.class).hasMessageStartingWith(message);
    }

    private RecordedPredictions read(String text) throws Exception {
        Path file = folder.resolve("p.csv");
        Files.writeString(file, text);
        return PredictionsCsv.read(file, "p.csv");
    }
}
