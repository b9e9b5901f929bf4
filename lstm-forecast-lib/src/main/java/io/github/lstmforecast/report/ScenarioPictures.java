package io.github.lstmforecast.report;

import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.compare.HistoryEntry;
import io.github.lstmforecast.gate.SeedResult;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.plot.Picture;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the pictures of a scenario next to its results. */
public final class ScenarioPictures {
    /** What the picture of the last runs is about. */
    static final String HISTORY = "History";

    private static final String FOLDER = "pictures";

    private final Path folder;
    private final ScenarioReport result;
    private final List<PictureFile> files = new ArrayList<>();

    private ScenarioPictures(Path folder, ScenarioReport result) {
        this.folder = folder;
        this.result = result;
    }

    /**
     * Whether a file is where the pictures of a scenario are, and called as one.
     *
     * @param file from the folder of the results on
     */
    public static boolean isPicture(String scenario, Path file) {
        return Path.of(scenario, FOLDER).equals(file.normalize().getParent())
                && file.toString().endsWith(".svg");
    }

    /**
     * Deletes the pictures of an earlier run.
     *
     * @param folder of the results
     */
    public static void deleteOld(Path folder, String scenario) throws IOException {
        Path pictures = folder.resolve(scenario).resolve(FOLDER);
        if (Files.isDirectory(pictures)) {
            try (Stream<Path> old = Files.list(pictures)) {
                for (Path file : old.filter(file -> file.toString().matches(".*\\.svg(\\..*\\.part)?"))
                        .toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Draws each forecast, the training, and the variation over many seeds. If there are many forecasts, only the first
     * are drawn; those with findings take precedence.
     *
     * @param folder of the results
     * @return the files, in the order of the page; empty if the scenario was not measured
     */
    public static List<PictureFile> write(Path folder, ScenarioReport result) throws IOException {
        ScenarioPictures pictures = new ScenarioPictures(folder, result);
        if (result.measurement().isPresent()) {
            pictures.draw(result.measurement().get());
        }
        return List.copyOf(pictures.files);
    }

    /**
     * Draws the last runs.
     *
     * @param folder of the results
     * @param runs the oldest first
     * @return the files, in the order of the page; empty if there is nothing to see
     */
    public static List<PictureFile> writeHistory(Path folder, ScenarioReport result, List<HistoryEntry> runs)
            throws IOException {
        ScenarioPictures pictures = new ScenarioPictures(folder, result);
        Optional<Picture> picture = ForecastPlots.ofHistory(runs);
        if (picture.isPresent()) {
            pictures.write(picture.get(), "", Optional.of(HISTORY));
        }
        return List.copyOf(pictures.files);
    }

    private void draw(Measurement measurement) throws IOException {
        if (measurement.trainings().size() > 1) {
            Map<Metric, double[]> values = values(measurement);
            if (!values.isEmpty()) { // empty for example if every training diverged
                write(ForecastPlots.ofSeeds(values, limits(values.keySet())), "", Optional.empty());
            }
        }
        if (measurement.recording().isPresent()) {
            Recording recording = measurement.recording().get();
            List<SubjectMetrics> subjects = measurement.first().subjects();
            Set<Subject> drawn = drawn(subjects);
            for (SubjectMetrics subject : subjects) {
                if (drawn.contains(subject.subject())) {
                    drawForecast(recording, subject, subjects.size() > 1);
                }
            }
            for (Picture picture : ForecastPlots.ofTraining(recording)) {
                write(picture, "", Optional.empty());
            }
        }
    }

    private void drawForecast(Recording recording, SubjectMetrics subject, boolean isOneOfMany) throws IOException {
        ForecastCurves curves = recording.forecast(subject.subject()).orElseThrow();
        List<Picture> pictures = ForecastPlots.of(
                recording,
                curves,
                result.assessment().tolerances().limit(StandardMetric.PHASE_ERROR),
                countDecoding(subject.metrics()),
                result.assessment().golden().flatMap(golden -> golden.of(subject.subject())));
        for (Picture picture : pictures) {
            write(
                    picture,
                    isOneOfMany ? ForecastPlots.suffix(recording, curves) : "",
                    isOneOfMany ? Optional.of(subject.subject().text()) : Optional.empty());
        }
    }

    private static OptionalDouble countDecoding(Metrics metrics) {
        return metrics.get(StandardMetric.COUNT_DECODING) instanceof Defined defined
                ? OptionalDouble.of(defined.value())
                : OptionalDouble.empty();
    }

    private Set<Subject> drawn(List<SubjectMetrics> subjects) {
        return Set.copyOf(Recording.drawn(
                subjects.stream().map(SubjectMetrics::subject).toList(),
                result.assessment().failing()));
    }

    /** The worst value of each metric in each training. */
    private static Map<Metric, double[]> values(Measurement measurement) {
        List<Map<Metric, MetricValue>> worst = measurement.trainings().stream()
                .map(TrainingResult::outcome)
                .map(SeedResult::metrics)
                .filter(metrics -> !metrics.isEmpty())
                .map(Metrics::worst)
                .toList();
        Map<Metric, double[]> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : worst.isEmpty() ? Set.<Metric>of() : worst.get(0).keySet()) {
            double[] defined = worst.stream()
                    .map(all -> all.get(metric))
                    .filter(Defined.class::isInstance)
                    .mapToDouble(value -> ((Defined) value).value())
                    .toArray();
            if (defined.length > 0) {
                values.put(metric, defined);
            }
        }
        return values;
    }

    private Map<Metric, Limit> limits(Set<Metric> metrics) {
        Map<Metric, Limit> limits = new TreeMap<>(Metric.ORDER);
        metrics.forEach(
                metric -> limits.put(metric, result.assessment().tolerances().limit(metric)));
        return limits;
    }

    private void write(Picture picture, String suffix, Optional<String> about) throws IOException {
        String name = FOLDER + "/" + picture.name() + suffix + ".svg";
        WholeFile.writeOutput(folder.resolve(result.name()).resolve(name), picture.svg());
        files.add(new PictureFile(result.name() + "/" + name, about, picture.title(), picture.caption()));
    }
}
