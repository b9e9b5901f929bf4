package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionTest {
    @TempDir
    Path folder;

    // The variables are those of the documentation of each build server.
    @ParameterizedTest
    @CsvSource({
        "GITHUB_SHA=c GITHUB_REF_NAME=feature/x GITHUB_HEAD_REF=, feature/x",
        "GITHUB_SHA=c GITHUB_REF_NAME=12/merge GITHUB_HEAD_REF=feature/x, feature/x",
        "CI_COMMIT_SHA=c CI_COMMIT_REF_NAME=feature/x, feature/x",
        "CI_COMMIT_SHA=c CI_COMMIT_REF_NAME=refs/merge-requests/7/head CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=feature/x, feature/x",
        "GIT_COMMIT=c GIT_BRANCH=origin/feature/x, feature/x",
        "GIT_COMMIT=c GIT_BRANCH=PR-3 BRANCH_NAME=PR-3 CHANGE_BRANCH=feature/x, feature/x",
        "BUILD_SOURCEVERSION=c BUILD_SOURCEBRANCH=refs/heads/feature/x, feature/x",
        "BUILD_SOURCEVERSION=c BUILD_SOURCEBRANCH=refs/pull/1/merge SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/feature/x, feature/x",
        "BITBUCKET_COMMIT=c BITBUCKET_BRANCH=feature/x, feature/x",
        "CIRCLE_SHA1=c CIRCLE_BRANCH=feature/x, feature/x"
    })
    void a_build_server_reports_commit_and_branch(String variables, String branch) {
        assertThat(Revision.of(environment(variables), folder))
                .isEqualTo(new Revision(Optional.of("c"), Optional.of(branch)));
    }

    private static Map<String, String> environment(String variables) {
        Map<String, String> environment = new TreeMap<>();
        Arrays.stream(variables.split(" "))
                .map(variable -> variable.split("=", 2))
                .forEach(both -> environment.put(both[0], both[1]));
        return environment;
    }

    private String git(Path where, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 5];
        System.arraycopy(new String[] {"git", "-c", "user.name=a", "-c", "user.email=a@example.com"}, 0, command, 0, 5);
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        Process git = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(git.getInputStream().readAllBytes()).strip();
        assertThat(git.waitFor()).as(printed).isZero();
        return printed;
    }

    private Path repository() throws Exception {
        assumeThat(Revision.printed(folder, "git", "--version")).isPresent();
        Path repository = Files.createDirectory(folder.resolve("repository"));
        git(repository, "init", "-q");
        git(repository, "checkout", "-q", "-b", "feature/ü");
        git(repository, "commit", "-q", "--allow-empty", "-m", "first");
        return repository;
    }

    @Test
    void without_a_build_server_git_reports_them_also_in_a_folder_below_and_with_packed_refs() throws Exception {
        Path repository = repository();
        git(repository, "pack-refs", "--all");
        Path module = Files.createDirectory(repository.resolve("module"));

        assertThat(Revision.of(Map.of(), module))
                .isEqualTo(new Revision(Optional.of(git(repository, "rev-parse", "HEAD")), Optional.of("feature/ü")));
    }

    @Test
    void a_worktree_has_its_own_branch() throws Exception {
        Path repository = repository();
        Path tree = folder.resolve("tree");
        git(repository, "worktree", "add", "-q", "-b", "other", tree.toString());

        assertThat(Revision.of(Map.of(), tree).branch()).contains("other");
    }

    @Test
    void a_commit_without_a_branch_gets_it_from_the_build_server() throws Exception {
        Path repository = repository();
        git(repository, "checkout", "-q", "--detach");

        Revision revision = Revision.of(Map.of(), repository);

        assertThat(revision.commit()).contains(git(repository, "rev-parse", "HEAD"));
        assertThat(revision.branch()).isEmpty();
        assertThat(Revision.of(Map.of("GIT_COMMIT", "c", "BRANCH_NAME", "main"), repository))
                .isEqualTo(new Revision(Optional.of("c"), Optional.of("main")));
    }

    @Test
    void before_the_first_commit_there_is_none() throws Exception {
        assumeThat(Revision.printed(folder, "git", "--version")).isPresent();
        git(folder, "init", "-q");

        assertThat(Revision.of(Map.of(), folder).commit()).isEmpty();
    }

    @Test
    void outside_of_a_repository_nothing_is_known() {
        assertThat(Revision.of(Map.of(), folder)).isEqualTo(Revision.UNKNOWN);
    }

    @Test
    void a_command_that_is_not_there_reports_nothing() {
        assertThat(Revision.printed(folder, "no-such-command")).isEmpty();
        assertThat(Revision.printed(folder.resolve("no-such-folder"), "git", "--version"))
                .isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of POSIX")
    void a_command_that_fails_or_hangs_reports_nothing() {
        assertThat(Revision.printed(folder, "sh", "-c", "echo x; exit 1")).isEmpty();
        assertThat(Revision.printed(folder, Duration.ofMillis(50), "sleep", "60"))
                .isEmpty();
        assertThat(Revision.printed(folder, "cat")).isEmpty(); // reads what is not there
        assertThat(Revision.printed(folder, "echo", "x")).contains("x");
    }
}
