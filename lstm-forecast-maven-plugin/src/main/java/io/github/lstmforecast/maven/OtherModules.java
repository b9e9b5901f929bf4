package io.github.lstmforecast.maven;

import io.github.lstmforecast.scenario.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The other modules of a build, whose scenarios lie where those of this one do.
 *
 * @param scenarios the folder of this module's scenarios, from the module on
 */
record OtherModules(List<MavenProject> modules, Path scenarios, Path started) {
    static OtherModules of(MavenSession session, MavenProject module, Path scenarioDirectory) {
        Path base = module.getBasedir().toPath();
        return new OtherModules(
                session.getAllProjects().stream()
                        .filter(other -> !other.equals(module))
                        .toList(),
                scenarioDirectory.startsWith(base) ? base.relativize(scenarioDirectory) : scenarioDirectory,
                ModuleMojo.started(session));
    }

    /** What to do about a scenario that another module has, as the end of a sentence; {@code ""} if none has it. */
    String about(String scenario) {
        List<String> have = modules.stream()
                .map(module -> module.getBasedir().toPath())
                .filter(base ->
                        Files.exists(base.resolve(scenarios).resolve(scenario).resolve(ScenarioReader.FILE_NAME)))
                .map(base -> started.relativize(base).toString().replace('\\', '/'))
                .toList();
        return have.isEmpty()
                ? ""
                : "; " + String.join(" and ", have) + (have.size() == 1 ? " has" : " have")
                        + " it, so choose that module with -pl " + have.get(0);
    }
}
