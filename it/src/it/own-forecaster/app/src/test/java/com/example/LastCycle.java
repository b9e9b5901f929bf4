package com.example;

import com.example.helper.Cycle;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.signal.Series;
import org.slf4j.LoggerFactory;

/** Repeats the last cycle, and says where its library is from. */
final class LastCycle implements Forecaster {
    private final int cycle;

    LastCycle(ForecasterContext context) {
        cycle = (int) context.period().orElseThrow();
        System.out.println("logs with "
                + LoggerFactory.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .replaceAll(".*/", ""));
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        return Prediction.of(Series.of(Cycle.repeat(history.targets().column(0), cycle, history.steps())));
    }
}
