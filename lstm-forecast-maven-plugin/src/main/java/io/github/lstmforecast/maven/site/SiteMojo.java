package io.github.lstmforecast.maven.site;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.AbstractMavenReport;

/** A page of the Maven site. It is made of what is there, and says what is not. */
abstract class SiteMojo extends AbstractMavenReport {
    /** Whether to leave the page out. */
    @Parameter(property = "lstm-forecast.skip", defaultValue = "false")
    private boolean skip;

    /** Where {@code verify} has left its results: what is called {@code outputDirectory} there. */
    @Parameter(property = "lstm-forecast.outputDirectory", defaultValue = "${project.build.directory}/lstm-forecast")
    private File resultsDirectory;

    /** Where the scenarios are. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /** Writes the page. */
    abstract void write(SitePage page);

    @Override
    protected final void executeReport(Locale locale) {
        write(new SitePage(getSink(), getLog()::warn));
    }

    @Override
    public boolean canGenerateReport() {
        if (skip) {
            getLog().info("Skipped: lstm-forecast.skip is set");
        }
        return !skip;
    }

    /**
     * What there is to tell of a module.
     *
     * @param module this one, or another, whose folders lie in it as those of this one do here
     * @param folder of its files, from the page on
     */
    final SiteModule read(MavenProject module, String folder) {
        Path results = in(module, resultsDirectory.toPath());
        return SiteModule.read(
                module.getName(),
                module.getBasedir().toPath(),
                results,
                in(module, scenarioDirectory.toPath()),
                new SiteFiles(results, getReportOutputDirectory().toPath(), folder),
                getLog()::warn);
    }

    private Path in(MavenProject module, Path path) {
        Path build = Path.of(project.getBuild().getDirectory());
        Path base = project.getBasedir().toPath();
        if (path.startsWith(build)) {
            return Path.of(module.getBuild().getDirectory()).resolve(build.relativize(path));
        }
        return path.startsWith(base) ? module.getBasedir().toPath().resolve(base.relativize(path)) : path;
    }
}
