package io.github.lstmforecast.plot;

/** stub */
public final class ForecastPlots {
    static final int MOST_FORECASTS = 12;
    private ForecastPlots() {}
}
