package io.github.lstmforecast.maven;

import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioSchema;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Writes a first scenario, {@code src/forecast/<name>/scenario.yaml}: a pulse wave, or a series from a CSV file, with
 * comments on all that one would change first. Beside it, in {@code src/forecast}, it writes the JSON Schema by which
 * editors complete and check scenarios.
 *
 * <p>It needs no configuration, and never changes a scenario that is there. It runs once, in the project where Maven is
 * started, or in the one that {@code -pl} chooses.
 */
@Mojo(name = "init", aggregator = true, threadSafe = true)
public final class InitMojo extends AbstractMojo {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?");

    /** The name of the scenario and its folder. By default {@code pulse}, or the name of the CSV file. */
    @Parameter(property = "lstm-forecast.name")
    private String name;

    /**
     * A CSV file to forecast in place of a pulse wave; its path relative to the module, or to where Maven is started.
     */
    @Parameter(property = "lstm-forecast.csv")
    private String csv;

    /**
     * The column to forecast, by its name or its number from 1. By default the only one with numbers that are no dates and
     * don't count the rows.
     */
    @Parameter(property = "lstm-forecast.column")
    private String column;

    /** How long a cycle is, in rows of the CSV file, at least 2; none for a series without one. By default it is found. */
    @Parameter(property = "lstm-forecast.period")
    private String period;

    /**
     * The rows to read of a CSV file that holds several series, by a column and its value: {@code symbol=MSFT}, or several,
     * {@code country=DE,symbol=MSFT}.
     */
    @Parameter(property = "lstm-forecast.where")
    private String where;

    /** What separates the cells of a row of the CSV file, as in a scenario. By default it is recognised. */
    @Parameter(property = "lstm-forecast.delimiter")
    private String delimiter;

    /** What separates the whole part of a number from its fraction, as in a scenario. By default it is recognised. */
    @Parameter(property = "lstm-forecast.decimal")
    private String decimal;

    /** What separates the thousands of a number, as in a scenario. By default it is recognised. */
    @Parameter(property = "lstm-forecast.thousands")
    private String thousands;

    /** What the lines of the CSV file that are skipped begin with, as in a scenario. By default it is recognised. */
    @Parameter(property = "lstm-forecast.comment")
    private String comment;

    /** Whether the first row of the CSV file holds names. By default it is recognised. */
    @Parameter(property = "lstm-forecast.header")
    private String header;

    /** The encoding of the CSV file. By default it is recognised. */
    @Parameter(property = "lstm-forecast.encoding")
    private String encoding;

    /** The column with the dates of the rows, or none. By default it is recognised. */
    @Parameter(property = "lstm-forecast.date")
    private String date;

    /** How dates are written, for example {@code dd/MM/yyyy}. By default it is recognised. */
    @Parameter(property = "lstm-forecast.dateFormat")
    private String dateFormat;

    /** Where the scenarios are: each folder in it with a {@code scenario.yaml} is one. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /** Folders outside of the project that a CSV file may lie in, as with {@code verify}, which must know them too. */
    @Parameter(property = "lstm-forecast.trustedDirectories")
    private List<File> trustedDirectories = List.of();

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    public void execute() throws MojoExecutionException {
        GivenParameters.require(execution, session, project);
        Map<String, String> format = formatParameters();
        if (csv == null && (column != null || period != null || !format.isEmpty())) {
            String key = column != null
                    ? "column"
                    : period != null ? "period" : format.keySet().iterator().next();
            throw new NothingWrittenException(
                    "lstm-forecast." + key + " needs a CSV file; name it with -Dlstm-forecast.csv=...");
        }
        try {
            String scenario = name();
            LocaleEncoding.require(scenarioDirectory + File.separator + scenario);
            Path folder = scenarioDirectory.toPath().resolve(scenario);
            requireNew(folder);
            Path schema = scenarioDirectory.toPath().resolve(ScenarioSchema.FILE_NAME);
            Optional<String> oldSchema = oldSchema(schema);
            String yaml = csv == null
                    ? FirstScenario.pulse()
                    : new FirstCsvScenario(getLog(), base(), root(), trusted(), this::shown)
                            .yaml(
                                    scenario,
                                    folder,
                                    csv,
                                    Optional.ofNullable(column),
                                    Optional.ofNullable(period),
                                    new FormatParameters(format));
            ScenarioReader.read(base(), folder, trusted(), yaml); // what is written can be run
            write(schema, oldSchema);
            WholeFile.write(folder.resolve(ScenarioReader.FILE_NAME), yaml);
            getLog().info("Written: " + shown(folder.resolve(ScenarioReader.FILE_NAME)));
            new NextSteps(getLog(), project, session, plugin).log(scenario, csv != null);
            if (BuildCache.isThere(session, plugin)) {
                BuildCache.of(session, project, scenarioDirectory.toPath())
                        .advice()
                        .ifPresent(getLog()::warn);
            }
        } catch (CsvException e) {
            throw new NothingWrittenException(e.getMessage()
                    + e.remedy()
                            .map(remedy -> "; here with -Dlstm-forecast."
                                    + CsvColumn.argument(
                                            remedy.substring(0, remedy.indexOf('=')),
                                            remedy.substring(remedy.indexOf('=') + 1)))
                            .orElse(""));
        } catch (ScenarioException | WorkerException e) {
            throw new NothingWrittenException(e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException("The scenario can't be written: " + IoMessage.of(e), e);
        }
    }

    private List<Path> trusted() {
        return ProjectFolders.trusted(project, root(), scenarioDirectory, trustedDirectories);
    }

    private String name() throws MojoExecutionException {
        if (name == null && csv == null) {
            return "pulse";
        }
        String wanted = name != null
                ? name
                : csv.replaceFirst(".*[/\\\\]", "")
                        .replaceFirst("(?<=.)\\.[^.]*$", "")
                        .replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        if (!NAME.matcher(wanted).matches()) {
            throw new NothingWrittenException(
                    "lstm-forecast.name is '" + wanted + "'" + (name == null ? " by default" : "")
                            + ", but must be letters and digits, with ., _ and - between them: it is the name of a folder");
        }
        return wanted;
    }

    private void requireNew(Path folder) throws MojoExecutionException {
        for (String file : List.of(ScenarioReader.FILE_NAME, ScenarioReader.MISSPELT)) {
            if (Files.exists(folder.resolve(file))) {
                throw new NothingWrittenException("there is a scenario already, " + shown(folder.resolve(file))
                        + "; choose another name, with -Dlstm-forecast.name=...");
            }
        }
    }

    /** The schema that is there. A file that is not ours is not replaced. */
    private Optional<String> oldSchema(Path schema) throws MojoExecutionException, IOException {
        if (!Files.exists(schema)) {
            return Optional.empty();
        }
        String old = new String(Files.readAllBytes(schema), StandardCharsets.UTF_8);
        if (!ScenarioSchema.isOne(old)) {
            throw new NothingWrittenException(
                    shown(schema) + " is not the schema of lstm-forecast, which belongs there; move it away");
        }
        return Optional.of(old);
    }

    private void write(Path schema, Optional<String> old) throws IOException {
        String text = ScenarioSchema.text();
        if (old.isEmpty() || !old.get().equals(text)) {
            WholeFile.write(schema, text);
            getLog().info((old.isEmpty() ? "Written: " : "Renewed: ") + shown(schema)
                    + ", by which editors complete and check scenarios");
        }
    }

    private Map<String, String> formatParameters() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("encoding", encoding);
        given.put("delimiter", delimiter);
        given.put("comment", comment);
        given.put("header", header);
        given.put("decimal", decimal);
        given.put("thousands", thousands);
        given.put("date", date);
        given.put("dateFormat", dateFormat);
        given.put("where", where);
        given.values().removeIf(Objects::isNull);
        return given;
    }

    private Path base() {
        return project.getBasedir().toPath().toAbsolutePath().normalize();
    }

    private Path root() {
        return Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
    }

    private String shown(Path path) {
        return ShownPath.of(path, session);
    }
}
