package io.github.lstmforecast.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.OutputType;

/** Photographs the report that the documentation shows: of a scenario that passes, and one that fails. */
public final class ReportPicture {
    private static final Map<String, Object> SCREEN =
            Map.of("width", 980, "height", 1500, "deviceScaleFactor", 1, "mobile", false);

    private ReportPicture() {}

    /**
     * Writes {@code report.png}.
     *
     * @param args the folder to write it to
     * @throws Exception if it can't be written, or there is no browser
     */
    public static void main(String[] args) throws Exception {
        Path module = Files.createTempDirectory("report");
        WrittenReport report = WrittenReport.write(
                module.resolve("target"),
                "pulse-models",
                List.of(
                        WrittenReport.run(module, "good", "signal: { pulse: { period: 10, width: 3 } }"),
                        WrittenReport.run(module, "keras", """
                                signal: { pulse: { period: 10, width: 3 } }
                                model: { train: { recipe: keras-stateful, seed: 11 } }
                                """)));
        try (Browser browser = Browser.start()) {
            browser.driver().executeCdpCommand("Emulation.setDeviceMetricsOverride", SCREEN);
            browser.driver().executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
            browser.open(report.page());
            Files.write(Path.of(args[0]).resolve("report.png"), browser.driver().getScreenshotAs(OutputType.BYTES));
        }
    }
}
