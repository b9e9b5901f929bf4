package io.github.lstmforecast.plot;

import io.github.lstmforecast.compare.HistoryEntry;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.result.Curve;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.util.ShapeUtils;

/** How the metrics of a scenario have changed from run to run. */
final class HistoryPictures {
    /** Older runs are not drawn. */
    private static final int MOST_RUNS = 50;

    private static final int MOST_NAMED = 5;
    private static final int FEW_PLOTS = 4;
    private static final int PLOT_HEIGHT = 150;
    private static final int LEGEND_HEIGHT = 28;
    private static final double PADDING = 0.08; // of the range of an axis
    private static final double BEYOND = 2; // how far beyond a limit is drawn, in ranges of what is allowed
    private static final Shape DOT = new Ellipse2D.Double(-2, -2, 4, 4);
    private static final Shape DIAMOND = ShapeUtils.createDiamond(3.5f);
    private static final Shape CROSS = ShapeUtils.createDiagonalCross(4, 1);
    private static final Shape TRIANGLE = ShapeUtils.createUpTriangle(4);

    private final List<HistoryEntry> runs;
    private final double[] x; // 0 for the newest run, -1 for the one before

    private HistoryPictures(List<HistoryEntry> runs) {
        this.runs = runs;
        this.x = IntStream.range(0, runs.size())
                .mapToDouble(i -> i - (runs.size() - 1.0))
                .toArray();
    }

    /**
     * A plot of each metric with a limit.
     *
     * @param runs of one scenario, the oldest first
     * @return empty if fewer than two runs have a value of a metric with a limit
     */
    static Optional<Picture> runs(List<HistoryEntry> runs) {
        HistoryPictures last = new HistoryPictures(runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size()));
        List<String> metrics = last.metrics();
        return metrics.isEmpty() ? Optional.empty() : Optional.of(last.picture(metrics));
    }

    /** Those that have a limit in the newest run that was judged. */
    private List<String> metrics() {
        return runs.stream()
                .filter(run -> !run.limits().isEmpty())
                .reduce((older, newer) -> newer)
                .map(newest -> newest.limits().keySet().stream()
                        .filter(metric -> runs.stream()
                                        .filter(run -> run.metrics().containsKey(metric))
                                        .limit(2)
                                        .count()
                                == 2)
                        .toList())
                .orElse(List.of());
    }

    private Picture picture(List<String> metrics) {
        int columns = metrics.size() <= FEW_PLOTS ? Math.min(2, metrics.size()) : 3;
        int rows = (metrics.size() + columns - 1) / columns;
        Drawing plots = Charts.grid(metrics.stream().map(this::drawing).toList(), columns);
        return new Picture(
                "history",
                "The last " + runs.size() + " runs",
                caption(),
                LEGEND_HEIGHT + PLOT_HEIGHT * rows,
                Charts.below(Charts.legend(legend()), LEGEND_HEIGHT, plots));
    }

    private String caption() {
        return "Each metric with a limit, run by run: 0 is this run, -1 the one before it."
                + dates()
                + named("Failed:", i -> runs.get(i).verdict() == Verdict.FAIL)
                + named("Not judged:", i -> runs.get(i).verdict() == Verdict.ERROR)
                + named("Another golden model was accepted before:", this::isOfNewGolden)
                + " Values far beyond a limit are drawn at the edge.";
    }

    private String dates() {
        HistoryEntry oldest = runs.get(0);
        return " The oldest is of "
                + oldest.run()
                        .time()
                        .substring(0, Math.min(10, oldest.run().time().length()))
                + oldest.shortCommit().map(commit -> " (commit " + commit + ")").orElse("") + ".";
    }

    private String named(String what, IntPredicate is) {
        List<String> named = IntStream.range(0, runs.size())
                .map(i -> runs.size() - 1 - i) // the newest are looked up first
                .filter(is)
                .mapToObj(i -> (int) x[i]
                        + runs.get(i)
                                .shortCommit()
                                .map(commit -> " (" + commit + ")")
                                .orElse(""))
                .toList();
        if (named.isEmpty()) {
            return "";
        }
        int others = named.size() - MOST_NAMED;
        return " " + what + (named.size() == 1 ? " run " : " runs ")
                + named.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (others > 0 ? " and " + others + " more" : "") + ".";
    }

    private boolean isOfNewGolden(int run) {
        return run > 0
                && runs.get(run).golden().isPresent()
                && !runs.get(run).golden().equals(runs.get(run - 1).golden());
    }

    /** The values of one metric. */
    private final class Values {
        private final String metric;
        private final double[] values;
        private final double[] lowest;
        private final double[] highest;
        private final double least; // that is drawn
        private final double most;
        private final double padding;

        Values(String metric) {
            this.metric = metric;
            this.values = all(run -> run.metrics().getOrDefault(metric, Double.NaN));
            this.lowest = all(run -> limit(run).lowest());
            this.highest = all(run -> limit(run).highest());
            double[] allowed = IntStream.range(0, values.length)
                    .filter(this::isAllowed)
                    .mapToDouble(i -> values[i])
                    .toArray();
            double low = finite(lowest, highest, allowed).min().orElse(0);
            double high = finite(lowest, highest, allowed).max().orElse(0);
            double beyond = high > low ? BEYOND * (high - low) : Double.MAX_VALUE;
            this.least =
                    Math.min(low, Math.max(low - beyond, finite(values).min().orElse(low)));
            this.most =
                    Math.max(high, Math.min(high + beyond, finite(values).max().orElse(high)));
            this.padding = PADDING * range(least, most);
        }

        /** Whether the value of a run is within the limit of that run. */
        boolean isAllowed(int run) {
            return lowest[run] <= values[run] && values[run] <= highest[run];
        }

        double bottom() {
            return least - padding;
        }

        double top() {
            return most + padding;
        }

        private Limit limit(HistoryEntry run) {
            return run.limits().getOrDefault(metric, Limit.NONE);
        }

        /** Values that are far outside are drawn at the edge. */
        private double shown(int run) {
            return Math.max(least, Math.min(values[run], most));
        }

        private Curve where(IntPredicate is) {
            int[] kept = IntStream.range(0, values.length)
                    .filter(is)
                    .filter(i -> !Double.isNaN(values[i]))
                    .toArray();
            return new Curve(
                    Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(this::shown).toArray());
        }
    }

    private double[] all(ToDoubleFunction<HistoryEntry> value) {
        return runs.stream().mapToDouble(value).toArray();
    }

    private static DoubleStream finite(double[]... all) {
        return Arrays.stream(all)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Charts::drawable);
    }

    private static double range(double low, double high) {
        double finest = 1e-9 * Math.max(Math.abs(low), Math.abs(high)); // that an axis can still show
        return high - low > Math.max(finest, Double.MIN_NORMAL) ? high - low : Math.max(1, finest);
    }

    private Drawing drawing(String metric) {
        Values values = new Values(metric);
        NumberAxis axis = Charts.integerAxis(null);
        axis.setRange(x[0] - 0.5, 0.5);
        NumberAxis range = Charts.axis(null);
        range.setRange(values.bottom(), values.top());
        XYPlot plot = Charts.plot(axis, range);
        Charts.dashedLine(plot, null, accepted(values), Ink.GOLDEN);
        Charts.dashedLine(plot, null, steps(values.lowest), Ink.LIMIT);
        Charts.dashedLine(plot, null, steps(values.highest), Ink.LIMIT);
        Charts.line(plot, null, values.where(i -> true), Ink.WARM_UP, 1.5f);
        Charts.marks(plot, null, values.where(i -> !isOf(i, Verdict.FAIL)), Ink.WARM_UP, DOT);
        Charts.marks(
                plot, null, values.where(i -> isOf(i, Verdict.FAIL) && values.isAllowed(i)), Ink.FORECAST, DIAMOND);
        Charts.marks(plot, null, values.where(i -> !values.isAllowed(i)), Ink.FORECAST, CROSS);
        Charts.marks(plot, null, notJudged(values.bottom() + values.padding / 2), Ink.SPURIOUS, TRIANGLE);
        return Charts.drawing(plot, heading(metric, values), false);
    }

    private String heading(String metric, Values values) {
        HistoryEntry newest = runs.get(runs.size() - 1);
        String limit =
                values.limit(newest).isNone() ? "" : ", " + values.limit(newest).describe(Numbers::text);
        double now = values.values[runs.size() - 1];
        return metric + (Double.isNaN(now) ? "" : " " + Numbers.text(now)) + limit;
    }

    private boolean isOf(int run, Verdict verdict) {
        return runs.get(run).verdict() == verdict;
    }

    /** A vertical line before each run with a new golden model. */
    private Curve accepted(Values values) {
        double[] at = IntStream.range(0, runs.size())
                .filter(this::isOfNewGolden)
                .mapToDouble(run -> x[run] - 0.5)
                .flatMap(where -> DoubleStream.of(where, where, where))
                .toArray();
        double[] y = new double[at.length];
        Arrays.setAll(y, i -> i % 3 == 0 ? values.bottom() : i % 3 == 1 ? values.top() : Double.NaN);
        return new Curve(at, y);
    }

    private Curve notJudged(double at) {
        double[] where = IntStream.range(0, runs.size())
                .filter(i -> isOf(i, Verdict.ERROR))
                .mapToDouble(i -> x[i])
                .toArray();
        double[] y = new double[where.length];
        Arrays.fill(y, at);
        return new Curve(where, y);
    }

    /** A level for each run, which an end that is not limited interrupts. */
    private Curve steps(double[] levels) {
        double[] at = new double[2 * levels.length];
        double[] y = new double[2 * levels.length];
        for (int i = 0; i < levels.length; i++) {
            at[2 * i] = x[i] - 0.5;
            at[2 * i + 1] = x[i] + 0.5;
            y[2 * i] = levels[i];
            y[2 * i + 1] = levels[i];
        }
        return new Curve(at, y);
    }

    /** A plot with what occurs in any of them. */
    private XYPlot legend() {
        XYPlot plot = Charts.plot(Charts.axis(null), Charts.axis(null));
        Curve any = new Curve(new double[] {0}, new double[] {0});
        Charts.line(plot, "value", any, Ink.WARM_UP, 1.5f);
        Charts.dashedLine(plot, "limit", any, Ink.LIMIT);
        List<Integer> all = IntStream.range(0, runs.size()).boxed().toList();
        if (all.stream().anyMatch(i -> isOf(i, Verdict.FAIL))) {
            Charts.marks(plot, "outside its limit", any, Ink.FORECAST, CROSS);
            Charts.marks(plot, "in a failed run", any, Ink.FORECAST, DIAMOND);
        }
        if (all.stream().anyMatch(i -> isOf(i, Verdict.ERROR))) {
            Charts.marks(plot, "not judged", any, Ink.SPURIOUS, TRIANGLE);
        }
        if (all.stream().anyMatch(this::isOfNewGolden)) {
            Charts.dashedLine(plot, "golden model accepted", any, Ink.GOLDEN);
        }
        return plot;
    }
}
