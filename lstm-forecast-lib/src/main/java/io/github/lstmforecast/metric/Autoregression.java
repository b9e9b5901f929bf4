package io.github.lstmforecast.metric;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRColPivDecompositionHouseholderColumn_DDRM;
import org.ejml.dense.row.linsol.qr.LinearSolverQrpHouseCol_DDRM;

/**
 * A linear autoregression, the plain model that a network has to beat: each sample is a constant and a weighted sum of
 * the samples before it. The weights are those of least squares over a training series, the smallest ones where the
 * series leaves a choice (as a wave without noise does).
 */
public final class Autoregression {
    /** More samples than this are not looked back on: fitting takes their cube. */
    public static final int LARGEST_ORDER = 1000;

    /** Directions in which the training series varies less than this (in squares, relative) are noise of rounding. */
    private static final double RANK_THRESHOLD = 1e-10;

    private final double mean;
    private final double constant;
    private final double[] weights; // of the sample 1, 2, ... steps before

    private Autoregression(double mean, double constant, double[] weights) {
        this.mean = mean;
        this.constant = constant;
        this.weights = weights;
    }

    /**
     * Fits the weights.
     *
     * @param training the series to learn, {@code [time]}, all finite
     * @param order how many samples are looked back on, at least 1
     * @return the model, or nothing where the series has fewer than {@code 2 * order + 1} samples, or the order is
     *     above {@value #LARGEST_ORDER}
     */
    public static Optional<Autoregression> fit(double[] training, int order) {
        if (order > LARGEST_ORDER || training.length < 2 * order + 1) {
            return Optional.empty();
        }
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
        // One step further back, a sum of products loses its last product and gains one before its first.
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
        return Optional.of(new Autoregression(mean, solution.get(order, 0), Arrays.copyOf(solution.getData(), order)));
    }

    private static void set(DMatrixRMaj symmetric, int i, int j, double value) {
        symmetric.set(i, j, value);
        symmetric.set(j, i, value);
    }

    /**
     * Forecasts in closed loop.
     *
     * @param warmUp the samples before the forecast, {@code [warmUp]}
     * @param steps how far
     * @return {@code [steps]}, or nothing where the warm-up has fewer samples than are looked back on; an unstable
     *     model grows beyond every number
     */
    public Optional<double[]> forecast(double[] warmUp, int steps) {
        int order = weights.length;
        if (warmUp.length < order) {
            return Optional.empty();
        }
        double[] x = new double[order + steps];
        for (int i = 0; i < order; i++) {
            x[i] = warmUp[warmUp.length - order + i] - mean;
        }
        for (int t = order; t < x.length; t++) {
            double next = constant;
            for (int i = 0; i < order; i++) {
                next += weights[i] * x[t - 1 - i];
            }
            x[t] = next;
        }
        return Optional.of(
                Arrays.stream(x, order, x.length).map(value -> value + mean).toArray());
    }
}
