package io.github.lstmforecast.plot;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Pulses;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.Range;
import org.jfree.data.statistics.Regression;

/** The forecast beside the truth, and the timing of its pulses. */
final class ForecastPictures {
    private static final Shape CROSS = ShapeUtils.createDiagonalCross(4, 1);
    private static final Shape TRIANGLE = ShapeUtils.createUpTriangle(5);
    private static final Shape DIAMOND = ShapeUtils.createDiamond(5);
    private static final Shape DOT = new Ellipse2D.Double(-3, -3, 6, 6);
    /** How far beyond the truth a forecast is shown, in ranges of the truth. */
    private static final double OFF_SCALE = 2;

    private static final double FINEST = 1e-12; // relative difference that an axis can still show
    private static final double MARKS = 0.14; // height of the marks above the truth, in ranges of the truth
    private static final double LABEL = 0.21;
    private static final double TOP = 0.42;
    private static final double BOTTOM = 0.08;
    private static final int MIN_POINTS_FOR_A_LINE = 3;
    private static final String FILLED = "filled gap";

    private ForecastPictures() {}

    /**
     * Truth, warm-up and forecast.
     *
     * @param phaseError the most that a pulse may be early or late, in cycles
     */
    static Picture forecast(ForecastCurves line, Limit phaseError) {
        ShownRange shown = ShownRange.of(line);
        XYPlot plot =
                plot(shown, line.warmUp().x()[0], line.truth().x()[line.truth().size() - 1]);
        Fan.draw(plot, line.bands());
        Charts.line(plot, "truth", line.truth(), Ink.TRUTH, 4);
        Charts.line(plot, "warm-up", line.warmUp(), Ink.WARM_UP, 2);
        line.filled().ifPresent(filled -> Charts.dashedLine(plot, FILLED, filled, Ink.LIMIT));
        Charts.line(plot, "forecast", line.forecast(), Ink.FORECAST, 2);
        Charts.verticalLine(plot, -0.5, Ink.LIMIT);
        mark(plot, line, shown, phaseError);
        Optional<BadPulse> firstBad = firstBad(line, phaseError);
        return new Picture(
                "forecast",
                "Forecast",
                "The truth, the warm-up that was fed to the model, and its forecast."
                        + Fan.caption(line.bands())
                        + (line.filled().isPresent()
                                ? " Gaps of the series are filled where the line is dashed, and not judged."
                                : "")
                        + firstBad.map(pulse ->
                                        " The first bad pulse: " + label(pulse) + ", at step " + pulse.step() + ".")
                                .orElse("")
                        + (shown.isExceededBy(line.forecast())
                                ? " The forecast is cut off: its values range from "
                                        + Numbers.text(line.forecast().least()) + " to "
                                        + Numbers.text(line.forecast().greatest()) + "."
                                : "")
                        + (Arrays.stream(line.forecast().y()).allMatch(Double::isFinite)
                                ? ""
                                : " The forecast is not finite (NaN or infinite) where its line is interrupted."),
                260,
                Charts.drawing(plot, true));
    }

    /**
     * A part of a long forecast.
     *
     * @return empty if the whole forecast is short enough to be seen
     */
    static Optional<Picture> closeUp(ForecastCurves line, Limit phaseError) {
        return line.closeUp().map(part -> {
            ShownRange shown = ShownRange.of(line);
            double first = part.truth().x()[0];
            double last = part.truth().x()[part.truth().size() - 1];
            XYPlot plot = plot(shown, first, last);
            Fan.draw(plot, part.bands());
            Charts.line(plot, "truth", part.truth(), Ink.TRUTH, 4);
            part.filled().ifPresent(filled -> Charts.dashedLine(plot, FILLED, filled, Ink.LIMIT));
            Charts.line(plot, "forecast", part.forecast(), Ink.FORECAST, 2);
            mark(plot, line, shown, phaseError);
            boolean showsBad = firstBad(line, phaseError)
                    .filter(pulse -> pulse.step() >= first && pulse.step() <= last)
                    .isPresent();
            return new Picture(
                    "close-up",
                    showsBad ? "Close-up of the first bad pulse" : "Close-up",
                    "The same forecast, from step " + (int) first + " to step " + (int) last + ".",
                    240,
                    Charts.drawing(plot, true));
        });
    }

    /**
     * The values between which a forecast is drawn: those of the truth, and those of the forecast that are near it.
     */
    private record ShownRange(double low, double high, double least, double greatest) {
        static ShownRange of(ForecastCurves line) {
            double low = Charts.drawable(
                    finite(line.warmUp().least(), line.truth().least()).min().orElse(0));
            double high = Charts.drawable(
                    finite(line.warmUp().greatest(), line.truth().greatest())
                            .max()
                            .orElse(0));
            double beyond = OFF_SCALE * range(low, high);
            double least = all(line)
                    .map(Curve::least)
                    .filter(Double::isFinite)
                    .min(Comparator.naturalOrder())
                    .orElse(low);
            double greatest = all(line)
                    .map(Curve::greatest)
                    .filter(Double::isFinite)
                    .max(Comparator.naturalOrder())
                    .orElse(high);
            return new ShownRange(
                    low,
                    high,
                    Math.max(low - beyond, Math.min(low, least)),
                    Math.min(high + beyond, Math.max(high, greatest)));
        }

        /** The forecast and its quantiles. */
        private static Stream<Curve> all(ForecastCurves line) {
            return Stream.concat(
                    Stream.of(line.forecast()),
                    line.bands().stream().flatMap(band -> Stream.of(band.lowest(), band.highest())));
        }

        private static DoubleStream finite(double... values) {
            return Arrays.stream(values).filter(Double::isFinite);
        }

        /** At least as large as an axis can show, also for a constant. */
        private static double range(double low, double high) {
            double finest = FINEST * Math.max(Math.abs(low), Math.abs(high));
            return high - low > Math.max(finest, Double.MIN_NORMAL) ? high - low : Math.max(1, finest);
        }

        double above(double ranges) {
            return high + ranges * range(low, high);
        }

        Range axisRange() {
            return new Range(least - BOTTOM * range(low, high), Math.max(greatest, above(TOP)));
        }

        boolean isExceededBy(Curve forecast) {
            return forecast.least() < least || forecast.greatest() > greatest;
        }
    }

    private static XYPlot plot(ShownRange shown, double first, double last) {
        NumberAxis steps = Charts.integerAxis("step of the forecast");
        steps.setRange(first - 0.5, last + 0.5);
        NumberAxis values = Charts.axis(null);
        values.setRange(shown.axisRange());
        return Charts.plot(steps, values);
    }

    private static void mark(XYPlot plot, ForecastCurves line, ShownRange shown, Limit phaseError) {
        double marks = shown.above(MARKS);
        line.pulses().ifPresent(pulses -> {
            Charts.marks(plot, "missed", at(pulses.missed(), marks), Ink.MISSED, CROSS);
            Charts.marks(plot, "spurious", at(pulses.spurious(), marks), Ink.SPURIOUS, TRIANGLE);
            Charts.marks(plot, "mistimed", at(mistimed(pulses, phaseError), marks), Ink.MISTIMED, DIAMOND);
        });
        firstBad(line, phaseError)
                .filter(pulse -> plot.getDomainAxis().getRange().contains(pulse.step()))
                .ifPresent(
                        pulse -> Charts.label(plot, label(pulse), pulse.step(), shown.above(LABEL), ink(pulse.kind())));
    }

    private static Optional<BadPulse> firstBad(ForecastCurves line, Limit phaseError) {
        return line.pulses().flatMap(pulses -> BadPulse.first(pulses.bad(), phaseError));
    }

    private static Curve at(int[] steps, double height) {
        double[] y = new double[steps.length];
        Arrays.fill(y, height);
        return new Curve(Arrays.stream(steps).asDoubleStream().toArray(), y);
    }

    private static int[] mistimed(Pulses pulses, Limit phaseError) {
        return IntStream.range(0, pulses.late().size())
                .filter(i -> !phaseError.allows(Math.abs(pulses.late().y()[i])))
                .map(i -> (int) pulses.late().x()[i])
                .toArray();
    }

    private static Ink ink(BadPulse.Kind kind) {
        return switch (kind) {
            case MISSED -> Ink.MISSED;
            case SPURIOUS -> Ink.SPURIOUS;
            case MISTIMED -> Ink.MISTIMED;
        };
    }

    private static String label(BadPulse pulse) {
        return switch (pulse.kind()) {
            case MISSED -> "pulse " + pulse.number() + " is missed";
            case SPURIOUS -> "pulse " + pulse.number() + " of the forecast is spurious";
            case MISTIMED ->
                String.format(
                        Locale.ROOT,
                        "pulse %d comes %.2f cycles %s",
                        pulse.number(),
                        Math.abs(pulse.phase().value()),
                        pulse.phase().value() < 0 ? "early" : "late");
        };
    }

    /**
     * How late each pulse comes, with the limit, and a line whose slope is the drift.
     *
     * @param phaseError the most that a pulse may be early or late, in cycles
     */
    static Picture phase(Pulses pulses, double periodSteps, Limit phaseError) {
        double[] cycles =
                Arrays.stream(pulses.late().x()).map(step -> step / periodSteps).toArray();
        Curve late = new Curve(cycles, pulses.late().y());
        XYPlot plot = Charts.plot(Charts.integerAxis("cycle of the forecast"), Charts.axis("late, in cycles"));
        Charts.horizontalLine(plot, 0, Ink.GRID);
        boolean limited = !phaseError.isNone() && Double.isFinite(phaseError.highest());
        if (limited) {
            Charts.horizontalLine(plot, phaseError.highest(), Ink.LIMIT);
            Charts.horizontalLine(plot, -phaseError.highest(), Ink.LIMIT);
        }
        String drift = "";
        if (late.size() >= MIN_POINTS_FOR_A_LINE) {
            double[][] points = new double[late.size()][];
            Arrays.setAll(points, i -> new double[] {late.x()[i], late.y()[i]});
            double[] line = Regression.getOLSRegression(points); // intercept, slope
            double last = cycles[cycles.length - 1];
            Charts.dashedLine(
                    plot,
                    "drift",
                    new Curve(
                            new double[] {cycles[0], last},
                            new double[] {line[0] + line[1] * cycles[0], line[0] + line[1] * last}),
                    Ink.FORECAST);
            drift = " The slope of the line through them is the drift.";
        }
        Charts.marks(plot, "in time", where(late, phaseError, true), Ink.TRUTH, DOT);
        Charts.marks(plot, "mistimed", where(late, phaseError, false), Ink.MISTIMED, DIAMOND);
        Charts.marks(plot, "missed", atZero(pulses.missed(), periodSteps), Ink.MISSED, CROSS);
        Charts.marks(plot, "spurious", atZero(pulses.spurious(), periodSteps), Ink.SPURIOUS, TRIANGLE);
        setRange(plot.getRangeAxis(), limited ? phaseError.highest() : 0, late);
        return new Picture(
                "phase",
                "Timing of each pulse",
                "How late (above 0) or early (below 0) each pulse comes"
                        + (limited
                                ? "; the dashed lines are the limit, " + Numbers.text(phaseError.highest()) + " cycles."
                                : ".")
                        + drift
                        + (pulses.missed().length + pulses.spurious().length > 0
                                ? " Missed and spurious pulses are drawn at 0."
                                : ""),
                220,
                Charts.drawing(plot, true));
    }

    /** Shows the limit on both sides, and the points beyond it. */
    private static void setRange(ValueAxis axis, double limit, Curve late) {
        double least = 1e-3;
        double most = Math.max(limit, least);
        if (late.size() > 0) {
            most = Math.max(most, Math.max(Math.abs(late.least()), Math.abs(late.greatest())));
        }
        axis.setRange(-1.15 * most, 1.15 * most);
    }

    private static Curve atZero(int[] steps, double periodSteps) {
        Curve at = at(steps, 0);
        return new Curve(Arrays.stream(at.x()).map(step -> step / periodSteps).toArray(), at.y());
    }

    private static Curve where(Curve late, Limit phaseError, boolean inTime) {
        int[] kept = IntStream.range(0, late.size())
                .filter(i -> phaseError.allows(Math.abs(late.y()[i])) == inTime)
                .toArray();
        return new Curve(
                Arrays.stream(kept).mapToDouble(i -> late.x()[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> late.y()[i]).toArray());
    }
}
