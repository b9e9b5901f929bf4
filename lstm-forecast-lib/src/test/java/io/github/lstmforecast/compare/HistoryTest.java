package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("ci/history.jsonl");
    }

    private static HistoryEntry entry(int run) {
        return new HistoryEntry(
                "2026-01-31T12:00:00Z",
                Optional.of("abc" + run),
                Optional.empty(),
                "1.0-SNAPSHOT",
                "com.example:demand",
                "café \"1\"",
                Verdict.FAIL,
                Optional.of("f00d"),
                Map.of("rmse", 0.1 + 0.2, "bias", -1.0),
                Map.of("rmse", Limit.atMost(0.5), "bias", Limit.within(2)));
    }

    @Test
    void what_is_appended_is_read_again() throws Exception {
        History.append(file(), List.of(entry(1), entry(2)));
        History.append(file(), List.of(entry(3)));

        assertThat(History.read(file())).isEqualTo(new History(List.of(entry(1), entry(2), entry(3)), List.of()));
    }

    @Test
    void a_file_that_does_not_exist_has_no_entries() throws Exception {
        assertThat(History.read(file()).entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":",
                "<<<<<<< HEAD",
                "[]",
                "{}",
                "{\"time\":\"a\",\"version\":\"1\",\"module\":\"m\",\"scenario\":\"s\",\"verdict\":\"GOOD\"}",
                "{\"time\":\"a\",\"version\":\"1\",\"module\":\"m\",\"scenario\":\"s\",\"verdict\":\"PASS\",\"metrics\":{\"rmse\":\"x\"}}"
            })
    void a_damaged_line_is_skipped_and_told(String damaged) throws Exception {
        History.append(file(), List.of(entry(1)));
        Files.writeString(file(), damaged, StandardOpenOption.APPEND); // without a line end, as after a crash
        History.append(file(), List.of(entry(2)));

        assertThat(History.read(file())).isEqualTo(new History(List.of(entry(1), entry(2)), List.of(2)));
    }

    @Test
    void a_long_file_loses_its_oldest_lines_and_keeps_whole_ones() throws Exception {
        for (int run = 1; run <= 100; run++) {
            History.append(file(), List.of(entry(run)), 5_000);
        }

        History history = History.read(file());
        assertThat(Files.size(file())).isLessThanOrEqualTo(5_000);
        assertThat(history.damaged()).isEmpty();
        int count = history.entries().size();
        assertThat(count).isGreaterThan(5);
        assertThat(history.entries())
                .isEqualTo(IntStream.rangeClosed(101 - count, 100)
                        .mapToObj(HistoryTest::entry)
                        .toList());
    }

    @Test
    void builds_at_the_same_time_append_whole_lines() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            threads.add(new Thread(() -> {
                for (int run = 0; run < 25; run++) {
                    try {
                        History.append(file(), List.of(entry(run)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(History.read(file()).entries()).hasSize(200);
        assertThat(History.read(file()).damaged()).isEmpty();
    }
}
