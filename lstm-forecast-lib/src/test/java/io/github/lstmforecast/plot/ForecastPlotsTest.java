package io.github.lstmforecast.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.DrawnSvg.Point;
import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.Units;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class ForecastPlotsTest {
    private static final int HORIZON = 50;

    @TempDir
    Path folder;

    private List<String> names(List<Path> files) {
        return files.stream().map(file -> folder.relativize(file).toString()).toList();
    }

    private static DrawnSvg drawn(Forecast forecast) throws Exception {
        return DrawnSvg.of(picture(forecast).svg());
    }

    private static Picture picture(Forecast forecast) {
        Recording recording = Recording.of(forecast, OptionalDouble.of(10));
        return ForecastPictures.forecast(recording.forecasts().get(0), StandardMetric.PHASE_ERROR.defaultLimit());
    }

    private static Forecast withQuantiles(double low, double high) {
        return withQuantiles(List.of(0.1, 0.5, 0.9), low, 0.5, high);
    }

    private static Forecast withQuantiles(List<Double> levels, double... values) {
        Forecast forecast = Forecasts.of(Forecasts.TRUTH, HORIZON);
        int steps = forecast.predicted().length();
        return new Forecast(
                forecast.span(),
                forecast.warmUp(),
                forecast.truth(),
                forecast.predicted(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Quantiles(
                        levels,
                        DoubleStream.of(values)
                                .mapToObj(value -> Series.of(DoubleStream.generate(() -> value)
                                        .limit(steps)
                                        .toArray()))
                                .toList())));
    }

    // From 0.25 to 0.75 over the steps 0 to 49.
    @Test
    void the_range_of_the_outermost_quantiles_is_shaded() throws Exception {
        Picture picture = picture(withQuantiles(0.25, 0.75));

        List<List<Point>> areas = DrawnSvg.of(picture.svg()).areas(Ink.FORECAST);

        assertThat(areas).hasSize(1);
        assertThat(areas.get(0).stream().mapToDouble(Point::y).min().orElseThrow())
                .isCloseTo(0.25, within(0.01));
        assertThat(areas.get(0).stream().mapToDouble(Point::y).max().orElseThrow())
                .isCloseTo(0.75, within(0.01));
        assertThat(areas.get(0).stream().mapToDouble(Point::x).min().orElseThrow())
                .isCloseTo(0, within(0.1));
        assertThat(areas.get(0).stream().mapToDouble(Point::x).max().orElseThrow())
                .isCloseTo(49, within(0.1));
        assertThat(picture.caption()).contains(" The shaded area is the range of its quantiles q0.1 to q0.9.");
    }

    @Test
    void quantiles_are_a_fan_of_nested_areas_with_their_levels() throws Exception {
        Picture picture = picture(withQuantiles(List.of(0.05, 0.25, 0.5, 0.75, 0.95), -0.4, 0, 0.5, 1, 1.4));

        DrawnSvg drawn = DrawnSvg.of(picture.svg());

        assertThat(drawn.areas(Ink.FORECAST).stream()
                        .map(area -> area.stream().mapToDouble(Point::y).max().orElseThrow()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.01 ? 0 : Double.compare(a, b))
                .containsExactly(1.4, 1.0);
        assertThat(drawn.texts()).contains("q0.05 to q0.95", "q0.25 to q0.75");
        assertThat(picture.caption())
                .contains(
                        " The shaded areas are the ranges of its quantiles q0.05 to q0.95, q0.25 to q0.75, the narrower"
                                + " the stronger.");
    }

    @Test
    void of_very_many_quantiles_some_are_drawn_and_the_outermost_are_among_them() throws Exception {
        double[] hundredths =
                IntStream.range(1, 100).mapToDouble(i -> i / 100.0).toArray();

        Picture picture =
                picture(withQuantiles(Arrays.stream(hundredths).boxed().toList(), hundredths));

        assertThat(DrawnSvg.of(picture.svg()).areas(Ink.FORECAST)).hasSize(5);
        assertThat(picture.caption())
                .contains("q0.01 to q0.99, q0.1 to q0.9, q0.2 to q0.8, q0.3 to q0.7, q0.4 to q0.6,");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void quantiles_that_are_not_finite_are_not_drawn(double value) throws Exception {
        assertThat(drawn(withQuantiles(0.25, value)).areas(Ink.FORECAST)).isEmpty();
    }

    @Test
    void a_filled_gap_is_a_dashed_line_of_its_own() throws Exception {
        ForecastCurves line = Recording.of(Forecasts.of(Forecasts.TRUTH, HORIZON), OptionalDouble.of(10))
                .forecasts()
                .get(0);
        Curve filled = new Curve(new double[] {10, 11, 12, 13}, new double[] {0, 0.25, 0.75, 1});
        Picture picture = ForecastPictures.forecast(
                new ForecastCurves(
                        line.subject(),
                        line.horizon(),
                        line.warmUp(),
                        line.truth(),
                        Optional.of(filled),
                        line.forecast(),
                        line.bands(),
                        line.closeUp(),
                        line.pulses(),
                        line.units()),
                StandardMetric.PHASE_ERROR.defaultLimit());

        DrawnSvg drawn = DrawnSvg.of(picture.svg());
        assertThat(drawn.texts()).contains("filled gap");
        assertThat(drawn.line(Ink.LIMIT)).anySatisfy(points -> {
            assertThat(points).hasSize(4);
            assertThat(points.get(0).x()).isCloseTo(10, within(0.1));
            assertThat(points.get(3).y()).isCloseTo(1, within(0.01));
        });
        assertThat(picture.caption()).contains("Gaps");
        assertThat(picture(Forecasts.of(Forecasts.TRUTH, HORIZON)).caption()).doesNotContain("Gaps");
    }

    @Test
    void a_forecast_without_quantiles_has_no_range() throws Exception {
        Picture picture = picture(Forecasts.of(Forecasts.TRUTH, HORIZON));

        assertThat(DrawnSvg.of(picture.svg()).areas(Ink.FORECAST)).isEmpty();
        assertThat(picture.caption()).doesNotContain("quantile");
    }

    @Test
    void a_single_file_contains_the_forecast_in_the_format_of_its_extension() throws Exception {
        Forecast forecast = Forecasts.of(Forecasts.TRUTH, HORIZON);

        assertThat(ForecastPlots.write(forecast, folder.resolve("a.svg"))).containsExactly(folder.resolve("a.svg"));
        assertThat(ForecastPlots.write(forecast, folder.resolve("b.PNG"))).containsExactly(folder.resolve("b.PNG"));

        assertThat(DrawnSvg.of(Files.readString(folder.resolve("a.svg"))).texts())
                .contains("truth", "warm-up", "forecast", "step of the forecast");
        BufferedImage png = ImageIO.read(folder.resolve("b.PNG").toFile());
        assertThat(png.getWidth()).isEqualTo(2 * Picture.WIDTH);
        assertThat(png.getRGB(0, 0)).isEqualTo(Ink.PAPER.light().getRGB());
    }

    @Test
    void a_folder_contains_every_picture_in_both_formats() throws Exception {
        List<Path> files =
                ForecastPlots.write(Forecasts.traced(1, List.of(true, true), HORIZON), folder.resolve("new"));

        assertThat(names(files))
                .containsExactly(
                        "new/forecast.svg",
                        "new/forecast.png",
                        "new/phase.svg",
                        "new/phase.png",
                        "new/cells.svg",
                        "new/cells.png",
                        "new/outputs.svg",
                        "new/outputs.png",
                        "new/counting.svg",
                        "new/counting.png");
        for (Path file : files) {
            if (file.toString().endsWith(".png")) {
                assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(2 * Picture.WIDTH);
            } else {
                assertThat(DrawnSvg.parse(Files.readString(file))
                                .getDocumentElement()
                                .getAttribute("width"))
                        .isEqualTo("" + Picture.WIDTH);
            }
        }
    }

    @Test
    void each_feature_has_its_own_pictures_and_the_network_is_drawn_once() throws Exception {
        List<Path> files = ForecastPlots.write(Forecasts.traced(2, List.of(true), HORIZON), folder);

        assertThat(names(files))
                .filteredOn(name -> name.endsWith(".svg"))
                .containsExactly(
                        "forecast-25-1.svg",
                        "phase-25-1.svg",
                        "cells-25-1.svg",
                        "outputs-25-1.svg",
                        "counting-25-1.svg",
                        "forecast-25-2.svg",
                        "phase-25-2.svg");
        assertThat(DrawnSvg.of(Files.readString(folder.resolve("forecast-25-2.svg")))
                        .line(Ink.TRUTH)
                        .get(0))
                .extracting(Point::y)
                .satisfies(y -> assertThat(
                                y.stream().mapToDouble(value -> value).max().orElseThrow())
                        .isCloseTo(2, within(0.02)));
    }

    @Test
    void layers_without_cells_have_a_picture_of_their_outputs_only() throws Exception {
        assertThat(names(ForecastPlots.write(Forecasts.traced(1, List.of(false), HORIZON), folder)))
                .containsExactly(
                        "forecast.svg", "forecast.png", "phase.svg", "phase.png", "outputs.svg", "outputs.png");
    }

    @Test
    void in_a_mixed_network_only_layers_with_cells_are_in_the_picture_of_cells() throws Exception {
        ForecastPlots.write(Forecasts.traced(1, List.of(true, false), HORIZON), folder);

        assertThat(DrawnSvg.of(Files.readString(folder.resolve("outputs.svg"))).line(Ink.LIMIT))
                .hasSize(4);
        DrawnSvg cells = DrawnSvg.of(Files.readString(folder.resolve("cells.svg")));
        assertThat(cells.line(Ink.LIMIT)).isEmpty();
        // The first unit is highest at half a cycle, where the fifth eighth begins, the second at a tenth.
        assertThat(Stream.of(Ink.UNIT_4, Ink.UNIT_5).flatMap(ink -> cells.line(ink).stream()))
                .hasSize(1);
        assertThat(cells.line(Ink.UNIT_1)).hasSize(1);
    }

    @Test
    void a_file_name_without_a_folder_is_a_valid_path() throws Exception {
        Path file = Path.of("forecast-plots-test.svg");
        try {
            ForecastPlots.write(Forecasts.of(Forecasts.TRUTH, HORIZON), file);

            assertThat(file).isNotEmptyFile();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void without_a_period_there_is_no_picture_of_the_timing() throws Exception {
        Forecast slope = Forecasts.of(step -> step * step, step -> 0, 25, HORIZON, 5);

        assertThat(names(ForecastPlots.write(slope, folder))).containsExactly("forecast.svg", "forecast.png");
    }

    @Test
    void a_period_is_at_least_two_samples() {
        assertThatThrownBy(() -> ForecastPlots.write(Forecasts.of(Forecasts.TRUTH, HORIZON), 1.9, folder))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is 1.9, but must be at least 2 (samples)");
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("pulses", Forecasts.TRUTH, 25, HORIZON),
                Arguments.of("large values", (IntToDoubleFunction) step -> 1e4 + 2e4 * Math.sin(step), 25, HORIZON),
                Arguments.of("small values", (IntToDoubleFunction) step -> 3e-3 * Math.cos(step / 3.0), 40, 100),
                Arguments.of(
                        "long, with one peak",
                        (IntToDoubleFunction) step -> step == 7_777 ? 9 : step % 7,
                        1_000,
                        10_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void the_lines_show_the_values_of_the_series(String name, IntToDoubleFunction values, int warmUp, int horizon)
            throws Exception {
        IntToDoubleFunction predicted = step -> 0.9 * values.applyAsDouble(step);

        DrawnSvg svg = drawn(Forecasts.of(values, predicted, warmUp, horizon, 5));

        assertLine(svg, Ink.TRUTH, values, 0, horizon);
        assertLine(svg, Ink.FORECAST, predicted, 0, horizon);
        assertLine(svg, Ink.WARM_UP, values, -warmUp, 0);
    }

    static Stream<Arguments> extremes() {
        return Stream.of(
                Arguments.of("a large constant", (IntToDoubleFunction) step -> 1e17),
                Arguments.of("almost a constant", (IntToDoubleFunction) step -> 1e17 + 16 * (step % 2)),
                Arguments.of("the largest numbers", (IntToDoubleFunction) step -> step % 10 < 3 ? 5e307 : -5e307),
                Arguments.of("the smallest numbers", (IntToDoubleFunction) step -> step % 10 < 3 ? 1e-310 : 0));
    }

    /** Drawing such numbers must end; the timeout is generous. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("extremes")
    void extreme_numbers_can_be_drawn(String name, IntToDoubleFunction values) {
        Forecast forecast = Forecasts.of(values, values, 25, HORIZON, 5);

        List<Path> files = assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> ForecastPlots.write(forecast, 10, folder.resolve("plots")));

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    private static void assertLine(DrawnSvg svg, Ink ink, IntToDoubleFunction values, int from, int to) {
        double[] series = IntStream.range(from, to).mapToDouble(values).toArray();
        double least = Arrays.stream(series).min().orElseThrow();
        double greatest = Arrays.stream(series).max().orElseThrow();
        double hundredth = (greatest - least) / 100;

        List<Point> line = svg.line(ink).get(0);

        assertThat(svg.line(ink)).hasSize(1);
        assertThat(line.get(0).x()).isCloseTo(from, within((to - from) / 1000.0));
        assertThat(line.get(line.size() - 1).x()).isCloseTo(to - 1, within((to - from) / 1000.0));
        assertThat(line.get(0).y()).isCloseTo(series[0], within(hundredth));
        assertThat(line.get(line.size() - 1).y()).isCloseTo(series[series.length - 1], within(hundredth));
        assertThat(line.stream().mapToDouble(Point::y).min().orElseThrow()).isCloseTo(least, within(hundredth));
        assertThat(line.stream().mapToDouble(Point::y).max().orElseThrow()).isCloseTo(greatest, within(hundredth));
    }

    private static Arguments row(
            String name,
            IntToDoubleFunction predicted,
            List<Integer> missed,
            List<Integer> spurious,
            List<Integer> mistimed,
            String caption) {
        return Arguments.of(name, predicted, missed, spurious, mistimed, caption);
    }

    // By hand: pulses are due at steps 5, 15, 25, 35 and 45, and last 3 steps.
    static Stream<Arguments> wrongForecasts() {
        IntToDoubleFunction truth = Forecasts.TRUTH;
        List<Integer> none = List.of();
        List<Integer> all = List.of(5, 15, 25, 35, 45);
        return Stream.of(
                row("right", truth, none, none, none, "and its forecast."),
                row(
                        "one step late",
                        Forecasts.late(1),
                        none,
                        none,
                        all,
                        " The first bad pulse: pulse 1 comes 0.10 cycles late, at step 5."),
                row(
                        "one step early",
                        Forecasts.late(-1),
                        none,
                        none,
                        all,
                        " The first bad pulse: pulse 1 comes 0.10 cycles early, at step 5."),
                row(
                        "every second pulse missing",
                        step -> step % 20 >= 15 && step % 20 < 18 ? 0 : truth.applyAsDouble(step),
                        List.of(15, 35),
                        none,
                        none,
                        " The first bad pulse: pulse 2 is missed, at step 15."),
                row(
                        "an extra pulse",
                        step -> step == 20 ? 1 : truth.applyAsDouble(step),
                        none,
                        List.of(20),
                        none,
                        " The first bad pulse: pulse 3 of the forecast is spurious, at step 20."),
                row("flat", step -> 0.3, all, none, none, " The first bad pulse: pulse 1 is missed, at step 5."),
                row(
                        "half a cycle late",
                        Forecasts.late(5),
                        all,
                        List.of(0, 10, 20, 30, 40),
                        none,
                        " The first bad pulse: pulse 1 of the forecast is spurious, at step 0."),
                row(
                        "NaN from step 20 on",
                        step -> step < 20 ? truth.applyAsDouble(step) : Double.NaN,
                        none,
                        none,
                        none,
                        " The forecast is not finite (NaN or infinite) where its line is interrupted."),
                row(
                        "infinite at the last step",
                        step -> step < 49 ? truth.applyAsDouble(step) : Double.POSITIVE_INFINITY,
                        none,
                        none,
                        none,
                        " The forecast is not finite (NaN or infinite) where its line is interrupted."),
                row(
                        "a million times as high",
                        step -> 1e6 * truth.applyAsDouble(step),
                        none,
                        none,
                        none,
                        " The forecast is cut off: its values range from 0 to 1000000."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongForecasts")
    void every_bad_pulse_is_marked_and_the_first_is_named(
            String name,
            IntToDoubleFunction predicted,
            List<Integer> missed,
            List<Integer> spurious,
            List<Integer> mistimed,
            String caption)
            throws Exception {
        Picture picture = picture(Forecasts.of(predicted, HORIZON));

        DrawnSvg svg = DrawnSvg.of(picture.svg());
        assertThat(svg.marks(Ink.MISSED)).isEqualTo(missed);
        assertThat(svg.marks(Ink.SPURIOUS)).isEqualTo(spurious);
        assertThat(svg.marks(Ink.MISTIMED)).isEqualTo(mistimed);
        assertThat(picture.caption()).endsWith(caption);
        assertThat(svg.texts().stream().anyMatch(text -> text.startsWith("pulse ")))
                .isEqualTo(caption.contains("The first bad pulse"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongForecasts")
    void every_wrong_forecast_can_be_drawn(
            String name,
            IntToDoubleFunction predicted,
            List<Integer> missed,
            List<Integer> spurious,
            List<Integer> mistimed,
            String caption)
            throws Exception {
        boolean isTimed = !caption.contains("not finite");

        assertThat(names(ForecastPlots.write(Forecasts.of(predicted, HORIZON), 10, folder)))
                .hasSize(isTimed ? 4 : 2)
                .contains("forecast.svg", "forecast.png");
    }

    // 20 steps, one NaN, 29 steps.
    @Test
    void a_line_is_interrupted_where_it_is_not_finite() throws Exception {
        DrawnSvg svg = drawn(Forecasts.of(step -> step == 20 ? Double.NaN : 0.5, HORIZON));

        assertThat(svg.line(Ink.FORECAST)).extracting(List::size).containsExactly(20, 29);
    }

    @Test
    void a_point_without_neighbours_is_visible() throws Exception {
        DrawnSvg svg = drawn(Forecasts.of(step -> step % 2 == 0 ? 0.5 : Double.NaN, 4));

        assertThat(svg.line(Ink.FORECAST))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part).hasSize(2));
    }

    @Test
    void a_forecast_of_one_step_after_one_sample_is_visible() throws Exception {
        Forecast forecast = Forecasts.of(step -> step + 1, step -> 0.5, 1, 1, 5);

        ForecastPlots.write(forecast, 10, folder);

        DrawnSvg svg = DrawnSvg.of(Files.readString(folder.resolve("forecast.svg")));
        assertThat(svg.line(Ink.WARM_UP).get(0))
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.x()).isCloseTo(-1, within(0.01)));
        assertThat(svg.line(Ink.FORECAST).get(0))
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.y()).isCloseTo(0.5, within(0.01)));
        BufferedImage png = ImageIO.read(folder.resolve("forecast.png").toFile());
        int legend = 2 * 31;
        for (Ink ink : List.of(Ink.TRUTH, Ink.WARM_UP, Ink.FORECAST)) {
            assertThat(IntStream.range(legend * png.getWidth(), png.getHeight() * png.getWidth())
                            .map(at -> png.getRGB(at % png.getWidth(), at / png.getWidth()))
                            .anyMatch(rgb -> rgb == ink.light().getRGB()))
                    .as("%s", ink)
                    .isTrue();
        }
    }

    // Two units over 50 steps; the second is active earlier in the cycle, and highest (yellow) at sample 31, step 6.
    @Test
    void cells_can_be_drawn_without_a_forecast() throws Exception {
        CellTrace cells = Forecasts.traced(1, List.of(true), 50).cells().orElseThrow();

        ForecastPlots.write(cells, 10, folder.resolve("new/cells.svg"));
        ForecastPlots.write(cells, 10, folder.resolve("new/cells.png"));

        DrawnSvg drawn = DrawnSvg.of(Files.readString(folder.resolve("new/cells.svg")));
        List<List<Point>> lines = Stream.of(
                        Ink.UNIT_1, Ink.UNIT_2, Ink.UNIT_3, Ink.UNIT_4, Ink.UNIT_5, Ink.UNIT_6, Ink.UNIT_7, Ink.UNIT_8)
                .flatMap(ink -> drawn.line(ink).stream())
                .toList();
        assertThat(lines).hasSize(2).allSatisfy(line -> {
            assertThat(line.get(0).x()).isCloseTo(0, within(0.1));
            assertThat(line.get(line.size() - 1).x()).isCloseTo(54, within(0.1));
        });
        assertThat(ImageIO.read(folder.resolve("new/cells.png").toFile()).getWidth())
                .isEqualTo(2 * Picture.WIDTH);
    }

    @Test
    void the_svg_contains_the_cells_as_pixels() throws Exception {
        ForecastPlots.write(Forecasts.traced(1, List.of(true), HORIZON), folder);

        Element image = (Element) DrawnSvg.parse(Files.readString(folder.resolve("counting.svg")))
                .getElementsByTagName("image")
                .item(0);
        String data = image.getAttribute("xlink:href");
        assertThat(data).startsWith("data:image/png;base64,");
        BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(
                Base64.getMimeDecoder().decode(data.substring("data:image/png;base64,".length()))));
        assertThat(pixels.getWidth()).isEqualTo(HORIZON);
        assertThat(pixels.getHeight()).isEqualTo(2);
        assertThat(pixels.getRGB(6, 0) & 0xFFFFFF).isEqualTo(0xFDE725);
        assertThat(pixels.getRGB(0, 1) & 0xFFFFFF).isEqualTo(0xFDE725);
        assertThat(pixels.getRGB(1, 0) & 0xFFFFFF).isEqualTo(0x440154);
    }

    @Test
    void drawing_is_thread_safe() throws Exception {
        Recording recording = Recording.of(Forecasts.traced(1, List.of(true), HORIZON), OptionalDouble.of(10));
        List<byte[]> alone = bytes(recording);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<byte[]>>> together = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                together.add(threads.submit(() -> bytes(recording)));
            }
            for (Future<List<byte[]>> one : together) {
                assertThat(one.get()).usingRecursiveComparison().isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<byte[]> bytes(Recording recording) {
        List<byte[]> bytes = new ArrayList<>();
        for (Picture picture : ForecastPlots.of(
                recording,
                recording.forecasts().get(0),
                StandardMetric.PHASE_ERROR.defaultLimit(),
                OptionalDouble.empty(),
                Optional.empty())) {
            bytes.add(picture.svg().getBytes(StandardCharsets.UTF_8));
            bytes.add(picture.png());
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6, 1, 1e4})
    void labels_of_an_axis_are_distinct(double height) throws Exception {
        Forecast forecast =
                Forecasts.of(step -> height * Forecasts.TRUTH.applyAsDouble(step), step -> 0, 25, 50, Forecasts.GUARD);

        List<String> numbers = drawn(forecast).texts().stream()
                .filter(text -> text.matches("-?[0-9,.]+"))
                .toList();

        // Both axes have the label 0.
        assertThat(numbers)
                .filteredOn(number -> !number.equals("0"))
                .hasSizeGreaterThan(8)
                .doesNotHaveDuplicates();
        assertThat(numbers).filteredOn("0"::equals).hasSize(2);
    }

    @Test
    void of_a_very_long_forecast_only_the_recorded_steps_of_the_units_are_drawn() throws Exception {
        int horizon = 2_100_000; // of two units; at most 4 million values are recorded

        Forecast forecast = Forecasts.traced(1, List.of(true), horizon);
        Units units = Recording.of(forecast, OptionalDouble.of(10))
                .forecasts()
                .get(0)
                .units()
                .orElseThrow();
        List<Path> files = ForecastPlots.write(forecast, 10, folder.resolve("plots"));

        assertThat(units.cells().get(0).x()[units.cells().get(0).size() - 1]).isEqualTo(1_999_999);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("cells.svg", "outputs.svg", "close-up.svg", "counting.svg");
    }
}
