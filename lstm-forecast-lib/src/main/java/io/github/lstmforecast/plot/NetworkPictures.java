package io.github.lstmforecast.plot;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Units;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;

/** The activity of the network while it forecasts, and its training loss. */
final class NetworkPictures {
    /** The viridis colours, from dark blue to yellow: perceptually uniform, also without colour vision. */
    private static final int[] RAMP = {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725};

    private NetworkPictures() {}

    static Picture cells(Units units) {
        return lines(
                "cells",
                "Cells",
                "Cell state c of every unit. Units of the same colour are most active in the same part of the cycle.",
                "c",
                units.cells(),
                units.preferred());
    }

    static Picture outputs(Units units) {
        return lines(
                "outputs", "Outputs of the units", "Output h of every unit.", "h", units.hidden(), units.preferred());
    }

    private static Picture lines(
            String name, String title, String caption, String label, List<Curve> curves, double[] preferred) {
        NumberAxis steps = Charts.integerAxis("step of the forecast");
        steps.setLowerMargin(0);
        steps.setUpperMargin(0);
        XYPlot plot = Charts.plot(steps, Charts.axis(label));
        // Only units with cells have a known position in the cycle.
        boolean known = curves.size() == preferred.length;
        List<Ink> inks = IntStream.range(0, curves.size())
                .mapToObj(unit -> known ? Ink.ofUnit(preferred[unit]) : Ink.LIMIT)
                .toList();
        Charts.lines(plot, curves, inks, 1.2f);
        return new Picture(name, title, caption, 240, Charts.drawing(plot, false));
    }

    /**
     * The units in the order in which they are active, below the forecast: how the network counts.
     *
     * @param line the forecast of the first feature
     * @param countDecoding the value of that metric, if known
     */
    static Picture counting(Units units, ForecastCurves line, OptionalDouble countDecoding) {
        float[][] rows = units.raster().rows();
        int steps = rows[0].length;
        double first = units.raster().firstStep() - 0.5;
        NumberAxis axis = Charts.integerAxis("step of the forecast");
        axis.setRange(first, first + steps);
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(axis);
        both.setGap(6);
        XYPlot output = Charts.plot(null, Charts.axis("output"));
        Charts.line(output, "truth", line.closeTruth(), Ink.TRUTH, 4);
        Charts.line(output, "forecast", line.closeForecast(), Ink.FORECAST, 2);
        both.add(output, 2);
        NumberAxis order = Charts.unlabelledAxis("units");
        order.setRange(0, rows.length);
        XYPlot raster = Charts.plot(null, order);
        raster.setRangeGridlinesVisible(false);
        raster.addAnnotation(new XYDataImageAnnotation(image(units), first, 0, steps, rows.length));
        both.add(raster, 5);
        return new Picture(
                "counting",
                "How the network counts",
                "Cell state c of every unit, from dark (its minimum) to light (its maximum); units that are active earlier in"
                        + " the cycle are higher up."
                        + (countDecoding.isPresent()
                                ? " From c alone, the position in the cycle can be decoded correctly at "
                                        + Numbers.text(100 * countDecoding.getAsDouble())
                                        + "% of the steps of the forecast (countDecoding "
                                        + Numbers.text(countDecoding.getAsDouble()) + ")."
                                : "")
                        + (line.closeUp().isPresent() ? " Only part of the forecast is shown." : ""),
                330,
                Charts.drawing(both, true));
    }

    private static BufferedImage image(Units units) {
        float[][] rows = units.raster().rows();
        BufferedImage image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_INT_RGB);
        List<Integer> order = units.byPreference();
        for (int row = 0; row < rows.length; row++) {
            for (int step = 0; step < rows[0].length; step++) {
                image.setRGB(step, row, onRamp(rows[order.get(row)][step]));
            }
        }
        return image;
    }

    private static int onRamp(float value) {
        float at = (Float.isFinite(value) ? value : 0) * (RAMP.length - 1);
        int below = Math.min((int) at, RAMP.length - 2);
        Color from = new Color(RAMP[below]);
        Color to = new Color(RAMP[below + 1]);
        float part = at - below;
        return new Color(
                        mix(from.getRed(), to.getRed(), part),
                        mix(from.getGreen(), to.getGreen(), part),
                        mix(from.getBlue(), to.getBlue(), part))
                .getRGB();
    }

    private static int mix(int from, int to, float part) {
        return Math.round(from + part * (to - from));
    }

    static Picture loss(Curve losses) {
        Curve positive = new Curve(
                losses.x(),
                Arrays.stream(losses.y())
                        .map(loss -> loss > 0 ? loss : Double.NaN)
                        .toArray());
        NumberAxis epochs = Charts.integerAxis("epoch");
        epochs.setLowerMargin(0.01);
        epochs.setUpperMargin(0.01);
        XYPlot plot = Charts.plot(epochs, Charts.logAxis("loss", positive));
        Charts.line(plot, null, positive, Ink.WARM_UP, 2);
        double last = losses.y()[losses.size() - 1];
        return new Picture(
                "loss",
                "Training loss",
                "The mean squared error of each epoch, on a logarithmic scale; " + Numbers.text(last)
                        + " in the last epoch. A small loss does not mean that the timing is right.",
                200,
                Charts.drawing(plot, false));
    }
}
