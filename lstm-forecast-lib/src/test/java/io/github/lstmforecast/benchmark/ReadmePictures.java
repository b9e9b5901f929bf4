package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the README's picture from two real runs: one that passes, and one whose loss is small and whose pulses come early. */
public final class ReadmePictures {
    private static final int HORIZON = 50;

    private ReadmePictures() {}

    /**
     * Writes {@code forecast.png}.
     *
     * @param args the folder to write it to
     * @throws IOException if it can't be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]).normalize());
        Scenario passes = DefaultPulse.scenario("passes", Recipe.defaults(), DefaultPulse.LENGTH, HORIZON);
        Scenario early = DefaultPulse.scenario(
                "early", Recipe.kerasStateful().toBuilder().seed(11).build(), DefaultPulse.WARM_UP, HORIZON);
        BitmapEncoder.saveBitmap(
                List.of(
                        chart("PASS, after a training loss of %.4f", passes),
                        chart("FAIL, after a training loss of %.4f: the pulses come early", early)),
                2,
                1,
                folder.resolve("forecast").toString(),
                BitmapFormat.PNG);
    }

    private static XYChart chart(String title, Scenario scenario) {
        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        Forecast forecast = run.forecasts().get(0);
        double loss = run.losses().get(run.losses().size() - 1);
        XYChart chart = new XYChartBuilder()
                .width(1000)
                .height(300)
                .title(String.format(Locale.ROOT, title, loss))
                .xAxisTitle("step")
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setYAxisMin(-0.4).setYAxisMax(1.4).setXAxisMaxLabelCount(16);
        add(chart, "truth", new Color(0x2E7D32), 0, forecast.truth(), HORIZON).setLineWidth(5);
        add(chart, "warm-up", new Color(0x1565C0), -forecast.span().warmUp(), forecast.warmUp(), DefaultPulse.WARM_UP);
        add(chart, "forecast", new Color(0xC62828), 0, forecast.closedLoop(), HORIZON);
        return chart;
    }

    private static XYSeries add(
            XYChart chart, String name, Color color, int firstStep, Series series, int length) {
        XYSeries line = chart.addSeries(
                name,
                IntStream.range(firstStep, firstStep + length).asDoubleStream().toArray(),
                series.slice(0, length).column(0));
        line.setLineColor(color);
        line.setLineWidth(2);
        line.setMarker(SeriesMarkers.NONE);
        return line;
    }
}
