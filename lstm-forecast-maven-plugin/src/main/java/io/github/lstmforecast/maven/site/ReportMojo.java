package io.github.lstmforecast.maven.site;

import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes a page of the Maven site from the results that {@code verify} has left: verdicts, findings, checks, metrics and
 * pictures. It runs nothing: {@code mvn verify site} runs the scenarios and shows them.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.SITE, threadSafe = true)
public final class ReportMojo extends SiteMojo {
    private static final String NAME = "lstm-forecast";

    /** For Maven, which sets the parameters. */
    public ReportMojo() {}

    @Override
    void write(SitePage page) {
        page.write(getName(Locale.ROOT), read(project(), NAME));
    }

    @Override
    public String getName(Locale locale) {
        return "LSTM Forecast";
    }

    @Override
    @SuppressWarnings("deprecation") // its replacement calls it
    public String getOutputName() {
        return NAME;
    }

    @Override
    public String getDescription(Locale locale) {
        return "Forecasts of sequence models in closed loop: how good they are, and whether anything has changed.";
    }
}
