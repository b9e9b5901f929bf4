package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.lstmforecast.Damage;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.Tries;
import io.github.lstmforecast.csv.CsvTable.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFuzzTest {
    private static final int FILES = Tries.of(4000);
    private static final String SYNTAX = ",;\"'\n\r\t 0123456789.eE-+:T#\\";

    private static final List<String> SOUND = List.of(
            "date,first,second\n2001-01-01,1,2\n2001-01-02,3.5,-4e2\n2001-01-03,5,6\n2001-01-05,7,8\n",
            "\uFEFFfirst,\"second, \"\"quoted\"\"\",date\r\n1,2,2001-01-01T00:00\r\n3,4,2001-01-01 12:30:00\r\n",
            "1,2\n3,4\n5,6\n\n7,8");

    private static final List<Options> OPTIONS = List.of(
            new Options(List.of("first"), CsvFormat.UNKNOWN),
            new Options(List.of("1", "2"), CsvFormat.UNKNOWN.withHeader(false)),
            new Options(List.of("2", "first"), CsvFormat.UNKNOWN.withDate("date")));

    private static final List<String> CELLS = List.of(
            "",
            "NaN",
            "1e999",
            "1,000",
            "\"",
            "\"\"\"",
            "\"a\nb\"",
            "\"unclosed",
            "\"closed\"not",
            "\0",
            "\u001b[2J",
            "\u202Ebackwards",
            "+999999999-12-31",
            "-999999999-01-01T00:00",
            "2001-02-30",
            "x".repeat(5000),
            ",".repeat(20_000),
            "\n".repeat(100),
            "9".repeat(400));

    @TempDir
    Path folder;

    private final Random random = new Random(1);
    private final Damage damage = new Damage(random, SYNTAX);
    private int read;

    @Test
    void any_file_is_read_or_rejected_with_a_message_of_one_line() {
        for (int i = 0; i < FILES; i++) {
            byte[] csv = wrong(SOUND.get(random.nextInt(SOUND.size())));
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> tryOne(csv));
        }

        System.out.println(FILES + " CSV files, of which " + read + " were read");
        assertThat(read).isBetween(FILES / 50, FILES / 2);
    }

    private void tryOne(byte[] csv) throws Exception {
        Path file = Files.write(folder.resolve("series.csv"), csv);
        try {
            CsvTable table = CsvTable.read(file, "series.csv", OPTIONS.get(random.nextInt(OPTIONS.size())));
            assertThat(table.columns()).allMatch(SafeText::isPlain);
            read++;
        } catch (CsvException e) {
            assertThat(e.getMessage())
                    .startsWith("series.csv")
                    .hasSizeLessThan(3000)
                    .matches(SafeText::isPlain);
        }
    }

    private byte[] wrong(String sound) {
        if (random.nextBoolean()) {
            byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
            return random.nextBoolean() ? damage.text(bytes) : damage.bytes(bytes);
        }
        List<String> cells = new ArrayList<>(Arrays.asList(sound.split("(?<=[,\n])|(?=[,\n])")));
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            cells.set(random.nextInt(cells.size()), CELLS.get(random.nextInt(CELLS.size())));
        }
        return String.join("", cells)
                .getBytes(random.nextInt(20) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    }
}
