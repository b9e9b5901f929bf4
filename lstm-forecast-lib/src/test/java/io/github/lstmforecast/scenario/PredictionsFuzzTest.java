package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.lstmforecast.Damage;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.Tries;
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

class PredictionsFuzzTest {
    private static final int FILES = Tries.of(4000);
    private static final String SERIES = "signal: { csv: { file: dated.csv, column: value, period: 10 } }\n";

    /** A file, and how the scenario reads it. */
    private record Sound(String yaml, String file) {}

    private static final List<Sound> SOUND = List.of(
            new Sound(
                    "signal: { pulse: {} }\nmodel: { predictions: p.csv }\n",
                    "origin,step,column,value,q0.1\n200,0,pulse,1.5,1\n200,1,pulse,2.5,2\n300,0,pulse,1,1\n300,1,pulse,1,1\n"),
            new Sound(
                    SERIES + "model: { predictions: { file: p.csv, cutoff: cutoff, date: ds, value: y } }\n",
                    "ds;cutoff;y\n2001-01-10 01:00;2001-01-10;1,5\n2001-01-10 02:00;2001-01-10;2,5\n"),
            new Sound(
                    SERIES + "model: { predictions: { file: p.csv } }\nforecast: { horizon: 2, from: 300 }\n",
                    "origin,date,step,value\n300,2001-01-13T12:00,1,1\n300,2001-01-13T13:00,2,1\n"));

    private static final List<String> CELLS = List.of(
            "",
            "NaN",
            "inf",
            "1e999",
            "-1",
            "2147483647",
            "99999999999",
            "0.5",
            "2001-02-30",
            "2001-01-10",
            "\"",
            "\0",
            "\u202Ex",
            "9".repeat(400),
            "x".repeat(5000));

    @TempDir
    Path folder;

    private final Random random = new Random(1);
    private final Damage damage = new Damage(random, ",;\"'\n\r\t 0123456789.eE-+:T#\\");
    private int read;

    @Test
    void any_file_of_forecasts_is_read_or_refused_with_messages_of_one_line() throws Exception {
        ScenarioSchemaTest.writeSeries(folder);
        for (int i = 0; i < FILES; i++) {
            Sound sound = SOUND.get(random.nextInt(SOUND.size()));
            byte[] csv = wrong(sound.file());
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> tryOne(sound.yaml(), csv));
        }

        System.out.println(FILES + " files of forecasts, of which " + read + " were read");
        assertThat(read).isBetween(FILES / 50, FILES / 2);
    }

    private void tryOne(String yaml, byte[] csv) throws Exception {
        Files.write(folder.resolve("p.csv"), csv);
        try {
            ScenarioReader.read(folder, folder, List.of(), yaml);
            read++;
        } catch (ScenarioException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem)
                            .matches("(p.csv|scenario.yaml).*")
                            .hasSizeLessThan(3000)
                            .matches(SafeText::isPlain));
        }
    }

    private byte[] wrong(String sound) {
        if (random.nextBoolean()) {
            byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
            return random.nextBoolean() ? damage.text(bytes) : damage.bytes(bytes);
        }
        List<String> cells = new ArrayList<>(Arrays.asList(sound.split("(?<=[,;\n])|(?=[,;\n])")));
        cells.set(random.nextInt(cells.size()), CELLS.get(random.nextInt(CELLS.size())));
        return String.join("", cells).getBytes(StandardCharsets.UTF_8);
    }
}
