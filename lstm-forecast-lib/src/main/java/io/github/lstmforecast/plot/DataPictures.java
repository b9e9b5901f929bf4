package io.github.lstmforecast.plot;

import io.github.lstmforecast.result.TrainingCurves;
import io.github.lstmforecast.result.TrainingCurves.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** The training data: the series, its phase-shifted copies, and the windows. */
final class DataPictures {
    private static final int MAX_FEATURES = 6;

    private DataPictures() {}

    static Picture series(TrainingCurves training) {
        List<Drawing> drawings = new ArrayList<>();
        for (int feature = 0; feature < Math.min(MAX_FEATURES, training.series().size()); feature++) {
            XYPlot plot = Charts.plot(tight(Charts.integerAxis("sample")), Charts.axis(null));
            Charts.line(plot, null, training.series().get(feature), Ink.TRUTH, 1.5f);
            training.filled().get(feature).ifPresent(filled -> Charts.dashedLine(plot, null, filled, Ink.LIMIT));
            drawings.add(Charts.drawing(plot, false));
        }
        return new Picture(
                "series",
                "Training data",
                (training.series().size() == 1
                                ? "The training range, in the unit of the signal."
                                : "The training range of each column, in its own unit, in the order of the scenario"
                                        + (training.series().size() > MAX_FEATURES
                                                ? "; only the first " + MAX_FEATURES + " are shown."
                                                : "."))
                        + (training.filled().stream().anyMatch(Optional::isPresent)
                                ? " Gaps are filled where the line is dashed."
                                : ""),
                180 * drawings.size(),
                Charts.grid(drawings, 1));
    }

    static Picture copies(TrainingCurves training) {
        List<Drawing> drawings = new ArrayList<>();
        for (Pair copy : training.firstCopies()) {
            boolean first = drawings.isEmpty();
            boolean last = drawings.size() == training.firstCopies().size() - 1;
            drawings.add(pairDrawing(copy, "copy " + (drawings.size() + 1), first, last ? "step" : null));
        }
        return new Picture(
                "copies",
                "Phase-shifted copies and their targets",
                "The model is trained on " + training.copies()
                        + (training.copies() == 1 ? " copy" : " copies side by side, so that it sees every phase early")
                        + ". The target of each step is the input one step later."
                        + (training.copies() > drawings.size()
                                ? " Only the first " + drawings.size() + " are shown."
                                : ""),
                110 * drawings.size() + 40,
                Charts.grid(drawings, 1));
    }

    static Picture windows(TrainingCurves training) {
        List<Drawing> drawings = new ArrayList<>();
        int columns = training.firstWindows().size();
        int copies = training.firstWindows().get(0).size();
        for (int copy = 0; copy < copies; copy++) {
            for (int window = 0; window < columns; window++) {
                Pair pair = training.firstWindows().get(window).get(copy);
                NumberAxis steps = tight(Charts.integerAxis(null));
                XYPlot plot = Charts.plot(steps, Charts.unlabelledAxis(window == 0 ? "copy " + (copy + 1) : null));
                Charts.line(plot, null, pair.input(), Ink.WARM_UP, 1.5f);
                Charts.line(plot, null, pair.target(), Ink.TRUTH, 1);
                drawings.add(Charts.drawing(plot, copy == 0 ? "window " + (window + 1) : null, false));
            }
        }
        return new Picture(
                "windows",
                "Training windows",
                "Each copy is cut into " + training.windows() + (training.windows() == 1 ? " window" : " windows")
                        + ". A column is a batch; its state carries over to the next. Blue is the input, green the target."
                        + (training.windows() > columns || training.copies() > copies
                                ? " Only the first are shown."
                                : ""),
                95 * copies + 25,
                Charts.grid(drawings, columns));
    }

    private static Drawing pairDrawing(Pair pair, String label, boolean hasLegend, String steps) {
        XYPlot plot = Charts.plot(tight(Charts.integerAxis(steps)), Charts.axis(label));
        Charts.line(plot, "input", pair.input(), Ink.WARM_UP, 2);
        Charts.line(plot, "target", pair.target(), Ink.TRUTH, 1.2f);
        return Charts.drawing(plot, hasLegend);
    }

    private static NumberAxis tight(NumberAxis axis) {
        axis.setLowerMargin(0);
        axis.setUpperMargin(0);
        return axis;
    }
}
