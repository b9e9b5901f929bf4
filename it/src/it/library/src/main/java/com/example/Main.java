package com.example;

import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.scenario.ForecastResult;
import java.io.File;
import java.nio.file.Path;

/** Runs a scenario, draws it, and says what it found and what it was run with. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        ForecastResult result = ForecastResult.of(Path.of("src/forecast/pulse"));
        ForecastPlots.write(result.forecasts().get(0), Path.of("target/forecast.svg"));
        System.out.println("verdict: " + result.verdict());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            System.out.println("class path: " + new File(entry).getName().replaceFirst("-\\d.*", ""));
        }
        for (String name : new String[] {"assertj.ForecastAssertions", "junit.ForecastScenario"}) {
            System.out.println(name + ": " + usable("io.github.lstmforecast." + name));
        }
    }

    private static String usable(String name) {
        try {
            Class.forName(name).getDeclaredMethods();
            return "usable";
        } catch (ClassNotFoundException | LinkageError e) {
            return e.toString();
        }
    }
}
