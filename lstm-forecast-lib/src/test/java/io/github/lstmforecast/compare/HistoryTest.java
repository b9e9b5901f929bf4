package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.github.lstmforecast.metric.Limit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
    private static final Duration WAIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("ci/history.jsonl");
    }

    private static HistoryEntry entry(int run) {
        return Runs.entry("com.example:demand", run);
    }

    private static History append(Path file, List<HistoryEntry> entries) throws IOException {
        return History.append(file, entries, WAIT);
    }

    private History read() throws IOException {
        return append(file(), List.of());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void what_is_appended_is_read_again() throws Exception {
        assertThat(append(file(), List.of(entry(1), entry(2)))).isEqualTo(new History(List.of(), List.of()));

        History earlier = append(file(), List.of(entry(3)));

        assertThat(earlier).isEqualTo(new History(List.of(entry(1), entry(2)), List.of()));
        assertThat(read().entries()).containsExactly(entry(1), entry(2), entry(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":",
                "<<<<<<< HEAD",
                "[]",
                "{}",
                "{\"time\":\"a\",\"version\":\"1\",\"module\":\"m\",\"scenario\":\"s\",\"verdict\":\"GOOD\"}",
                "{\"time\":\"a\",\"version\":\"1\",\"module\":\"m\",\"scenario\":\"s\",\"verdict\":\"PASS\",\"metrics\":{\"rmse\":\"x\"}}",
                "{\"time\":\"a\",\"version\":\"1\",\"module\":\"m\",\"scenario\":\"s\",\"verdict\":\"PASS\",\"metrics\":{\"rmse\":1e999}}",
                "{\"time\":\"a\",\"version\":\"1\",\"module\":\"m\",\"scenario\":\"s\",\"verdict\":\"PASS\",\"limits\":{\"rmse\":{\"lowest\":2,\"highest\":1}}}",
                "\u0000\uFFFD"
            })
    void a_damaged_line_is_skipped_reported_and_kept(String damaged) throws Exception {
        append(file(), List.of(entry(1)));
        write(damaged); // without a line end, as after a crash
        append(file(), List.of(entry(2)));

        assertThat(read()).isEqualTo(new History(List.of(entry(1), entry(2)), List.of(2)));
        assertThat(Files.readString(file())).contains("\n" + damaged + "\n");
    }

    @Test
    void a_nested_line_of_any_depth_is_damaged() throws Exception {
        append(file(), List.of(entry(1)));
        write("[".repeat(200_000) + "\n");

        assertThat(read().damaged()).containsExactly(2);
    }

    @Test
    void the_message_names_the_first_damaged_lines() {
        assertThat(new History(List.of(), List.of()).damage()).isEmpty();
        assertThat(new History(List.of(), List.of(3)).damage()).contains("line 3 can't be read and is skipped");
        assertThat(new History(List.of(), List.of(3, 4)).damage()).contains("lines 3, 4 can't be read and are skipped");
        assertThat(new History(List.of(), List.of(3, 4, 5, 6, 7, 8, 9)).damage())
                .contains("lines 3, 4, 5, 6, 7 and 2 more can't be read and are skipped");
    }

    @Test
    void an_editor_of_windows_may_have_changed_it() throws Exception {
        append(file(), List.of(entry(1), entry(2)));
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("\n", "\r\n").stripTrailing()); // no line end at the end

        append(file(), List.of(entry(3)));

        assertThat(read()).isEqualTo(new History(List.of(entry(1), entry(2), entry(3)), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<project>\n</project>\n", "time,rmse\n1,2\n", "{}", "\u0000\u0000"})
    void another_file_is_left_as_it_is(String content) throws Exception {
        write(content);

        assertThatThrownBy(() -> append(file(), List.of(entry(1))))
                .isInstanceOf(IOException.class)
                .hasMessage("it is no history, since none of its lines can be read; give another file, or delete it");
        assertThat(file()).hasContent(content);
    }

    @Test
    void a_file_that_is_too_long_for_a_history_is_left_as_it_is() throws Exception {
        append(file(), List.of(entry(1)));
        write(" ".repeat(5_000));
        long size = Files.size(file());

        assertThatThrownBy(() -> History.append(file(), List.of(entry(2)), WAIT, 1_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(size + " bytes");
        assertThat(file()).hasSize(size);
    }

    @Test
    void a_folder_is_no_file() {
        assertThatThrownBy(() -> append(folder, List.of(entry(1))))
                .isInstanceOf(IOException.class)
                .hasMessage("it is a folder; give the name of a file");
        assertThatThrownBy(() -> append(Path.of("/"), List.of(entry(1)))).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_can_have_no_files_in_it() throws Exception {
        Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> append(folder.resolve("file/history.jsonl"), List.of(entry(1))))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is a file, so there can be none in it");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only there a device is always full")
    void a_full_disk_is_an_error() {
        assertThatThrownBy(() -> append(Path.of("/dev/full"), List.of(entry(1))))
                .isInstanceOf(IOException.class);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
    void a_link_is_followed() throws Exception {
        Path real = folder.resolve("cache/real.jsonl");
        Files.createDirectories(real.getParent());
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), real);

        append(file(), List.of(entry(1)));

        assertThat(file()).isSymbolicLink();
        assertThat(append(real, List.of()).entries()).containsExactly(entry(1));
    }

    @Test
    void a_long_file_loses_its_oldest_lines_and_keeps_whole_ones() throws Exception {
        for (int run = 1; run <= 100; run++) {
            History.append(file(), List.of(entry(run)), WAIT, 5_000);
        }

        assertThat(Files.size(file())).isLessThanOrEqualTo(5_000);
        History history = read();
        assertThat(history.damaged()).isEmpty();
        int count = history.entries().size();
        assertThat(count).isGreaterThan(5);
        assertThat(history.entries())
                .isEqualTo(IntStream.rangeClosed(101 - count, 100)
                        .mapToObj(HistoryTest::entry)
                        .toList());
    }

    @Test
    void a_line_longer_than_a_file_may_be_is_dropped_with_what_is_before_it() throws Exception {
        append(file(), List.of(entry(1)));
        write("x".repeat(5_000) + "\n");

        History.append(file(), List.of(entry(2)), WAIT, 5_000);

        assertThat(read()).isEqualTo(new History(List.of(entry(2)), List.of()));
    }

    @Test
    void a_run_longer_than_a_file_may_be_is_kept_whole() throws Exception {
        List<HistoryEntry> many =
                IntStream.range(0, 50).mapToObj(HistoryTest::entry).toList();
        append(file(), List.of(entry(99)));

        History.append(file(), many, WAIT, 5_000);

        assertThat(read().entries()).isEqualTo(many);
    }

    @Test
    void a_file_that_stays_locked_is_given_up() throws Exception {
        append(file(), List.of(entry(1)));
        try (FileChannel other = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            other.lock();

            assertThatThrownBy(() -> History.append(file(), List.of(entry(2)), Duration.ZERO, 5_000))
                    .isInstanceOf(IOException.class)
                    .hasMessage("another program keeps it locked");
        }
        assertThat(read().entries()).containsExactly(entry(1));
    }

    @Test
    void one_that_waits_for_a_locked_file_keeps_no_other_from_giving_up() throws Exception {
        append(file(), List.of(entry(1)));
        AtomicReference<IOException> failure = new AtomicReference<>();
        Thread patient = new Thread(() -> {
            try {
                History.append(file(), List.of(entry(2)), Duration.ofDays(1));
            } catch (IOException e) {
                failure.set(e);
            }
        });
        try (FileChannel other = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            other.lock();
            patient.start();
            while (patient.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }

            assertThat(CompletableFuture.supplyAsync(
                            () -> catchThrowable(() -> History.append(file(), List.of(entry(3)), Duration.ZERO))))
                    .succeedsWithin(WAIT)
                    .asInstanceOf(THROWABLE)
                    .hasMessage("another program keeps it locked");
            patient.interrupt();
            patient.join();
        }
        assertThat(failure.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(read().entries()).containsExactly(entry(1));
    }

    @Test
    void builds_at_the_same_time_append_whole_lines() throws Exception {
        int threads = 4;
        int runs = 25;
        List<Process> builds = new ArrayList<>();
        for (String build : List.of("a", "b", "c")) {
            builds.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            HistoryAppender.class.getName(),
                            file().toString(),
                            build,
                            String.valueOf(threads),
                            String.valueOf(runs))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(build + ".log").toFile())
                    .start());
        }
        for (Process build : builds) {
            assertThat(build.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(build.exitValue()).isZero();
        }

        History history = read();
        assertThat(history.damaged()).isEmpty();
        Map<String, List<HistoryEntry>> byModule = history.entries().stream()
                .collect(Collectors.groupingBy(entry -> entry.run().module(), TreeMap::new, Collectors.toList()));
        assertThat(byModule).hasSize(3 * threads);
        byModule.forEach((module, entries) -> assertThat(entries)
                .isEqualTo(IntStream.range(0, 2 * runs)
                        .mapToObj(i -> Runs.entry(module, i / 2))
                        .toList()));
        for (int i = 1; i < history.entries().size(); i += 2) { // the two lines of a run stay together
            assertThat(history.entries().get(i)).isEqualTo(history.entries().get(i - 1));
        }
    }

    @Test
    void the_runs_of_a_scenario_are_those_of_its_module() {
        History history = new History(
                List.of(
                        Runs.entry("a:b", 1),
                        Runs.entry("a:c", 2),
                        Runs.rmse("d", 1, Limit.atMost(1)),
                        Runs.entry("a:b", 3)),
                List.of());

        assertThat(history.of("a:b", "café \"1\"")).containsExactly(Runs.entry("a:b", 1), Runs.entry("a:b", 3));
    }
}
