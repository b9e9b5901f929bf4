package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Sums;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRColPivDecompositionHouseholderColumn_DDRM;
import org.ejml.dense.row.linsol.qr.LinearSolverQrpHouseCol_DDRM;

/**
 * The normal equations of a linear autoregression, {@code (X'X + D) w = X'x}. The columns of X are the values 1 to
 * {@code order} steps before, the known inputs of the same step, and a constant; D has the ridge on its diagonal.
 *
 * <p>The time grows with {@code samples * (order + inputs)} and the cube of the number of columns.
 */
final class LinearEquations {
    /** Relative to the largest; directions with a smaller variance are rounding errors. */
    private static final double RANK_THRESHOLD = 1e-10;

    private final double[] x;
    private final List<double[]> inputs;
    private final int order;
    private final int constant; // index of the last column
    private final DMatrixRMaj products;
    private final DMatrixRMaj targets;

    /**
     * @param x {@code [time]}, more than {@code order} samples, centred
     * @param inputs the known inputs, {@code [time]} each, as long as x
     */
    LinearEquations(double[] x, List<double[]> inputs, int order) {
        this.x = x;
        this.inputs = inputs;
        this.order = order;
        this.constant = order + inputs.size();
        this.products = new DMatrixRMaj(constant + 1, constant + 1);
        this.targets = new DMatrixRMaj(constant + 1, 1);
        addLags();
        for (int input = 0; input < inputs.size(); input++) {
            addInput(input);
        }
        set(constant, constant, x.length - order);
        targets.set(constant, 0, Sums.sum(x, order, x.length));
    }

    private void addLags() {
        for (int i = 0; i < order; i++) {
            double first = 0;
            double target = 0;
            double sum = 0;
            for (int t = order; t < x.length; t++) {
                first += x[t - 1] * x[t - 1 - i];
                target += x[t] * x[t - 1 - i];
                sum += x[t - 1 - i];
            }
            set(0, i, first);
            set(i, constant, sum);
            targets.set(i, 0, target);
        }
        // One step earlier, a sum of products loses its last product and gains one before its first.
        for (int i = 1; i < order; i++) {
            for (int j = i; j < order; j++) {
                double gained = x[order - 1 - i] * x[order - 1 - j];
                double lost = x[x.length - 1 - i] * x[x.length - 1 - j];
                set(i, j, products.get(i - 1, j - 1) + gained - lost);
            }
        }
    }

    private void addInput(int input) {
        double[] values = inputs.get(input);
        int column = order + input;
        for (int i = 0; i < order; i++) {
            set(i, column, product(values, x, -1 - i));
        }
        for (int other = input; other < inputs.size(); other++) {
            set(column, order + other, product(values, inputs.get(other), 0));
        }
        set(column, constant, Sums.sum(values, order, values.length));
        targets.set(column, 0, product(values, x, 0));
    }

    private double product(double[] one, double[] other, int lead) {
        double sum = 0;
        for (int t = order; t < one.length; t++) {
            sum += one[t] * other[t + lead];
        }
        return sum;
    }

    private void set(int i, int j, double value) {
        products.set(i, j, value);
        products.set(j, i, value);
    }

    /**
     * Solves the equations once.
     *
     * @param ridge added to the diagonal, as a share of the centred column's sum of squares; not for the constant
     * @return the weights of the columns; if they are not unique, the smallest
     */
    double[] solve(double ridge) {
        int samples = x.length - order;
        for (int i = 0; ridge > 0 && i < constant; i++) {
            double sum = products.get(i, constant);
            products.add(i, i, ridge * Math.max(0, products.get(i, i) - sum * sum / samples));
        }
        QRColPivDecompositionHouseholderColumn_DDRM decomposition = new QRColPivDecompositionHouseholderColumn_DDRM();
        decomposition.setSingularThreshold(RANK_THRESHOLD);
        LinearSolverQrpHouseCol_DDRM solver = new LinearSolverQrpHouseCol_DDRM(decomposition, true);
        DMatrixRMaj solution = new DMatrixRMaj(constant + 1, 1);
        solver.setA(products);
        solver.solve(targets, solution);
        return Arrays.copyOf(solution.getData(), constant + 1);
    }
}
