package io.github.lstmforecast.maven.site;

import java.util.List;
import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes one page of the Maven site from the results of all modules of the build, in the project where Maven was
 * started. It runs nothing, and Maven makes the site of that project before the modules are built: {@code mvn verify}
 * first, and then {@code mvn site}.
 */
@Mojo(name = "report-aggregate", defaultPhase = LifecyclePhase.SITE, aggregator = true, threadSafe = true)
public final class ReportAggregateMojo extends SiteMojo {
    private static final String NAME = "lstm-forecast-aggregate";

    /** For Maven, which sets the parameters. */
    public ReportAggregateMojo() {}

    @Override
    void write(SitePage page) {
        List<SiteModule> modules = reactorProjects().stream()
                .map(module -> read(module, NAME + "/" + module.getGroupId() + "." + module.getArtifactId()))
                .filter(SiteModule::concerned)
                .toList();
        page.write(getName(Locale.ROOT), modules);
    }

    /** Where every module inherits the report, one page is enough; and a single module has the other one. */
    @Override
    public boolean canGenerateReport() {
        return super.canGenerateReport()
                && project().isExecutionRoot()
                && reactorProjects().size() > 1;
    }

    @Override
    public String getName(Locale locale) {
        return "LSTM Forecast, all modules";
    }

    @Override
    @SuppressWarnings("deprecation") // its replacement calls it
    public String getOutputName() {
        return NAME;
    }

    @Override
    public String getDescription(Locale locale) {
        return "Forecasts of sequence models in closed loop, of all modules: how good they are, and whether anything has"
                + " changed.";
    }
}
