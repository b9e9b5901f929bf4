package com.example.helper;

/** A cycle that is repeated. */
public final class Cycle {
    private Cycle() {}

    /** The last cycle of a series, so many steps long. */
    public static double[] repeat(double[] series, int cycle, int steps) {
        double[] values = new double[steps];
        for (int step = 0; step < steps; step++) {
            values[step] = series[series.length - cycle + step % cycle];
        }
        return values;
    }
}
