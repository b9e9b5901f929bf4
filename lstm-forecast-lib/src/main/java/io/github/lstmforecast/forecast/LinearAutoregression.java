package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRColPivDecompositionHouseholderColumn_DDRM;
import org.ejml.dense.row.linsol.qr.LinearSolverQrpHouseCol_DDRM;

/**
 * A linear autoregression in closed loop: each sample is a constant plus a weighted sum of the samples before it, with
 * separate weights for each target. The weights are fitted by least squares; if the solution is not unique, as for a wave
 * without noise, it is the one with the smallest weights.
 */
public final class LinearAutoregression implements Forecaster {
    /** Relative to the largest; directions with a smaller variance are rounding errors. */
    private static final double RANK_THRESHOLD = 1e-10;

    private final int order;
    private final List<Weights> targets;

    private LinearAutoregression(int order, List<Weights> targets) {
        this.order = order;
        this.targets = targets;
    }

    /** The fit of one target: weights of the samples 1, 2, ... steps before, minus the mean. */
    private record Weights(double mean, double constant, double[] weights) {}

    /**
     * @param training {@code [time][target]}, all finite
     * @param order the number of samples in the sum, at least 1
     * @return empty if the series has fewer than {@code 2 * order + 1} samples, or the order is above
     *     {@value io.github.lstmforecast.metric.Baseline#LONGEST_CYCLE}
     */
    public static Optional<LinearAutoregression> fit(Series training, int order) {
        if (order > Baseline.LONGEST_CYCLE || training.length() < 2 * order + 1) {
            return Optional.empty();
        }
        List<Weights> targets = new ArrayList<>();
        for (int target = 0; target < training.features(); target++) {
            targets.add(fit(training.column(target), order));
        }
        return Optional.of(new LinearAutoregression(order, targets));
    }

    private static Weights fit(double[] training, int order) {
        double mean = Arrays.stream(training).average().orElseThrow();
        double[] x = Arrays.stream(training).map(value -> value - mean).toArray();
        // The normal equations, with the constant as the last unknown.
        DMatrixRMaj products = new DMatrixRMaj(order + 1, order + 1);
        DMatrixRMaj targets = new DMatrixRMaj(order + 1, 1);
        for (int i = 0; i < order; i++) {
            double first = 0;
            double target = 0;
            double sum = 0;
            for (int t = order; t < x.length; t++) {
                first += x[t - 1] * x[t - 1 - i];
                target += x[t] * x[t - 1 - i];
                sum += x[t - 1 - i];
            }
            set(products, 0, i, first);
            set(products, i, order, sum);
            targets.set(i, 0, target);
        }
        set(products, order, order, x.length - order);
        targets.set(order, 0, Arrays.stream(x, order, x.length).sum());
        // One step earlier, a sum of products loses its last product and gains one before its first.
        for (int i = 1; i < order; i++) {
            for (int j = i; j < order; j++) {
                double gained = x[order - 1 - i] * x[order - 1 - j];
                double lost = x[x.length - 1 - i] * x[x.length - 1 - j];
                set(products, i, j, products.get(i - 1, j - 1) + gained - lost);
            }
        }
        QRColPivDecompositionHouseholderColumn_DDRM decomposition = new QRColPivDecompositionHouseholderColumn_DDRM();
        decomposition.setSingularThreshold(RANK_THRESHOLD);
        LinearSolverQrpHouseCol_DDRM solver = new LinearSolverQrpHouseCol_DDRM(decomposition, true);
        DMatrixRMaj solution = new DMatrixRMaj(order + 1, 1);
        solver.setA(products);
        solver.solve(targets, solution);
        return new Weights(mean, solution.get(order, 0), Arrays.copyOf(solution.getData(), order));
    }

    private static void set(DMatrixRMaj symmetric, int i, int j, double value) {
        symmetric.set(i, j, value);
        symmetric.set(j, i, value);
    }

    /** The minimum length of the warm-up, in samples. */
    public int order() {
        return order;
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        return Prediction.of(predict(history.warmUpTargets(), history.steps()));
    }

    /**
     * @param warmUp {@code [warmUp][target]}, at least {@link #order()} samples
     * @return {@code [steps][target]}
     */
    Series predict(Series warmUp, int steps) {
        InvalidValueException.unless(
                warmUp.length() >= order && warmUp.features() == targets.size(),
                "warmUp",
                warmUp.length() + " samples of " + warmUp.features() + " targets",
                "at least " + order + " samples of " + targets.size());
        double[] forecast = new double[steps * targets.size()];
        for (int target = 0; target < targets.size(); target++) {
            Weights fitted = targets.get(target);
            double[] x = new double[order + steps];
            for (int i = 0; i < order; i++) {
                x[i] = warmUp.get(warmUp.length() - order + i, target) - fitted.mean;
            }
            for (int t = order; t < x.length; t++) {
                double next = fitted.constant;
                for (int i = 0; i < order; i++) {
                    next += fitted.weights[i] * x[t - 1 - i];
                }
                x[t] = next;
                forecast[(t - order) * targets.size() + target] = next + fitted.mean;
            }
        }
        return Series.of(forecast, targets.size());
    }

    @Override
    public String toString() {
        return "LinearAutoregression[order " + order + "]";
    }
}
