package com.example.judge;

import io.github.lstmforecast.report.HtmlReport;
import io.github.lstmforecast.scenario.ForecastResult;
import java.nio.file.Path;

/** Runs scenarios from their files, accepts their models, and compares what runs again with these. */
public final class Judge {
    private Judge() {}

    public static void main(String[] folders) throws Exception {
        System.out.println(Judge.class.getModule() + ", " + ForecastResult.class.getModule());
        for (String name : folders) {
            Path folder = Path.of(name);
            ForecastResult.of(folder).accept(folder, "first");
            ForecastResult result = ForecastResult.of(folder);
            System.out.println(
                    folder.getFileName() + ", " + result.scenario().model().description() + ": " + result.verdict()
                            + ", " + result.assessment().golden().orElseThrow().verdict());
            HtmlReport.write(Path.of("target", folder.getFileName() + ".html"), result);
        }
    }
}
