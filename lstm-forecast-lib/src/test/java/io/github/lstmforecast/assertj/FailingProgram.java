package io.github.lstmforecast.assertj;

import io.github.lstmforecast.plot.Forecasts;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A program without JUnit that makes an assertion that fails, and prints its message. */
final class FailingProgram {
    private FailingProgram() {}

    public static void main(String[] args) {
        try {
            ForecastAssertions.assertThat(Forecasts.of(Forecasts.late(1), 50)).hasRmseAtMost(0.1);
        } catch (AssertionError e) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(e.getMessage());
        }
    }
}
