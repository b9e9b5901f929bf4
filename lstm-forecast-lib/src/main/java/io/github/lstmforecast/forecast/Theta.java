package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000) in its state space form, the standard Theta model of Fiorucci et
 * al. 2016: the mean of a least-squares line and of the exponentially smoothed series whose deviations from that line are
 * doubled, after {@link ThetaSeasons} are removed. Fitted to all values before each forecast, at most
 * {@value #MOST_SAMPLES}.
 */
final class Theta implements Forecaster {
    /** For the time: older values hardly matter to a smoothed level. */
    static final int MOST_SAMPLES = 10_000;

    /** With fewer values, smoothing has nothing to be fitted to. */
    static final int SHORTEST_HISTORY = 4;

    private static final double LEAST_ALPHA = 0.1;
    private static final double GREATEST_ALPHA = 0.99;
    private static final int GRID = 24;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double ALPHA_TOLERANCE = 1e-8;

    /** The errors of the first steps, which depend on the unknown level before them, do not count. */
    private static final int FIRST_ERROR = 3;

    private final OptionalInt cycle;

    /** @param cycle the length of the cycle in samples; empty if there are no seasons */
    Theta(OptionalInt cycle) {
        this.cycle = cycle;
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        InvalidValueException.unless(
                history.from() >= SHORTEST_HISTORY,
                "from",
                history.from(),
                "at least " + SHORTEST_HISTORY + ", the samples that the Theta method needs");
        Series known = history.targets().slice(Math.max(0, history.from() - MOST_SAMPLES), history.from());
        double[] forecast = new double[Math.multiplyExact(history.steps(), known.features())];
        for (int target = 0; target < known.features(); target++) {
            double[] values = forecast(known.column(target), history.steps());
            for (int step = 0; step < values.length; step++) {
                forecast[step * known.features() + target] = values[step];
            }
        }
        return Prediction.of(Series.of(forecast, known.features()));
    }

    private double[] forecast(double[] y, int steps) {
        double largest = Arrays.stream(y).map(Math::abs).max().orElse(0);
        double unit = largest > 0 ? largest : 1; // squares of large values would overflow
        double[] scaled = Arrays.stream(y).map(value -> value / unit).toArray();
        ThetaSeasons seasons = cycle.isPresent() ? ThetaSeasons.of(scaled, cycle.getAsInt()) : ThetaSeasons.NONE;
        double[] forecast = Smoothing.fit(seasons.remove(scaled)).forecast(steps);
        for (int step = 0; step < steps; step++) {
            forecast[step] = unit * seasons.restore(forecast[step], y.length + step);
        }
        return forecast;
    }

    /**
     * The fitted model without seasons. With q = 1 - alpha, it predicts step i (from 0) as
     * <pre>
     *   level(i) + (intercept q^i + slope (1 - q^(i + 1)) / alpha) / 2,   level(i + 1) = alpha y(i) + q level(i)
     * </pre>
     * where intercept and slope are those of the least-squares line through y at 1, 2, ...
     *
     * <p>The first level enters the errors linearly: its best value follows for each alpha, which is searched on a grid and
     * by golden sections.
     */
    private static final class Smoothing {
        private final double[] y;
        private final double intercept;
        private final double slope;

        private double alpha;
        private double squaredErrors;
        private double level; // after the last value
        private double power; // q^n

        private Smoothing(double[] y) {
            this.y = y;
            double n = y.length;
            double mean = Arrays.stream(y).sum() / n;
            double weighted = 0;
            for (int i = 0; i < y.length; i++) {
                weighted += (i + 1 - (n + 1) / 2) * (y[i] - mean);
            }
            this.slope = 12 * weighted / (n * (n * n - 1));
            this.intercept = mean - slope * (n + 1) / 2;
        }

        static Smoothing fit(double[] y) {
            Smoothing model = new Smoothing(y);
            double spacing = (GREATEST_ALPHA - LEAST_ALPHA) / GRID;
            double best = LEAST_ALPHA;
            double fewest = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= GRID; i++) {
                double tried = LEAST_ALPHA + i * spacing;
                if (model.smooth(tried) < fewest) {
                    fewest = model.squaredErrors;
                    best = tried;
                }
            }
            double low = Math.max(LEAST_ALPHA, best - spacing);
            double high = Math.min(GREATEST_ALPHA, best + spacing);
            double inner = high - GOLDEN * (high - low);
            double outer = low + GOLDEN * (high - low);
            double ofInner = model.smooth(inner);
            double ofOuter = model.smooth(outer);
            while (high - low > ALPHA_TOLERANCE) {
                if (ofInner <= ofOuter) {
                    high = outer;
                    outer = inner;
                    ofOuter = ofInner;
                    inner = high - GOLDEN * (high - low);
                    ofInner = model.smooth(inner);
                } else {
                    low = inner;
                    inner = outer;
                    ofInner = ofOuter;
                    outer = low + GOLDEN * (high - low);
                    ofOuter = model.smooth(outer);
                }
            }
            double between = (low + high) / 2;
            // The best of the grid may lie at an end of the range.
            model.smooth(model.smooth(between) <= fewest ? between : best);
            return model;
        }

        /** Smooths the series, and returns the sum of squared errors. */
        private double smooth(double tried) {
            alpha = tried;
            double q = 1 - alpha;
            double smoothed = alpha * y[0]; // from a first level of 0
            power = q; // the share of the first level in the level
            double errors = 0;
            double products = 0;
            double powers = 0;
            for (int i = 1; i < y.length; i++) {
                double error = y[i] - smoothed - line(power);
                if (i >= FIRST_ERROR) {
                    errors += error * error;
                    products += error * power;
                    powers += power * power;
                }
                smoothed = alpha * y[i] + q * smoothed;
                power *= q;
            }
            double firstLevel = powers > 0 ? products / powers : 0;
            level = smoothed + power * firstLevel;
            squaredErrors = errors - firstLevel * products;
            return squaredErrors;
        }

        /** @param ofStep q to the power of the step */
        private double line(double ofStep) {
            return (intercept * ofStep + slope * (1 - ofStep * (1 - alpha)) / alpha) / 2;
        }

        double[] forecast(int steps) {
            double[] forecast = new double[steps];
            double ahead = level;
            double ofStep = power;
            for (int step = 0; step < steps; step++) {
                forecast[step] = ahead + line(ofStep);
                ahead = alpha * forecast[step] + (1 - alpha) * ahead;
                ofStep *= 1 - alpha;
            }
            return forecast;
        }
    }

    @Override
    public String toString() {
        return "Theta" + (cycle.isPresent() ? "[cycle " + cycle.getAsInt() + "]" : "[]");
    }
}
