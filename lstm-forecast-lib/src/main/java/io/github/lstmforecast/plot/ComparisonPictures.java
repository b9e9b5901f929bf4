package io.github.lstmforecast.plot;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.golden.GoldenComparison.Compared;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.result.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.statistics.HistogramDataset;

/** Pictures that compare forecasts: with the golden model, or those of many seeds. */
final class ComparisonPictures {
    private static final int MAX_POINTS = 1_500;
    private static final int PLOTS_PER_ROW = 3;
    private static final int BINS = 15;

    private ComparisonPictures() {}

    static Picture golden(Compared compared) {
        int horizon = Math.min(compared.golden().steps(), compared.now().steps());
        double[] golden = numbers(compared.golden().forecast(), horizon);
        double[] now = numbers(compared.now().forecast(), horizon);
        double[] difference = new double[horizon];
        Arrays.setAll(difference, step -> now[step] - golden[step]);

        NumberAxis steps = Charts.integerAxis("step of the forecast");
        steps.setLowerMargin(0.005);
        steps.setUpperMargin(0.005);
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(steps);
        both.setGap(8);
        XYPlot curves = Charts.plot(null, Charts.axis(null));
        Charts.line(curves, "golden", Curve.of(0, golden, MAX_POINTS), Ink.GOLDEN, 4);
        Charts.line(curves, "now", Curve.of(0, now, MAX_POINTS), Ink.FORECAST, 2);
        NumberAxis range = Charts.axis("now - golden");
        XYPlot differences = Charts.plot(null, range);
        Charts.line(differences, null, Curve.of(0, difference, MAX_POINTS), Ink.FORECAST, 1.5f);
        if (Arrays.stream(difference).allMatch(value -> value == 0)) {
            range.setRange(-1, 1);
        }
        int partsAt = compared.partsAt().orElse(Integer.MAX_VALUE);
        if (partsAt < horizon) {
            Charts.verticalLine(curves, partsAt, Ink.LIMIT);
            Charts.verticalLine(differences, partsAt, Ink.LIMIT);
        }
        both.add(curves, 3);
        both.add(differences, 2);
        return new Picture(
                "golden",
                "Comparison with the golden model",
                partsAt < horizon
                        ? "The forecast of the golden model, the current forecast, and their difference. They diverge at step "
                                + partsAt + " (dashed line); from there on, feedback amplifies the difference."
                        : "The forecast of the golden model, the current forecast, and their difference. They do not diverge.",
                330,
                Charts.drawing(both, true));
    }

    private static double[] numbers(List<Double> values, int steps) {
        return values.stream().limit(steps).mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * How each metric varies over the trainings.
     *
     * @param values for each metric its values in all trainings that have one, in the order in which they are drawn
     */
    static Picture seeds(Map<Metric, double[]> values, Map<Metric, Limit> limits) {
        List<Drawing> drawings = new ArrayList<>();
        values.forEach((metric, all) -> drawings.add(histogram(metric, all, limits.getOrDefault(metric, Limit.NONE))));
        int rows = (drawings.size() + PLOTS_PER_ROW - 1) / PLOTS_PER_ROW;
        return new Picture(
                "seeds",
                "Many seeds",
                "A histogram of each metric over all trainings; dashed lines are its limits.",
                140 * rows,
                Charts.grid(drawings, PLOTS_PER_ROW));
    }

    private static Drawing histogram(Metric metric, double[] values, Limit limit) {
        NumberAxis axis = Charts.axis(null);
        XYPlot plot = Charts.plot(axis, Charts.integerAxis(null));
        double min = Arrays.stream(values).min().orElseThrow();
        double max = Arrays.stream(values).max().orElseThrow();
        double padding = min == max ? Math.max(0.5, Math.abs(min) * 0.1) : 0;
        HistogramDataset bars = new HistogramDataset();
        bars.addSeries("", values, BINS, min - padding, max + padding);
        plot.setDataset(bars);
        XYBarRenderer renderer = new XYBarRenderer(0.05);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setSeriesPaint(0, Ink.WARM_UP.light());
        plot.setRenderer(renderer);
        double from = min - padding;
        double to = max + padding;
        for (double limitEnd : new double[] {limit.lowest(), limit.highest()}) {
            if (Double.isFinite(limitEnd)) {
                Charts.verticalLine(plot, limitEnd, Ink.LIMIT);
                from = Math.min(from, limitEnd);
                to = Math.max(to, limitEnd);
            }
        }
        double margin = 0.05 * (to - from);
        axis.setRange(from - margin, to + margin);
        return Charts.drawing(plot, metric.key() + (limit.isNone() ? "" : ", " + limit.describe(Numbers::text)), false);
    }
}
