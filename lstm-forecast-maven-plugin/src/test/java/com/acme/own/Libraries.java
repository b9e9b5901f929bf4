package com.acme.own;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import java.util.ServiceLoader;

/** Prints where classes are from, and forecasts zeros. A service, too. */
public final class Libraries extends WrongShapes.Zeros implements Runnable {
    /** Made by its constructor. */
    public Libraries() {}

    @Override
    public Prediction predict(History history, boolean traceCells) {
        if (traceCells) { // once
            System.out.println(
                    "ObjectMapper of " + ObjectMapper.class.getClassLoader().getName());
            System.out.println(
                    "Forecaster of " + Forecaster.class.getClassLoader().getName());
            System.out.println("services of the module: "
                    + ServiceLoader.load(Runnable.class).stream()
                            .map(service -> service.type().getName())
                            .toList());
            System.out.println(
                    "context: " + Thread.currentThread().getContextClassLoader().getName());
        }
        return super.predict(history, traceCells);
    }

    @Override
    public void run() {}
}
