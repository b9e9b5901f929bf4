package io.github.lstmforecast.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Logs what to do with a scenario that was written. */
final class NextSteps {
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

    private final Log log;
    private final MavenProject project;
    private final MavenSession session;
    private final PluginDescriptor plugin;

    NextSteps(Log log, MavenProject project, MavenSession session, PluginDescriptor plugin) {
        this.log = log;
        this.project = project;
        this.session = session;
        this.plugin = plugin;
    }

    /** @param calibrates whether its limits are still to be found */
    void log(String scenario, boolean calibrates) {
        log.info("Next: " + command("verify", scenario) + " trains it and judges its forecast");
        if (calibrates) {
            log.info("Then: " + command("calibrate", scenario) + " proposes limits for it");
        }
        boolean hasModules = !project.getModules().isEmpty();
        String pom = ShownPath.of(project.getFile().toPath(), session);
        if (hasModules) {
            log.info("It is a scenario of " + pom + " itself; -pl "
                    + project.getModules().get(0) + " would have made one of that module");
        }
        if (project.getBuildPlugins().stream().filter(this::isOurs).noneMatch(NextSteps::bindsVerify)) {
            log.info("So that each mvn verify does that, add to " + pom + ":");
            String inherited = hasModules ? "\n      <inherited>false</inherited>" : "";
            SNIPPET.formatted(plugin.getGroupId(), plugin.getArtifactId(), plugin.getVersion(), inherited)
                    .lines()
                    .forEach(log::info);
            log.info(
                    "<configuration><attach>true</attach></configuration> in it makes deploy publish the results; a later"
                            + " version is compared with them by -Dlstm-forecast.reference=release");
        }
    }

    /** A command line that works in this project: the goal's short name is known only where the POM has the plugin. */
    private String command(String goal, String scenario) {
        boolean hasPlugin = project.getBuildPlugins().stream().anyMatch(this::isOurs);
        String of = hasPlugin
                ? plugin.getGoalPrefix()
                : plugin.getGroupId() + ":" + plugin.getArtifactId() + ":" + plugin.getVersion();
        Path base = project.getBasedir().toPath().toAbsolutePath().normalize();
        Path root =
                Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
        return "mvn " + of + ":" + goal + (base.equals(root) ? "" : " -pl " + ShownPath.of(base, session))
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
                .anyMatch(execution -> execution.getGoals().contains("verify"));
    }
}
