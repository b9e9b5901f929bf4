package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioPicturesTest {
    private static final int FORECASTS = 15;

    private static ScenarioReport one;
    private static ScenarioReport many;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        one = TrainedResults.of(TrainedResults.scenario("pulse", TrainedResults.quick(), 1), 1);
        many = TrainedResults.of(TrainedResults.scenario("pulse", TrainedResults.quick(), FORECASTS), 1);
    }

    private List<String> written() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> files(List<PictureFile> pictures) {
        return pictures.stream().map(PictureFile::file).toList();
    }

    @Test
    void the_written_files_are_those_that_the_result_lists() throws Exception {
        List<PictureFile> pictures = ScenarioPictures.write(folder, one);

        assertThat(files(pictures))
                .containsExactly(
                        "pulse/pictures/forecast.svg",
                        "pulse/pictures/phase.svg",
                        "pulse/pictures/cells.svg",
                        "pulse/pictures/outputs.svg",
                        "pulse/pictures/counting.svg",
                        "pulse/pictures/loss.svg",
                        "pulse/pictures/series.svg",
                        "pulse/pictures/copies.svg",
                        "pulse/pictures/windows.svg");
        assertThat(written()).containsExactlyInAnyOrderElementsOf(files(pictures));
        assertThat(pictures).allSatisfy(picture -> {
            assertThat(picture.about()).isEmpty();
            assertThat(picture.title()).isNotBlank();
            assertThat(picture.caption()).endsWith(".");
        });
    }

    @Test
    void of_many_forecasts_only_twelve_are_drawn_each_in_its_own_file() throws Exception {
        List<PictureFile> pictures = ScenarioPictures.write(folder, found(many, List.of()));

        assertThat(files(pictures)).doesNotHaveDuplicates();
        assertThat(written()).containsExactlyInAnyOrderElementsOf(files(pictures));
        assertThat(drawn(pictures))
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(i -> "from " + (150 + 20 * i))
                        .toList());
        assertThat(files(pictures)).contains("pulse/pictures/forecast-150.svg", "pulse/pictures/forecast-370.svg");
    }

    @Test
    void forecasts_with_findings_are_drawn_before_the_others() throws Exception {
        List<Subject> subjects = many.measurement().orElseThrow().first().subjects().stream()
                .map(SubjectMetrics::subject)
                .toList();

        List<PictureFile> pictures =
                ScenarioPictures.write(folder, found(many, List.of(subjects.get(14), subjects.get(12))));

        assertThat(drawn(pictures))
                .containsExactlyElementsOf(IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 14)
                        .mapToObj(i -> "from " + (150 + 20 * i))
                        .toList());
    }

    private static List<String> drawn(List<PictureFile> pictures) {
        return pictures.stream()
                .map(PictureFile::about)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The same with one finding for each given forecast, and no others. */
    private static ScenarioReport found(ScenarioReport result, List<Subject> found) {
        List<Finding> findings = found.stream()
                .map(subject -> Finding.of(CheckId.Other.FORECAST, Finding.Kind.NOT_FINITE, "message")
                        .about(subject))
                .toList();
        Judgement judgement = new Judgement(Verdict.FAIL, List.of(), findings, Optional.empty());
        return new ScenarioReport(
                result.name(),
                result.measurement(),
                new Assessment(
                        result.assessment().tolerances(),
                        judgement,
                        result.assessment().golden()),
                List.of());
    }

    @Test
    void only_old_pictures_are_deleted() throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("pulse/pictures"));
        Files.writeString(pictures.resolve("old.svg"), "");
        Files.writeString(pictures.resolve("notes.txt"), "");
        Files.writeString(folder.resolve("pulse/mine.svg"), "");
        Files.createDirectories(folder.resolve("other/pictures"));
        Files.writeString(folder.resolve("other/pictures/forecast.svg"), "");

        ScenarioPictures.deleteOld(folder, "pulse");
        ScenarioPictures.deleteOld(folder, "never-run");

        assertThat(written())
                .containsExactly("other/pictures/forecast.svg", "pulse/mine.svg", "pulse/pictures/notes.txt");
    }

    @Test
    void many_seeds_have_a_picture_of_their_own_and_it_comes_first() throws Exception {
        ScenarioReport seeds = TrainedResults.of(TrainedResults.scenario("pulse", TrainedResults.quick(), 1), 3);

        List<PictureFile> pictures = ScenarioPictures.write(folder, seeds);

        assertThat(files(pictures)).startsWith("pulse/pictures/seeds.svg", "pulse/pictures/forecast.svg");
        assertThat(Files.readString(folder.resolve("pulse/pictures/seeds.svg"))).contains("nrmse, at most 0.2");
    }

    @Test
    void a_golden_model_has_a_picture_of_the_comparison() throws Exception {
        ScenarioReport golden =
                TrainedResults.besideGolden(TrainedResults.scenario("pulse", TrainedResults.quick(), 1));

        List<PictureFile> pictures = ScenarioPictures.write(folder, golden);

        int partsAt = golden.assessment()
                .golden()
                .orElseThrow()
                .compared()
                .get(0)
                .partsAt()
                .orElseThrow();
        assertThat(pictures)
                .filteredOn(picture -> picture.file().equals("pulse/pictures/golden.svg"))
                .singleElement()
                .satisfies(picture -> assertThat(picture.caption()).contains("They diverge at step " + partsAt + " "));
        assertThat(files(ScenarioPictures.write(folder, one))).doesNotContain("pulse/pictures/golden.svg");
    }

    @Test
    void a_scenario_that_was_not_run_has_no_pictures() throws Exception {
        assertThat(ScenarioPictures.write(folder, ScenarioReport.notRun("pulse", "no such file")))
                .isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void trainings_that_all_diverged_have_no_pictures() throws Exception {
        Measurement all = one.measurement().orElseThrow();
        Measurement none = new Measurement(
                all.engine(),
                all.model(),
                all.horizon(),
                List.of(
                        TrainingResult.failed(1, "the training diverged"),
                        TrainingResult.failed(2, "the training diverged")),
                List.of(),
                List.of(),
                all.inputs(),
                Optional.empty(),
                Map.of());
        ScenarioReport result = new ScenarioReport("pulse", Optional.of(none), one.assessment(), List.of());

        assertThat(ScenarioPictures.write(folder, result)).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void column_names_are_not_part_of_file_names(@TempDir Path base) throws Exception {
        Path scenarioFolder = Files.createDirectories(base.resolve("src/forecast/columns"));
        Files.writeString(
                scenarioFolder.resolve("series.csv"),
                IntStream.range(0, 300)
                        .mapToObj(row -> (row % 10 < 3 ? "1,0" : "0,1"))
                        .collect(Collectors.joining("\n", "../../up,<b>/c\n", "\n")));
        Files.writeString(scenarioFolder.resolve("scenario.yaml"), """
                signal: { csv: { file: series.csv, column: ["../../up", "<b>/c"], period: 10 } }
                model: { train: { units: [3], epochs: 1 } }
                """);
        Scenario scenario = ScenarioReader.read(base, scenarioFolder);

        List<PictureFile> pictures = ScenarioPictures.write(folder, TrainedResults.of(scenario, 1));

        assertThat(files(pictures)).allMatch(file -> file.matches("columns/pictures/[a-z-]+(-\\d+-[12])?\\.svg"));
        assertThat(written()).containsExactlyInAnyOrderElementsOf(files(pictures));
        int from = scenario.spans().get(0).from();
        assertThat(drawn(pictures)).containsExactly("../../up from " + from, "<b>/c from " + from);
    }
}
