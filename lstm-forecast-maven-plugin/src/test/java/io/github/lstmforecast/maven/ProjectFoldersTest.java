package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ProjectFoldersTest {
    private static final Path ROOT = Path.of("any/project").toAbsolutePath();

    private final MavenProject root = project(ROOT);
    private final MavenProject module = project(ROOT.resolve("group/module"));
    private final File usual = ROOT.resolve("group/module/src/forecast").toFile();

    private static MavenProject project(Path folder) {
        MavenProject project = new MavenProject();
        project.setFile(folder.resolve("pom.xml").toFile());
        return project;
    }

    @Test
    void a_module_alone_is_all_there_is() {
        assertThat(ProjectFolders.trusted(module, ROOT.resolve("group/module"), usual, List.of()))
                .containsExactly(ROOT.resolve("group/module"));
    }

    @Test
    void the_outermost_parent_is_the_same_wherever_maven_is_started() {
        MavenProject group = project(ROOT.resolve("group"));
        module.setParent(group);
        group.setParent(root);

        assertThat(ProjectFolders.trusted(module, ROOT.resolve("group/module"), usual, List.of()))
                .containsExactly(ROOT);
        assertThat(ProjectFolders.trusted(module, ROOT, usual, List.of())).containsExactly(ROOT);
    }

    @Test
    void where_maven_was_started_belongs_to_it_without_being_a_parent() {
        assertThat(ProjectFolders.trusted(module, ROOT, usual, List.of())).containsExactly(ROOT);
    }

    @Test
    void a_parent_beside_the_module_or_from_a_repository_adds_nothing() {
        MavenProject beside = project(ROOT.resolve("parent"));
        beside.setParent(new MavenProject());
        module.setParent(beside);

        assertThat(ProjectFolders.trusted(module, ROOT.resolve("parent"), usual, List.of()))
                .containsExactly(ROOT.resolve("group/module"));
    }

    @Test
    void scenarios_that_were_put_elsewhere_and_what_a_user_trusts_are_added() {
        File elsewhere = ROOT.resolveSibling("scenarios").toFile();
        File data = ROOT.resolveSibling("data").toFile();

        assertThat(ProjectFolders.trusted(module, ROOT, elsewhere, List.of(data)))
                .containsExactly(ROOT, elsewhere.toPath(), data.toPath());
    }
}
