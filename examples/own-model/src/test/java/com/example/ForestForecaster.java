package com.example;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The forest as a forecaster of scenarios: fitted to their training rows, it predicts day by day from its own predictions. */
final class ForestForecaster implements Forecaster {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING); // or it names each tree
    }

    private final DailyForest forest;

    ForestForecaster(ForecasterContext scenario) {
        Features training = scenario.training();
        forest = DailyForest.fit(
                training.targets().column(0),
                known(training, training.targets().length()),
                scenario.settings().integer("lags", 14),
                scenario.settings().integer("trees", 30),
                scenario.settings().integer("seed", 1));
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        int from = history.from();
        double[][] known = known(history.features(), from + history.steps());
        double[] values = Arrays.copyOf(history.targets().column(0), from + history.steps());
        for (int day = from; day < values.length; day++) {
            values[day] = forest.predict(values, known[day], day);
        }
        return Prediction.of(Series.of(Arrays.copyOfRange(values, from, values.length)));
    }

    private static double[][] known(Features features, int days) {
        double[][] known = new double[days][features.knownInputs()];
        for (int day = 0; day < days; day++) {
            for (int input = 0; input < known[day].length; input++) {
                known[day][input] = features.known().orElseThrow().get(day, input);
            }
        }
        return known;
    }
}
