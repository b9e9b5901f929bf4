package io.github.lstmforecast.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.signal.GapMask;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCsvTest {
    @TempDir
    Path folder;

    @Test
    void warm_up_and_horizon_are_written_step_by_step_and_the_guard_is_not() throws Exception {
        Forecast forecast = new Forecast(
                new ForecastSpan(10, 2, 3, 1),
                Series.of(new double[] {0.125, 1}, 1),
                Series.of(new double[] {0, 1, 0.1, 9}, 1),
                Series.of(new double[] {0.25, 0.1f, Double.NaN, 9}, 1),
                Optional.of(Series.of(new double[] {0.5, Double.POSITIVE_INFINITY, 1e-10f}, 1)),
                Optional.empty(),
                Optional.empty());
        Path file = folder.resolve("forecast.csv");

        ForecastCsv.write(file, forecast, List.of("value"), sample -> Optional.empty(), GapMask.NONE);

        assertThat(Files.readString(file)).isEqualTo("""
                step,sample,truth,forecast,one_step_ahead
                -2,8,0.125,,
                -1,9,1.0,,
                0,10,0.0,0.25,0.5
                1,11,1.0,0.1,Infinity
                2,12,0.1,NaN,1.0E-10
                """);
    }

    @Test
    void the_truth_is_empty_where_the_series_has_a_gap() throws Exception {
        Forecast forecast = new Forecast(
                new ForecastSpan(10, 2, 2, 0),
                Series.of(1, 2),
                Series.of(3, 4),
                Series.of(5, 6),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Path file = folder.resolve("forecast.csv");

        ForecastCsv.write(
                file,
                forecast,
                List.of("value"),
                sample -> Optional.empty(),
                (sample, column) -> sample % 10 == 9 || sample == 11);

        assertThat(Files.readString(file)).isEqualTo("""
                step,sample,truth,forecast
                -2,8,1.0,
                -1,9,,
                0,10,3.0,5.0
                1,11,,6.0
                """);
    }

    @Test
    void a_number_that_is_no_float_is_written_as_a_double_without_one_step_ahead_and_with_quantiles() throws Exception {
        Forecast forecast = new Forecast(
                new ForecastSpan(10, 1, 1, 0),
                Series.of(new double[] {1, 2}, 2),
                Series.of(new double[] {3, 4}, 2),
                Series.of(new double[] {1.0 / 3, 1f / 3}, 2),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Quantiles(List.of(0.25), List.of(Series.of(new double[] {5, 6}, 2)))));
        Path file = folder.resolve("forecast.csv");

        ForecastCsv.write(file, forecast, List.of("a", "b"), sample -> Optional.of("day " + sample), GapMask.NONE);

        assertThat(Files.readString(file)).isEqualTo("""
                step,sample,date,truth a,forecast a,q0.25 a,truth b,forecast b,q0.25 b
                -1,9,day 9,1.0,,,2.0,,
                0,10,day 10,3.0,0.3333333333333333,5.0,4.0,0.33333334,6.0
                """);
    }
}
