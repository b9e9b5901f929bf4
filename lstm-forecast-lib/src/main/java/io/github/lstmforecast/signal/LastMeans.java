package io.github.lstmforecast.signal;

import io.github.lstmforecast.signal.SeriesTransform.Values;

/**
 * The mean of the last values before each step, in constant time for steps in ascending order. The sum is that of two
 * parts: the end of one block and the beginning of the next, of blocks that begin at the multiples of their length. So it
 * has the same bits wherever the caller begins, nothing cancels out, and a value that is not finite counts only while it
 * is among the last ones.
 */
final class LastMeans implements Values {
    private final Values values;
    private final int count;
    private final double[][] sumToBlock; // [target][step], from a step of the block before to its end
    private final double[] sumInBlock; // [target], of the values of the block before the last step
    private final int[] block; // [target], its first step
    private final int[] last; // [target], the last step that was computed

    /** @param count how many values the mean is of */
    LastMeans(Values values, int count, int targets) {
        this.values = values;
        this.count = count;
        this.sumToBlock = new double[targets][count];
        this.sumInBlock = new double[targets];
        this.block = new int[targets];
        this.last = new int[targets];
    }

    /** @param step not before that of the last call for this target, and at least the count */
    @Override
    public double get(int step, int target) {
        int first = step - step % count;
        if (first != block[target]) {
            begin(first, target);
        }
        for (int i = last[target]; i < step; i++) {
            sumInBlock[target] += values.get(i, target);
        }
        last[target] = step;
        double ofBlockBefore = sumToBlock[target][step - first];
        return (ofBlockBefore + sumInBlock[target]) / count;
    }

    private void begin(int first, int target) {
        double sum = 0;
        for (int i = count - 1; i >= 0; i--) {
            sum += values.get(first - count + i, target);
            sumToBlock[target][i] = sum;
        }
        sumInBlock[target] = 0;
        block[target] = first;
        last[target] = first;
    }
}
