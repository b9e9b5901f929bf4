package com.example;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.signal.Series;

/** Ends the JVM, throws, or returns nonsense. */
final class Bad implements Forecaster {
    private final String how;

    Bad(ForecasterContext context) {
        how = context.settings().text("how", "");
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        switch (how) {
            case "exits" -> System.exit(0);
            case "throws" -> throw new IllegalStateException("on purpose");
            case "hangs" -> {
                while (!Thread.interrupted()) {
                    Thread.onSpinWait();
                }
            }
            default -> {}
        }
        return Prediction.of(Series.of(new double[how.equals("short") ? 3 : history.steps()]));
    }
}
