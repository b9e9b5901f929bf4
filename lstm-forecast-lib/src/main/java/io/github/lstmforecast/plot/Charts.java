package io.github.lstmforecast.plot;

import io.github.lstmforecast.result.Curve;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.Size2D;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** The common look of all charts: plain axes, a light grid, and every colour an {@link Ink}. */
final class Charts {
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Font USUAL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    private static final Stroke THIN = new BasicStroke(0.7f);
    private static final Stroke DASHED =
            new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

    private static final double LARGEST = 1e300;

    private Charts() {}

    static XYPlot plot(ValueAxis x, ValueAxis y) {
        XYPlot plot = new XYPlot(null, x, y, null);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Ink.GRID.light());
        plot.setRangeGridlineStroke(THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        axis.setNumberFormatOverride(decimals("#,##0.############")); // the default has at most three decimals
        return styled(axis);
    }

    static NumberAxis integerAxis(String label) {
        NumberAxis axis = axis(label);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        return axis;
    }

    /** An axis of powers of ten, with finer steps if the values span less than one. */
    static LogAxis logAxis(String label, Curve of) {
        LogAxis axis = new LogAxis(label);
        if (Math.floor(Math.log10(of.least())) + 1 < Math.log10(of.greatest())) {
            axis.setTickUnit(new NumberTickUnit(1));
        }
        axis.setNumberFormatOverride(decimals("0.######"));
        return styled(axis);
    }

    private static DecimalFormat decimals(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    /** An axis without numbers. */
    static NumberAxis unlabelledAxis(String label) {
        NumberAxis axis = axis(label);
        axis.setTickLabelsVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static <A extends ValueAxis> A styled(A axis) {
        axis.setLabelFont(USUAL);
        axis.setLabelPaint(Ink.TEXT.light());
        axis.setTickLabelFont(SMALL);
        axis.setTickLabelPaint(Ink.TEXT.light());
        axis.setAxisLinePaint(Ink.LIMIT.light());
        axis.setTickMarkPaint(Ink.LIMIT.light());
        return axis;
    }

    /** A line; without a name it is not in the legend. */
    static void line(XYPlot plot, String name, Curve curve, Ink ink, float width) {
        add(plot, name, curve, ink, new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), null);
    }

    /** Many lines without names, added together: a plot goes through all its datasets for each that is added. */
    static void lines(XYPlot plot, List<Curve> curves, List<Ink> inks, float width) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultSeriesVisibleInLegend(false);
        Stroke stroke = new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        for (int i = 0; i < curves.size(); i++) {
            data.addSeries(i, points(withDots(curves.get(i))));
            renderer.setSeriesPaint(i, inks.get(i).light());
            renderer.setSeriesStroke(i, stroke);
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
    }

    static void dashedLine(XYPlot plot, String name, Curve curve, Ink ink) {
        add(plot, name, curve, ink, DASHED, null);
    }

    static void marks(XYPlot plot, String name, Curve points, Ink ink, Shape shape) {
        if (points.size() > 0) {
            add(plot, name, points, ink, null, shape);
        }
    }

    private static void add(XYPlot plot, String name, Curve curve, Ink ink, Stroke stroke, Shape shape) {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries(name == null ? "" : name, points(stroke == null ? curve : withDots(curve)));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(stroke != null, shape != null);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, ink.light());
        renderer.setSeriesStroke(0, stroke == null ? THIN : stroke);
        renderer.setSeriesShape(0, shape);
        renderer.setDefaultSeriesVisibleInLegend(name != null);
        int index = plot.getDataset() == null ? 0 : plot.getDatasetCount();
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    /** Values that are not finite interrupt the line. */
    private static double[][] points(Curve curve) {
        double[] y = Arrays.stream(curve.y())
                .map(value -> Double.isFinite(value) ? drawable(value) : Double.NaN)
                .toArray();
        return new double[][] {curve.x(), y};
    }

    /** A value that an axis can show: the difference of two is finite as well. */
    static double drawable(double value) {
        return Math.max(-LARGEST, Math.min(value, LARGEST));
    }

    /** Doubles each point without neighbours: the line between the two is then drawn as a dot. */
    private static Curve withDots(Curve curve) {
        double[] y = curve.y();
        int[] points = IntStream.range(0, y.length)
                .flatMap(i -> isIsolated(y, i) ? IntStream.of(i, i) : IntStream.of(i))
                .toArray();
        return new Curve(
                Arrays.stream(points).mapToDouble(i -> curve.x()[i]).toArray(),
                Arrays.stream(points).mapToDouble(i -> y[i]).toArray());
    }

    private static boolean isIsolated(double[] y, int i) {
        return Double.isFinite(y[i])
                && (i == 0 || !Double.isFinite(y[i - 1]))
                && (i == y.length - 1 || !Double.isFinite(y[i + 1]));
    }

    /** A dashed horizontal line. */
    static void horizontalLine(XYPlot plot, double at, Ink ink) {
        plot.addRangeMarker(marker(at, ink));
    }

    /** A dashed vertical line. */
    static void verticalLine(XYPlot plot, double at, Ink ink) {
        plot.addDomainMarker(marker(at, ink));
    }

    private static ValueMarker marker(double at, Ink ink) {
        return new ValueMarker(at, ink.light(), DASHED);
    }

    /** A text beside a point, on the side that has room. */
    static void label(XYPlot plot, String text, double x, double y, Ink ink) {
        double middle = plot.getDomainAxis().getRange().getCentralValue();
        XYTextAnnotation annotation = new XYTextAnnotation(text, x, y);
        annotation.setFont(STRONG);
        annotation.setPaint(ink.light());
        annotation.setTextAnchor(x < middle ? TextAnchor.BOTTOM_LEFT : TextAnchor.BOTTOM_RIGHT);
        plot.addAnnotation(annotation);
    }

    static Drawing drawing(XYPlot plot, boolean hasLegend) {
        return drawing(plot, null, hasLegend);
    }

    static Drawing drawing(XYPlot plot, String heading, boolean hasLegend) {
        JFreeChart chart = new JFreeChart(null, USUAL, plot, hasLegend);
        chart.setBackgroundPaint(null);
        chart.setAntiAlias(true);
        chart.setPadding(new RectangleInsets(4, 2, 2, 8));
        LegendTitle legend = chart.getLegend();
        if (legend != null) {
            style(legend);
        }
        if (heading != null) {
            TextTitle title = new TextTitle(heading, SMALL);
            title.setPaint(Ink.TEXT.light());
            chart.setTitle(title);
        }
        return (graphics, area) -> chart.draw(graphics, area);
    }

    private static void style(LegendTitle legend) {
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        legend.setItemFont(USUAL);
        legend.setItemPaint(Ink.TEXT.light());
        legend.setPosition(RectangleEdge.TOP);
    }

    /** The legend of a plot alone, in the middle. */
    static Drawing legend(XYPlot plot) {
        return (graphics, area) -> {
            LegendTitle legend = new LegendTitle(plot);
            style(legend);
            Size2D size = legend.arrange(
                    graphics, new RectangleConstraint(new Range(0, area.getWidth()), new Range(0, area.getHeight())));
            legend.draw(
                    graphics,
                    new Rectangle2D.Double(
                            area.getCenterX() - size.getWidth() / 2, area.getY(), size.getWidth(), size.getHeight()));
        };
    }

    /** A drawing below another one of the given height. */
    static Drawing below(Drawing first, double height, Drawing second) {
        return (graphics, area) -> {
            first.draw(graphics, new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), height));
            second.draw(
                    graphics,
                    new Rectangle2D.Double(
                            area.getX(), area.getY() + height, area.getWidth(), area.getHeight() - height));
        };
    }

    /** Drawings side by side, in rows of equal height. */
    static Drawing grid(List<Drawing> drawings, int columns) {
        return (graphics, area) -> {
            int rows = (drawings.size() + columns - 1) / columns;
            double width = area.getWidth() / columns;
            double height = area.getHeight() / rows;
            for (int i = 0; i < drawings.size(); i++) {
                int row = i / columns;
                double x = area.getX() + i % columns * width;
                double y = area.getY() + row * height;
                drawings.get(i).draw(graphics, new Rectangle2D.Double(x, y, width, height));
            }
        };
    }
}
