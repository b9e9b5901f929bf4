package com.example;

import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * A random forest that predicts a day from the days before it and from what is known of the day itself: the model of an
 * application, which knows nothing of lstm-forecast.
 */
public final class DailyForest {
    private static final Regressor UNKNOWN = new Regressor("value", Double.NaN);

    private final int lags;
    private final Model<Regressor> forest;

    private DailyForest(int lags, Model<Regressor> forest) {
        this.lags = lags;
        this.forest = forest;
    }

    /**
     * Fits a forest.
     *
     * @param values of each day
     * @param known {@code [day][input]}, at least as many days
     * @param lags how many days before it a day is predicted from
     */
    public static DailyForest fit(double[] values, double[][] known, int lags, int trees, long seed) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> days =
                new MutableDataset<>(new SimpleDataSourceProvenance("training rows", factory), factory);
        for (int day = lags; day < values.length; day++) {
            days.add(example(new Regressor("value", values[day]), values, known[day], day, lags));
        }
        CARTRegressionTrainer tree = new CARTRegressionTrainer(20, 5, 0, 0.3f, false, new MeanSquaredError(), seed);
        return new DailyForest(lags, new RandomForestTrainer<>(tree, new AveragingCombiner(), trees, seed).train(days));
    }

    /**
     * Predicts a day.
     *
     * @param values at least those of the days before it
     * @param known of the day
     */
    public double predict(double[] values, double[] known, int day) {
        return forest.predict(example(UNKNOWN, values, known, day, lags))
                .getOutput()
                .getValues()[0];
    }

    private static ArrayExample<Regressor> example(
            Regressor output, double[] values, double[] known, int day, int lags) {
        String[] names = IntStream.range(0, lags + known.length)
                .mapToObj(i -> i < lags ? "lag" + (i + 1) : "known" + (i - lags))
                .toArray(String[]::new);
        double[] inputs = IntStream.range(0, names.length)
                .mapToDouble(i -> i < lags ? values[day - 1 - i] : known[i - lags])
                .toArray();
        return new ArrayExample<>(output, names, inputs);
    }
}
