package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Series;

/** A loop that feeds each output of one step back, and can add an error to it before. */
@FunctionalInterface
public interface StepLoop {
    /**
     * Forecasts with errors. If all of them are 0, it is the forecast itself.
     *
     * @param errors what is added to the output of each step before it is fed back, {@code [step][target]}
     * @return the outputs with their errors, {@code [step][target]}
     */
    Series path(History history, Series errors);
}
