package io.github.lstmforecast.maven;

import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioSchema;
import io.github.lstmforecast.scenario.TrustedFolders;
import io.github.lstmforecast.signal.CsvException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
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

    private static final String SNIPPET = """
              <build>
                <plugins>
                  <plugin>
                    <groupId>%s</groupId>
                    <artifactId>%s</artifactId>
                    <version>%s</version>%s
                    <executions>
                      <execution>
                        <goals>
                          <goal>verify</goal>
                        </goals>
                        <phase>verify</phase>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>""";

    /** The name of the scenario and its folder. By default {@code pulse}, or the name of the CSV file. */
    @Parameter(property = "lstm-forecast.name")
    private String name;

    /**
     * A CSV file to forecast in place of a pulse wave; its path relative to the module, or to where Maven is started.
     */
    @Parameter(property = "lstm-forecast.csv")
    private String csv;

    /** The column to forecast, by its name or its number from 1. By default the only one with a number in each row. */
    @Parameter(property = "lstm-forecast.column")
    private String column;

    /** How long a cycle is, in rows of the CSV file, at least 2. By default it is found by autocorrelation. */
    @Parameter(property = "lstm-forecast.period")
    private Double period;

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
        if (csv == null && (column != null || period != null)) {
            throw new NothingWrittenException("lstm-forecast." + (column != null ? "column" : "period")
                    + " needs a CSV file; name it with -Dlstm-forecast.csv=...");
        }
        try {
            String scenario = name();
            LocaleEncoding.require(scenarioDirectory + File.separator + scenario);
            Path folder = scenarioDirectory.toPath().resolve(scenario);
            requireNew(folder);
            Path schema = scenarioDirectory.toPath().resolve(ScenarioSchema.FILE_NAME);
            Optional<String> oldSchema = oldSchema(schema);
            String yaml = csv == null ? FirstScenario.pulse() : ofCsv(scenario, folder);
            ScenarioReader.read(base(), folder, trusted(), yaml); // what is written can be run
            write(schema, oldSchema);
            WholeFile.write(folder.resolve(ScenarioReader.FILE_NAME), yaml);
            getLog().info("Written: " + shown(folder.resolve(ScenarioReader.FILE_NAME)));
            logNextSteps(scenario);
            if (BuildCache.isThere(session, plugin)) {
                BuildCache.of(session, project, scenarioDirectory.toPath()).advice().ifPresent(getLog()::warn);
            }
        } catch (CsvException | ScenarioException | WorkerException e) {
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

    private String ofCsv(String scenario, Path folder) throws MojoExecutionException, IOException, CsvException {
        Path file = csvFile();
        TrustedFolders folders = new TrustedFolders(trusted());
        if (!folders.hold(file)) {
            throw new NothingWrittenException(shown(file) + " " + folders.refusal(file));
        }
        CsvColumn found = CsvColumn.find(file, shown(file), Optional.ofNullable(column));
        int rows = found.table().series().length();
        if (period != null && !(period >= 2 && period <= rows)) {
            throw new NothingWrittenException("lstm-forecast.period is " + period + ", but must be from 2 to " + rows
                    + ", the rows of " + shown(file) + " (rows per cycle)");
        }
        return FirstScenario.csv(
                scenario,
                shown(file),
                nameFor(file, folder),
                found,
                period == null ? OptionalDouble.empty() : OptionalDouble.of(period));
    }

    private Path csvFile() throws MojoExecutionException {
        try {
            for (Path from : List.of(base(), root())) {
                Path file = from.resolve(csv).normalize();
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        } catch (InvalidPathException e) {
            throw new NothingWrittenException(
                    "lstm-forecast.csv is '" + csv + "', which is no valid path on this system: " + e.getReason());
        }
        throw new NothingWrittenException("lstm-forecast.csv is '" + csv + "', and there is no such file in " + base()
                + (base().equals(root()) ? "" : " or in " + root()));
    }

    /** The path of a file in a scenario: its name alone in the same folder, otherwise relative to the module. */
    private String nameFor(Path file, Path folder) {
        Path from = file.startsWith(folder) ? folder : base();
        boolean onOneDrive = from.getRoot().equals(file.getRoot());
        return (onOneDrive ? from.relativize(file) : file).toString().replace('\\', '/');
    }

    private void logNextSteps(String scenario) {
        getLog().info("Next: " + command("verify", scenario) + " trains it and judges its forecast");
        if (csv != null) {
            getLog().info("Then: " + command("calibrate", scenario) + " proposes limits for it");
        }
        boolean hasModules = !project.getModules().isEmpty();
        if (hasModules) {
            getLog().info("It is a scenario of " + shown(project.getFile().toPath()) + " itself; -pl "
                    + project.getModules().get(0) + " would have made one of that module");
        }
        if (project.getBuildPlugins().stream().filter(this::isOurs).noneMatch(InitMojo::bindsVerify)) {
            getLog().info("So that each mvn verify does that, add to "
                    + shown(project.getFile().toPath()) + ":");
            String inherited = hasModules ? "\n      <inherited>false</inherited>" : "";
            SNIPPET.formatted(plugin.getGroupId(), plugin.getArtifactId(), plugin.getVersion(), inherited)
                    .lines()
                    .forEach(getLog()::info);
        }
    }

    /** A command line that works in this project: the goal's short name is known only where the POM has the plugin. */
    private String command(String goal, String scenario) {
        boolean hasPlugin = project.getBuildPlugins().stream().anyMatch(this::isOurs);
        String of = hasPlugin
                ? plugin.getGoalPrefix()
                : plugin.getGroupId() + ":" + plugin.getArtifactId() + ":" + plugin.getVersion();
        return "mvn " + of + ":" + goal + (base().equals(root()) ? "" : " -pl " + shown(base()))
                + again("lstm-forecast.scenarioDirectory") + again("lstm-forecast.trustedDirectories")
                + " -Dlstm-forecast.scenarios=" + scenario;
    }

    /** A property that was needed to find the scenario is needed again, quoted for a shell where necessary. */
    private String again(String property) {
        String value = session.getUserProperties().getProperty(property);
        if (value == null) {
            return "";
        }
        return " -D" + property + "=" + (value.matches("[\\w./,:\\\\-]+") ? value : "\"" + value + "\"");
    }

    private boolean isOurs(Plugin other) {
        return other.getGroupId().equals(plugin.getGroupId())
                && other.getArtifactId().equals(plugin.getArtifactId());
    }

    private static boolean bindsVerify(Plugin plugin) {
        return plugin.getExecutions().stream()
                .anyMatch(bound -> bound.getGoals().contains("verify"));
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
