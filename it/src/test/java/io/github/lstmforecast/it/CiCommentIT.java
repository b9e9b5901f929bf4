package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comments on pull requests of {@code examples/ci}, with stand-ins for the clients of GitHub and GitLab. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are run by a POSIX shell")
class CiCommentIT {
    private static final String MARKER = "<!-- lstm-forecast -->\n";
    private static final String BEFORE =
            MARKER + "What [run 5](https://github/o/r/actions/runs/5) of this pull request has written:\n\n";
    private static final String PATH = "PATH=\"$FAKES:$PATH\"\n";

    private final Path folder = Path.of("target", "examples", "ci-comment").toAbsolutePath();

    @BeforeEach
    void prepare() throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder.resolve("fakes"));
        CiExampleIT.program(folder.resolve("fakes"), "gh", """
                echo "$*" >> gh.log
                case "$*" in
                  "api repos/o/r/actions/runs/5/artifacts?name=comment "*) test ! -e artifact.zip || echo 9 ;;
                  "api repos/o/r/actions/artifacts/9/zip") cat artifact.zip ;;
                  "api repos/o/r/pulls/12 --jq .head.sha") echo c0ffee ;;
                  "api --paginate repos/o/r/issues/12/comments?per_page=100 "*) test -z "$EXISTING" || printf '%b\\n' "$EXISTING" ;;
                  "api --silent "*" --field body=@body.md") ;;
                  *) echo "unexpected: $*"; exit 2 ;;
                esac
                """);
    }

    private Shell shell() {
        return Shell.in(folder)
                .with("FAKES", folder.resolve("fakes").toString())
                .with("GH_REPO", "o/r")
                .with("RUN", "5")
                .with("RUN_URL", "https://github/o/r/actions/runs/5")
                .with("HEAD_SHA", "c0ffee");
    }

    private Shell.Printed comment(Shell shell) throws Exception {
        assumeThereIs("unzip");
        return shell.bash(PATH + CiFile.COMMENT.script("Comment"));
    }

    /** On a build server it must be there. */
    private void assumeThereIs(String program) throws Exception {
        if (System.getenv("CI") == null) {
            assumeThat(shell().run("command -v " + program + " || true").lines())
                    .isNotEmpty();
        }
    }

    private void artifact(Map<String, String> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("artifact.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String asked() throws IOException {
        return Files.readString(folder.resolve("gh.log"));
    }

    @Test
    void what_verify_leaves_is_what_is_posted() throws Exception {
        Path results = Files.createDirectories(folder.resolve("a b/target/lstm-forecast"));
        Files.writeString(results.resolve("compare.md"), "## Worse\n");
        Shell.Printed prepared = shell().with("NUMBER", "12").bash(CiFile.VERIFY.script("Prepare the comment"));
        assertThat(prepared.exitCode()).as(prepared.text()).isZero();
        artifact(Map.of(
                "number", Files.readString(folder.resolve("comment/number")),
                "compare.md", Files.readString(folder.resolve("comment/compare.md"))));

        Shell.Printed printed = comment(shell());

        assertThat(printed.exitCode()).as(printed.text()).isZero();
        assertThat(folder.resolve("body.md")).content().isEqualTo(BEFORE + "## Worse\n");
        assertThat(asked()).contains("api --silent --method POST repos/o/r/issues/12/comments --field body=@body.md");
    }

    @Test
    void the_comment_of_an_earlier_run_is_changed() throws Exception {
        artifact(Map.of("number", "12\n", "compare.md", "x\n"));

        Shell.Printed printed = comment(shell().with("EXISTING", "34\\n35"));

        assertThat(printed.exitCode()).as(printed.text()).isZero();
        assertThat(asked())
                .contains("api --silent --method PATCH repos/o/r/issues/comments/34 --field body=@body.md")
                .doesNotContain("POST");
    }

    @Test
    void there_is_no_second_comment_if_the_first_can_not_be_searched() throws Exception {
        artifact(Map.of("number", "12\n", "compare.md", "x\n"));
        Path gh = folder.resolve("fakes/gh");
        Files.writeString(gh, Files.readString(gh).replace("test -z \"$EXISTING\" ||", "exit 1;"));

        assertThat(comment(shell()).exitCode()).isEqualTo(1);
        assertThat(asked()).doesNotContain("--silent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "12; touch hacked", "$(touch hacked)", "../7", "12\n13", "99999999999999"})
    void a_number_that_is_none_is_refused(String number) throws Exception {
        artifact(Map.of("number", number, "compare.md", "x\n"));

        Shell.Printed printed = comment(shell());

        assertThat(printed.exitCode()).as(printed.text()).isEqualTo(1);
        assertThat(asked()).doesNotContain("--silent", "pulls");
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    @Test
    void another_pull_request_than_that_of_the_commit_gets_no_comment() throws Exception {
        artifact(Map.of("number", "12\n", "compare.md", "x\n"));

        Shell.Printed printed = comment(shell().with("HEAD_SHA", "bad"));

        assertThat(printed.exitCode()).as(printed.text()).isZero();
        assertThat(asked()).doesNotContain("--silent");
    }

    @Test
    void a_long_text_is_cut_and_notifies_nobody() throws Exception {
        artifact(Map.of("number", "12\n", "compare.md", "@team `rm -rf`\n" + "ü".repeat(1_000_000)));

        Shell.Printed printed = comment(shell());

        assertThat(printed.exitCode()).as(printed.text()).isZero();
        String body = Files.readString(folder.resolve("body.md"));
        assertThat(body).startsWith(BEFORE + "@\u200bteam `rm -rf`\n").endsWith("ü");
        assertThat(body.length()).isLessThan(65_536);
    }

    @Test
    void a_text_is_cut_after_what_is_added_to_it() throws Exception {
        artifact(Map.of("number", "12\n", "compare.md", "@".repeat(60_000)));

        assertThat(comment(shell()).exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("body.md")))
                .endsWith("@\u200b")
                .hasSizeLessThan(65_536);
    }

    @Test
    void a_text_has_no_command_to_other_programs() throws Exception {
        artifact(Map.of("number", "12\n", "compare.md", "/merge\n \t/approve a/b\na /c\n"));

        assertThat(comment(shell()).exitCode()).isZero();
        assertThat(folder.resolve("body.md"))
                .content()
                .isEqualTo(BEFORE + "/\u200bmerge\n \t/\u200bapprove a/b\na /c\n");
    }

    @Test
    void files_that_would_leave_the_folder_are_never_written() throws Exception {
        artifact(Map.of("number", "12\n", "compare.md", "x\n", "../hacked", "x"));

        assertThat(comment(shell()).exitCode()).isZero();
        assertThat(folder.resolveSibling("hacked")).doesNotExist();
    }

    @Test
    void without_an_artifact_or_a_comparison_there_is_no_comment() throws Exception {
        assertThat(comment(shell()).exitCode()).isZero();
        artifact(Map.of("number", "12\n", "compare.md", ""));
        assertThat(comment(shell()).exitCode()).isZero();

        assertThat(asked()).doesNotContain("--silent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "34"})
    void gitlab_gets_one_note_on_a_merge_request(String existing) throws Exception {
        assumeThereIs("jq");
        Path results = Files.createDirectories(folder.resolve("target/lstm-forecast"));
        Files.writeString(results.resolve("compare.md"), "## Worse\n");
        CiExampleIT.program(folder.resolve("fakes"), "curl", """
                echo "$*" >> curl.log
                case "$*" in
                  *--request*) ;;
                  *) echo "[{\\"id\\":1,\\"body\\":\\"x\\"}${EXISTING:+,{\\"id\\":$EXISTING,\\"body\\":\\"<!-- lstm-forecast -->y\\"\\}}]" ;;
                esac
                """);

        Shell.Printed printed = shell().with("EXISTING", existing)
                .with("CI_API_V4_URL", "https://gitlab")
                .with("CI_PROJECT_ID", "3")
                .with("CI_MERGE_REQUEST_IID", "8")
                .with("LSTM_FORECAST_TOKEN", "secret")
                .run(PATH + CiFile.GITLAB.job("comment"));

        assertThat(printed.exitCode()).as(printed.text()).isZero();
        assertThat(printed.text()).doesNotContain("secret");
        assertThat(folder.resolve("body.md")).content().isEqualTo(MARKER + "## Worse\n");
        assertThat(Files.readString(folder.resolve("curl.log")).lines())
                .last()
                .asString()
                .contains(existing.isEmpty() ? "--request POST" : "--request PUT")
                .endsWith("https://gitlab/projects/3/merge_requests/8/notes" + (existing.isEmpty() ? "" : "/34"));
    }
}
