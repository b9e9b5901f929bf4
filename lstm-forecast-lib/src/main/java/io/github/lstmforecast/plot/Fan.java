package io.github.lstmforecast.plot;

import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.QuantileBand;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/** The quantiles of a forecast: a shaded area between the two of each pair, stronger from the widest to the narrowest. */
final class Fan {
    private static final double ONE = 0.19; // how opaque one band is
    private static final double ALL = 0.5; // how opaque many bands are together
    private static final int MIN_POINTS = 2; // of one side
    private static final Rectangle2D SQUARE = new Rectangle2D.Double(-5, -5, 10, 10);

    private Fan() {}

    /**
     * Draws bands in the background of a plot, with their levels in its legend.
     *
     * @param bands the widest first
     */
    static void draw(XYPlot plot, List<QuantileBand> bands) {
        double opaque = 1 - Math.pow(1 - Math.min(ALL, ONE * bands.size()), 1.0 / bands.size());
        for (int i = 0; i < bands.size(); i++) {
            QuantileBand band = bands.get(i);
            double[] around = around(band.lowest(), band.highest());
            if (around.length == 0) {
                continue;
            }
            XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
            renderer.addAnnotation(new XYPolygonAnnotation(around, null, null, forecast(opaque)), Layer.BACKGROUND);
            renderer.setSeriesPaint(0, forecast(1 - Math.pow(1 - opaque, i + 1))); // on top of those before
            renderer.setSeriesShape(0, SQUARE);
            DefaultXYDataset data = new DefaultXYDataset();
            data.addSeries(levels(band), new double[2][0]);
            int index = plot.getDataset() == null ? 0 : plot.getDatasetCount();
            plot.setDataset(index, data);
            plot.setRenderer(index, renderer);
        }
    }

    /** What the areas are, as a sentence after another; empty if there are none. */
    static String caption(List<QuantileBand> bands) {
        if (bands.isEmpty()) {
            return "";
        }
        String levels = bands.stream().map(Fan::levels).collect(Collectors.joining(", "));
        return bands.size() == 1
                ? " The shaded area is the range of its quantiles " + levels + "."
                : " The shaded areas are the ranges of its quantiles " + levels + ", the narrower the stronger.";
    }

    private static String levels(QuantileBand band) {
        return "q" + band.lowestLevel() + " to q" + band.highestLevel();
    }

    private static Color forecast(double opaque) {
        Color colour = Ink.FORECAST.light();
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opaque));
    }

    /** {@code x, y} of each corner: along the lowest quantile, and back along the highest; none if there is no area. */
    private static double[] around(Curve lowest, Curve highest) {
        double[] low = corners(lowest);
        double[] high = corners(highest);
        if (Math.min(low.length, high.length) < 2 * MIN_POINTS) {
            return new double[0];
        }
        double[] around = Arrays.copyOf(low, low.length + high.length);
        for (int i = 0; i < high.length; i += 2) {
            around[low.length + i] = high[high.length - 2 - i];
            around[low.length + i + 1] = high[high.length - 1 - i];
        }
        return around;
    }

    /** {@code x, y} of each point that is finite. */
    private static double[] corners(Curve curve) {
        return IntStream.range(0, curve.size())
                .filter(i -> Double.isFinite(curve.y()[i]))
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(curve.x()[i], Charts.drawable(curve.y()[i])))
                .toArray();
    }
}
