package io.github.lstmforecast.plot;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Pulses;
import io.github.lstmforecast.result.QuantileBand;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.Range;
import org.jfree.data.statistics.Regression;

/** What was foretold beside what was to be foretold, and when its pulses come. */
final class ForecastPictures {
    private static final Shape CROSS = ShapeUtils.createDiagonalCross(4, 1);
    private static final Shape TRIANGLE = ShapeUtils.createUpTriangle(5);
    private static final Shape DIAMOND = ShapeUtils.createDiamond(5);
    private static final Shape DOT = new Ellipse2D.Double(-3, -3, 6, 6);
    private static final double OFF_SCALE =
            2; // ranges of the truth by which a forecast may leave it and still be shown
    private static final double FINEST = 1e-12; // part of a value that an axis can still tell
    private static final double MARKS = 0.14; // how far above the truth marks are, in its ranges
    private static final double WORDS = 0.21;
    private static final double TOP = 0.42;
    private static final double BOTTOM = 0.08;
    private static final int FEWEST_FOR_A_LINE = 3;

    private ForecastPictures() {}

    /**
     * Truth, warm-up and forecast, as the eye wants to see them first.
     *
     * @param line the forecast
     * @param phaseError how far off a pulse may be
     */
    static Picture forecast(ForecastCurves line, Limit phaseError) {
        Heights heights = Heights.of(line);
        XYPlot plot = plot(
                heights, line.warmUp().x()[0], line.truth().x()[line.truth().size() - 1]);
        line.band().ifPresent(band -> Charts.band(plot, band.lowest(), band.highest(), Ink.FORECAST));
        Charts.line(plot, "truth", line.truth(), Ink.TRUTH, 4);
        Charts.line(plot, "warm-up", line.warmUp(), Ink.WARM_UP, 2);
        Charts.line(plot, "forecast", line.forecast(), Ink.FORECAST, 2);
        Charts.border(plot, -0.5, Ink.LIMIT);
        mark(plot, line, heights, phaseError);
        Optional<BadPulse> firstBad = firstBad(line, phaseError);
        return new Picture(
                "forecast",
                "Forecast",
                "The truth, the warm-up that the model was fed, and the forecast that it then made alone."
                        + line.band().map(ForecastPictures::words).orElse("")
                        + firstBad.map(pulse ->
                                        " The first bad pulse: " + words(pulse) + ", at step " + pulse.step() + ".")
                                .orElse("")
                        + (heights.isLeft(line.forecast())
                                ? " The forecast leaves the picture: it goes from "
                                        + Numbers.text(line.forecast().least()) + " to "
                                        + Numbers.text(line.forecast().greatest()) + "."
                                : "")
                        + (Arrays.stream(line.forecast().y()).allMatch(Double::isFinite)
                                ? ""
                                : " It is not finite where the line is interrupted."),
                260,
                Charts.drawing(plot, true));
    }

    /**
     * A part of a long forecast.
     *
     * @param line the forecast
     * @param phaseError how far off a pulse may be
     * @return nothing where the whole can be seen
     */
    static Optional<Picture> closeUp(ForecastCurves line, Limit phaseError) {
        return line.closeUp().map(part -> {
            Heights heights = Heights.of(line);
            double first = part.truth().x()[0];
            double last = part.truth().x()[part.truth().size() - 1];
            XYPlot plot = plot(heights, first, last);
            part.band().ifPresent(band -> Charts.band(plot, band.lowest(), band.highest(), Ink.FORECAST));
            Charts.line(plot, "truth", part.truth(), Ink.TRUTH, 4);
            Charts.line(plot, "forecast", part.forecast(), Ink.FORECAST, 2);
            mark(plot, line, heights, phaseError);
            boolean showsBad = firstBad(line, phaseError)
                    .filter(pulse -> pulse.step() >= first && pulse.step() <= last)
                    .isPresent();
            return new Picture(
                    "close-up",
                    showsBad ? "Where the first bad pulse is" : "A closer look",
                    "The same forecast, from step " + (int) first + " to step " + (int) last + ".",
                    240,
                    Charts.drawing(plot, true));
        });
    }

    /** Between which values a forecast is drawn: those of the truth, and of the forecast as far as it stays near it. */
    private record Heights(double low, double high, double least, double greatest) {
        static Heights of(ForecastCurves line) {
            double low =
                    Charts.drawable(Math.min(line.warmUp().least(), line.truth().least()));
            double high = Charts.drawable(
                    Math.max(line.warmUp().greatest(), line.truth().greatest()));
            double beyond = OFF_SCALE * range(low, high);
            double least = line.forecast().least();
            double greatest = line.forecast().greatest();
            return new Heights(
                    low,
                    high,
                    Double.isNaN(least) ? low : Math.max(low - beyond, Math.min(low, least)),
                    Double.isNaN(greatest) ? high : Math.min(high + beyond, Math.max(high, greatest)));
        }

        /** Of a constant, or of what is hardly more, one that an axis can show at its height. */
        private static double range(double low, double high) {
            double finest = FINEST * Math.max(Math.abs(low), Math.abs(high));
            return high - low > Math.max(finest, Double.MIN_NORMAL) ? high - low : Math.max(1, finest);
        }

        double above(double ranges) {
            return high + ranges * range(low, high);
        }

        Range shown() {
            return new Range(least - BOTTOM * range(low, high), Math.max(greatest, above(TOP)));
        }

        boolean isLeft(Curve forecast) {
            return forecast.least() < least || forecast.greatest() > greatest;
        }
    }

    private static XYPlot plot(Heights heights, double first, double last) {
        NumberAxis steps = Charts.integerAxis("step of the forecast");
        steps.setRange(first - 0.5, last + 0.5);
        NumberAxis values = Charts.axis(null);
        values.setRange(heights.shown());
        return Charts.plot(steps, values);
    }

    private static void mark(XYPlot plot, ForecastCurves line, Heights heights, Limit phaseError) {
        double marks = heights.above(MARKS);
        line.pulses().ifPresent(pulses -> {
            Charts.marks(plot, "missed", at(pulses.missed(), marks), Ink.MISSED, CROSS);
            Charts.marks(plot, "spurious", at(pulses.spurious(), marks), Ink.SPURIOUS, TRIANGLE);
            Charts.marks(plot, "mistimed", at(mistimed(pulses, phaseError), marks), Ink.MISTIMED, DIAMOND);
        });
        firstBad(line, phaseError)
                .filter(pulse -> plot.getDomainAxis().getRange().contains(pulse.step()))
                .ifPresent(pulse ->
                        Charts.words(plot, words(pulse), pulse.step(), heights.above(WORDS), ink(pulse.kind())));
    }

    private static String words(QuantileBand band) {
        return " Behind it is the range from the quantile " + band.lowestLevel() + " to the quantile "
                + band.highestLevel() + ".";
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

    private static String words(BadPulse pulse) {
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
     * How late each pulse comes, with the limit, and the line whose slope is the drift.
     *
     * @param pulses of the forecast
     * @param periodSteps samples per cycle
     * @param phaseError how far off a pulse may be
     */
    static Picture phase(Pulses pulses, double periodSteps, Limit phaseError) {
        double[] cycles =
                Arrays.stream(pulses.late().x()).map(step -> step / periodSteps).toArray();
        Curve late = new Curve(cycles, pulses.late().y());
        XYPlot plot = Charts.plot(Charts.integerAxis("cycle of the forecast"), Charts.axis("late, in cycles"));
        Charts.level(plot, 0, Ink.GRID);
        boolean limited = !phaseError.isNone() && Double.isFinite(phaseError.highest());
        if (limited) {
            Charts.level(plot, phaseError.highest(), Ink.LIMIT);
            Charts.level(plot, -phaseError.highest(), Ink.LIMIT);
        }
        String drift = "";
        if (late.size() >= FEWEST_FOR_A_LINE) {
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
            drift = " The line through them rises or falls with the drift.";
        }
        Charts.marks(plot, "in time", where(late, phaseError, true), Ink.TRUTH, DOT);
        Charts.marks(plot, "mistimed", where(late, phaseError, false), Ink.MISTIMED, DIAMOND);
        Charts.marks(plot, "missed", onClock(pulses.missed(), periodSteps), Ink.MISSED, CROSS);
        Charts.marks(plot, "spurious", onClock(pulses.spurious(), periodSteps), Ink.SPURIOUS, TRIANGLE);
        room(plot.getRangeAxis(), limited ? phaseError.highest() : 0, late);
        return new Picture(
                "phase",
                "Timing of each pulse",
                "How late each pulse comes, above 0, or how early, below"
                        + (limited
                                ? "; the dashed lines are the limit, " + Numbers.text(phaseError.highest()) + " cycles."
                                : ".")
                        + drift
                        + (pulses.missed().length + pulses.spurious().length > 0
                                ? " Pulses without a partner are on the line of 0, where they are due or come."
                                : ""),
                220,
                Charts.drawing(plot, true));
    }

    /** Room for the limit on both sides, and for points that lie beyond it. */
    private static void room(ValueAxis axis, double limit, Curve late) {
        double least = 1e-3;
        double most = Math.max(limit, least);
        if (late.size() > 0) {
            most = Math.max(most, Math.max(Math.abs(late.least()), Math.abs(late.greatest())));
        }
        axis.setRange(-1.15 * most, 1.15 * most);
    }

    private static Curve onClock(int[] steps, double periodSteps) {
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
