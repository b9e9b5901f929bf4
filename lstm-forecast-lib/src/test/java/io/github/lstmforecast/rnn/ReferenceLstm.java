package io.github.lstmforecast.rnn;

/**
 * The loss of an LSTM stack in 64 bits, a slow implementation of the formulas in {@link LstmCell}. The kernel's gradient
 * must equal its central differences.
 */
final class ReferenceLstm {
    private final RnnShape shape;
    private final int batch;

    ReferenceLstm(RnnShape shape, int batch) {
        this.shape = shape;
        this.batch = batch;
    }

    /**
     * The sum of {@code outputErrors * outputs}, a loss with the given derivatives.
     *
     * @param inputs {@code [time][batch][input]}
     * @param hidden {@code [layer][batch * unit]}, before the window
     * @param cell {@code [layer][batch * unit]}, before the window
     * @param outputErrors {@code [time][batch][output]}
     */
    double loss(double[] parameters, float[] inputs, float[][] hidden, float[][] cell, float[] outputErrors) {
        double loss = 0;
        int time = inputs.length / (batch * shape.inputs());
        for (int k = 0; k < batch; k++) {
            double[][] h = new double[shape.layers()][];
            double[][] c = new double[shape.layers()][];
            for (int layer = 0; layer < shape.layers(); layer++) {
                h[layer] = part(hidden[layer], k, shape.units().get(layer));
                c[layer] = part(cell[layer], k, shape.units().get(layer));
            }
            for (int t = 0; t < time; t++) {
                double[] x = part(inputs, t * batch + k, shape.inputs());
                for (int layer = 0; layer < shape.layers(); layer++) {
                    step(parameters, layer, x, h, c);
                    x = h[layer];
                }
                for (int output = 0; output < shape.outputs(); output++) {
                    double y = parameters[shape.outputBias(output)];
                    for (int unit = 0; unit < x.length; unit++) {
                        y += parameters[shape.outputWeight(output, unit)] * x[unit];
                    }
                    loss += outputErrors[(t * batch + k) * shape.outputs() + output] * y;
                }
            }
        }
        return loss;
    }

    private void step(double[] parameters, int layer, double[] x, double[][] h, double[][] c) {
        int n = shape.units().get(layer);
        double[] newH = new double[n];
        double[] newC = new double[n];
        for (int unit = 0; unit < n; unit++) {
            double g = Math.tanh(gate(parameters, layer, LstmGate.CANDIDATE, unit, x, h[layer]));
            double f = squash(gate(parameters, layer, LstmGate.FORGET, unit, x, h[layer]));
            double o = squash(gate(parameters, layer, LstmGate.OUTPUT, unit, x, h[layer]));
            double i = squash(gate(parameters, layer, LstmGate.INPUT, unit, x, h[layer]));
            newC[unit] = f * c[layer][unit] + g * i;
            newH[unit] = o * Math.tanh(newC[unit]);
        }
        h[layer] = newH;
        c[layer] = newC;
    }

    private double gate(double[] parameters, int layer, LstmGate gate, int unit, double[] x, double[] h) {
        double sum = parameters[shape.bias(layer, gate, unit)];
        for (int input = 0; input < x.length; input++) {
            sum += parameters[shape.inputWeight(layer, gate, unit, input)] * x[input];
        }
        for (int from = 0; from < h.length; from++) {
            sum += parameters[shape.recurrentWeight(layer, gate, unit, from)] * h[from];
        }
        return sum;
    }

    private double squash(double x) {
        return switch (shape.gateActivation()) {
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case HARD_SIGMOID -> Math.max(0, Math.min(1, 0.2 * x + 0.5));
            case HARD_SIGMOID_6 -> Math.max(0, Math.min(1, x / 6 + 0.5));
        };
    }

    private static double[] part(float[] values, int row, int columns) {
        double[] part = new double[columns];
        for (int i = 0; i < columns; i++) {
            part[i] = values[row * columns + i];
        }
        return part;
    }
}
