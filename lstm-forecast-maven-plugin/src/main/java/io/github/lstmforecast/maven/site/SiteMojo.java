package io.github.lstmforecast.maven.site;

import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.maven.GivenParameters;
import io.github.lstmforecast.maven.worker.IoMessage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.doxia.module.xhtml5.Xhtml5SinkFactory;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * A page of the Maven site, made from the results that exist; it says which are missing.
 *
 * <p>Maven's own base class for reports would bring a renderer of whole sites into every build that uses the plugin; as a
 * goal of its own, a page is written plainly.
 */
abstract class SiteMojo extends AbstractMojo implements MavenReport {
    private static final String STYLE = "page.css";

    /** Whether to omit the page. */
    @Parameter(property = "lstm-forecast.skip", defaultValue = "false")
    private boolean skip;

    /** Where {@code verify} has left its results. */
    @Parameter(property = "lstm-forecast.outputDirectory", defaultValue = "${project.build.directory}/lstm-forecast")
    private File outputDirectory;

    /** Where the scenarios are. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /** Where the page is written, unless it is made for a site, which has its own folder. */
    @Parameter(defaultValue = "${project.build.directory}/reports", readonly = true)
    private File reportOutputDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${reactorProjects}", readonly = true, required = true)
    private List<MavenProject> reactorProjects;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Writes the page. */
    abstract void write(SitePage page);

    @Override
    public final void execute() throws MojoExecutionException {
        GivenParameters.require(execution, session, project);
        if (!canGenerateReport()) {
            return;
        }
        Path file = reportOutputDirectory.toPath().resolve(getOutputPath() + ".html");
        try {
            WholeFile.write(file, page().replace("</head>", "<style>" + style() + "</style></head>"));
        } catch (IOException e) {
            throw new MojoExecutionException(file + " can't be written: " + IoMessage.of(e), e);
        }
        getLog().info("Report: " + file);
    }

    private String page() throws IOException {
        ByteArrayOutputStream html = new ByteArrayOutputStream();
        try (Sink sink = new Xhtml5SinkFactory().createSink(html, StandardCharsets.UTF_8.name())) {
            write(new SitePage(sink, getLog()::warn));
        }
        return html.toString(StandardCharsets.UTF_8);
    }

    private static String style() throws IOException {
        try (InputStream style = SiteMojo.class.getResourceAsStream(STYLE)) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public final void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            GivenParameters.require(execution, session, project);
        } catch (MojoExecutionException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
        write(new SitePage(sink, getLog()::warn));
    }

    @Override
    public boolean canGenerateReport() {
        if (skip) {
            getLog().info("Skipped: lstm-forecast.skip is set");
        }
        return !skip;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        reportOutputDirectory = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return reportOutputDirectory;
    }

    final MavenProject project() {
        return project;
    }

    final List<MavenProject> reactorProjects() {
        return reactorProjects;
    }

    /**
     * The results of a module.
     *
     * @param module this one, or another, whose folders lie in it as those of this one do here
     * @param folder of its files, from the page on
     */
    final SiteModule read(MavenProject module, String folder) {
        Path results = in(module, outputDirectory.toPath());
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
