package io.github.lstmforecast.maven;

import io.github.lstmforecast.scenario.TrustedFolders;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.project.MavenProject;

/** What belongs to the project that is built, and so was checked out together. */
final class ProjectFolders {
    private ProjectFolders() {}

    /**
     * The folders that files of scenarios may lie in: the outermost project above the module, be it a parent or where
     * Maven was started; the folder of the scenarios, where a user has put it elsewhere; and what a user trusts. Of the
     * first, the parents are the same wherever Maven is started.
     *
     * @param module whose scenarios they are; without a POM, the folder where Maven was started is in its place
     * @param started the folder where Maven was started
     */
    static List<Path> trusted(
            MavenProject module, Path started, File scenarioDirectory, List<File> trustedDirectories) {
        List<Path> folders = new ArrayList<>();
        Path base = module.getBasedir() == null ? started : module.getBasedir().toPath();
        folders.add(base);
        for (MavenProject parent = module.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.getBasedir() != null) { // as those have not that come from a repository
                addIfAbove(base, parent.getBasedir().toPath(), folders);
            }
        }
        addIfAbove(base, started, folders);
        if (!new TrustedFolders(folders).name(scenarioDirectory.toPath())) {
            folders.add(scenarioDirectory.toPath());
        }
        trustedDirectories.stream().filter(Objects::nonNull).forEach(directory -> folders.add(directory.toPath()));
        return new TrustedFolders(folders).folders();
    }

    private static void addIfAbove(Path base, Path folder, List<Path> folders) {
        if (base.startsWith(folder)) {
            folders.add(folder);
        }
    }
}
