package com.acme.own;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.signal.Series;

/** Repeats the last cycle, with a constant added. */
class LastCycle implements Forecaster {
    private final int cycle;
    private final double more;

    LastCycle(ForecasterContext context) {
        this.cycle = (int) context.period().orElseThrow();
        this.more = context.settings().number("more", 0);
        if (context.settings().flag("chatty", false)) {
            System.out.println(context);
        }
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        double[] values = new double[history.steps()];
        for (int step = 0; step < values.length; step++) {
            values[step] = history.targets().get(history.from() - cycle + step % cycle, 0) + more;
        }
        return Prediction.of(Series.of(values));
    }
}
