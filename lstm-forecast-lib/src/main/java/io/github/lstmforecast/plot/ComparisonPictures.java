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

/** A forecast beside another: the golden model's, or those of other seeds. */
final class ComparisonPictures {
    private static final int MOST_POINTS = 1_500;
    private static final int SEEDS_IN_A_ROW = 3;
    private static final int BINS = 15;

    private ComparisonPictures() {}

    static Picture golden(Compared compared) {
        int horizon = Math.min(compared.golden().steps(), compared.now().steps());
        double[] was = numbers(compared.golden().forecast(), horizon);
        double[] is = numbers(compared.now().forecast(), horizon);
        double[] difference = new double[horizon];
        Arrays.setAll(difference, step -> is[step] - was[step]);

        NumberAxis steps = Charts.integerAxis("step of the forecast");
        steps.setLowerMargin(0.005);
        steps.setUpperMargin(0.005);
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(steps);
        both.setGap(8);
        XYPlot above = Charts.plot(null, Charts.axis(null));
        Charts.line(above, "golden", Curve.of(0, was, MOST_POINTS), Ink.GOLDEN, 4);
        Charts.line(above, "now", Curve.of(0, is, MOST_POINTS), Ink.FORECAST, 2);
        NumberAxis range = Charts.axis("now - golden");
        XYPlot below = Charts.plot(null, range);
        Charts.line(below, null, Curve.of(0, difference, MOST_POINTS), Ink.FORECAST, 1.5f);
        if (Arrays.stream(difference).allMatch(value -> value == 0)) {
            range.setRange(-1, 1);
        }
        int partsAt = compared.partsAt().orElse(Integer.MAX_VALUE);
        if (partsAt < horizon) {
            Charts.border(above, partsAt, Ink.LIMIT);
            Charts.border(below, partsAt, Ink.LIMIT);
        }
        both.add(above, 3);
        both.add(below, 2);
        return new Picture(
                "golden",
                "Against the golden model",
                partsAt < horizon
                        ? "The closed loop of the accepted model and that of now, and what they differ by. They part at step "
                                + partsAt + ", at the dashed line; from there on, feedback magnifies the"
                                + " difference."
                        : "The closed loop of the accepted model and that of now, and what they differ by: they stay together.",
                330,
                Charts.drawing(both, true));
    }

    private static double[] numbers(List<Double> values, int steps) {
        return values.stream().limit(steps).mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * How each metric is spread over the trainings.
     *
     * @param values of each metric those of all trainings, where they have one; in the order in which they are to be
     *     shown
     * @param limits of the metrics
     */
    static Picture seeds(Map<Metric, double[]> values, Map<Metric, Limit> limits) {
        List<Drawing> drawings = new ArrayList<>();
        values.forEach((metric, all) -> drawings.add(spread(metric, all, limits.getOrDefault(metric, Limit.NONE))));
        int rows = (drawings.size() + SEEDS_IN_A_ROW - 1) / SEEDS_IN_A_ROW;
        return new Picture(
                "seeds",
                "Many seeds",
                "How many trainings gave which value of each metric; the dashed lines are its limits.",
                140 * rows,
                Charts.grid(drawings, SEEDS_IN_A_ROW));
    }

    private static Drawing spread(Metric metric, double[] values, Limit limit) {
        NumberAxis axis = Charts.axis(null);
        XYPlot plot = Charts.plot(axis, Charts.integerAxis(null));
        double least = Arrays.stream(values).min().orElseThrow();
        double greatest = Arrays.stream(values).max().orElseThrow();
        double room = least == greatest ? Math.max(0.5, Math.abs(least) * 0.1) : 0;
        HistogramDataset bars = new HistogramDataset();
        bars.addSeries("", values, BINS, least - room, greatest + room);
        plot.setDataset(bars);
        XYBarRenderer renderer = new XYBarRenderer(0.05);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setSeriesPaint(0, Ink.WARM_UP.light());
        plot.setRenderer(renderer);
        double from = least - room;
        double to = greatest + room;
        for (double end : new double[] {limit.lowest(), limit.highest()}) {
            if (Double.isFinite(end)) {
                Charts.border(plot, end, Ink.LIMIT);
                from = Math.min(from, end);
                to = Math.max(to, end);
            }
        }
        double margin = 0.05 * (to - from);
        axis.setRange(from - margin, to + margin);
        return Charts.drawing(plot, metric.key() + (limit.isNone() ? "" : ", " + limit.describe(Numbers::text)), false);
    }
}
