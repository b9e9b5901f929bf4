package io.github.lstmforecast.rnn;

import java.util.Random;

/**
 * Initial weights of a training.
 *
 * <p>Input and output weights are uniform within {@code +-sqrt(6 / (fanIn + fanOut))} (Glorot and Bengio 2010),
 * recurrent weights are orthonormal (Saxe, McClelland and Ganguli 2014), biases are those of the
 * {@linkplain CellBlock#initialBias() cell}: in an LSTM 1 for the forget gates (Gers, Schmidhuber and Cummins 2000) and
 * 0 elsewhere.
 */
public final class RnnInitializer {
    private RnnInitializer() {}

    /** The same seed gives the same parameters. */
    public static RnnParameters initialize(RnnShape shape, long seed) {
        Random random = new Random(seed);
        float[] values = new float[shape.parameterCount()];
        for (int layer = 0; layer < shape.layers(); layer++) {
            int columns = shape.columns(layer);
            int inputs = shape.inputsOf(layer);
            glorotUniform(values, shape.inputWeightsStart(layer), inputs, columns, random);
            orthogonalRows(
                    values, shape.recurrentWeightsStart(layer), shape.units().get(layer), columns, random);
            for (CellBlock block : shape.cell().blocks()) {
                for (int unit = 0; unit < shape.units().get(layer); unit++) {
                    values[shape.bias(layer, block, unit)] = block.initialBias();
                }
            }
        }
        glorotUniform(values, shape.outputWeightsStart(), shape.outputs(), shape.topUnits(), random);
        return RnnParameters.of(shape, values);
    }

    private static void glorotUniform(float[] values, int from, int rows, int columns, Random random) {
        double limit = Math.sqrt(6.0 / (rows + columns));
        for (int i = 0; i < rows * columns; i++) {
            values[from + i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
    }

    /**
     * Rows of a Gaussian matrix made orthonormal, one after another: the Q of its QR decomposition with a positive
     * diagonal of R, hence uniform over all such matrices (Mezzadri 2007).
     */
    private static void orthogonalRows(float[] values, int from, int rows, int columns, Random random) {
        double[][] q = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns; i++) {
                q[row][i] = random.nextGaussian();
            }
            // Two passes: after one, the error would grow with the condition number of the matrix.
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < row; other++) {
                    double projection = dot(q[row], q[other]);
                    for (int i = 0; i < columns; i++) {
                        q[row][i] -= projection * q[other][i];
                    }
                }
            }
            double norm = Math.sqrt(dot(q[row], q[row]));
            for (int i = 0; i < columns; i++) {
                q[row][i] /= norm;
                values[from + row * columns + i] = (float) q[row][i];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
