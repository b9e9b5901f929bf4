package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.json.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredResultsTest {
    @TempDir
    Path base;

    @Test
    void only_pictures_of_the_scenario_are_taken() throws Exception {
        Path from = base.resolve("from");
        List<String> files = List.of(
                "one/pictures/a.svg", "one/pictures/a.txt", "one/forecast.svg", "two/pictures/a.svg", "index.html");
        for (String file : files) {
            Files.createDirectories(from.resolve(file).getParent());
            Files.writeString(from.resolve(file), "<svg></svg>");
        }
        ScenarioReport report = ScenarioReport.notRun("one", "no such file")
                .withPictures(
                        Stream.concat(files.stream(), Stream.of("one/pictures/../../../b.svg", "one/pictures/gone.svg"))
                                .map(file -> new PictureFile(file, Optional.empty(), "title", "caption"))
                                .toList());

        ScenarioReport with = new StoredResults(from.resolve("results.json"), new Results(Verdict.PASS, List.of()))
                .withFiles(report, base.resolve("to"));

        assertThat(with.pictures()).extracting(PictureFile::file).containsExactly("one/pictures/a.svg");
        assertThat(base.resolve("to/one/pictures/a.svg")).exists();
        assertThat(base.resolve("to/index.html")).doesNotExist();
    }
}
