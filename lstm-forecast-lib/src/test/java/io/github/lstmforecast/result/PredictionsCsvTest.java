package io.github.lstmforecast.result;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    private Path write(List<Forecast> forecasts, List<String> columns) throws Exception {
        Path file = folder.resolve(PredictionsCsv.FILE);
        PredictionsCsv.write(file, forecasts, columns, sample -> Optional.empty());
        return file;
    }

    private static RecordedRows read(Path file, List<String> columns) throws Exception {
        return PredictionsReader.read(
                file,
                PredictionsCsv.FILE,
                PredictionsLayout.USUAL,
                new PredictedSeries(columns, 1000, Optional.empty()),
                OptionalInt.empty());
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
        Forecast forecast = forecast(5, Series.of(ODD), Optional.empty());
        Path file = write(List.of(forecast), List.of("pulse"));

        RecordedRows read = read(file, List.of("pulse"));

        assertThat(read.origins()).containsExactly(5);
        Prediction prediction = read.prediction(forecast.span());
        assertThat(prediction.quantiles()).isEmpty();
        assertSameBits(prediction.values(), Series.of(ODD));
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
        List<String> columns = List.of("b", "a \"quoted\"", "\u00e4").subList(0, features);

        RecordedRows read = read(write(forecasts, columns), columns);

        assertThat(read.origins()).hasSize(forecasts.size());
        for (Forecast forecast : forecasts) {
            Prediction prediction = read.prediction(forecast.span());
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
}
