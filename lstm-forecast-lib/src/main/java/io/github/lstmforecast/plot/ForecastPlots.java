package io.github.lstmforecast.plot;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.compare.HistoryEntry;
import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.golden.GoldenComparison.Compared;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Draws forecasts. */
public final class ForecastPlots {
    private ForecastPlots() {}

    /**
     * Draws a forecast, as SVG and as PNG.
     *
     * @param forecast its pulses are marked by the default limit, if the truth is periodic and the guard is long enough
     * @param path a file that ends in {@code .svg} or {@code .png}, for the forecast alone; or a folder, for the
     *     forecast, the timing of its pulses and the activity of the network, each in both formats
     * @return the files that were written
     */
    public static List<Path> write(Forecast forecast, Path path) throws IOException {
        return write(Recording.of(forecast, forecast.period()), path);
    }

    /**
     * Draws a forecast with a given period.
     *
     * @param periodSteps samples per cycle, at least 2
     * @param path see {@link #write(Forecast, Path)}
     * @return the files that were written
     * @throws InvalidValueException if the period is out of range
     */
    public static List<Path> write(Forecast forecast, double periodSteps, Path path) throws IOException {
        InvalidValueException.unless(
                periodSteps >= 2 && Double.isFinite(periodSteps), "period", periodSteps, "at least 2 (samples)");
        return write(Recording.of(forecast, OptionalDouble.of(periodSteps)), path);
    }

    /**
     * Draws the cells of a network.
     *
     * @param cells with at least one layer that has cells
     * @param periodSteps samples per cycle, at least 2; units of the same colour are most active in the same part of it
     * @param file ends in {@code .svg} or {@code .png}
     */
    public static void write(CellTrace cells, double periodSteps, Path file) throws IOException {
        write(NetworkPictures.cells(Units.of(cells, periodSteps)), file, isPng(file));
    }

    /**
     * Draws everything that was recorded of a run of a scenario, as SVG and as PNG.
     *
     * @param recording see {@link io.github.lstmforecast.scenario.ScenarioRun#recording}
     * @param path see {@link #write(Forecast, Path)}; a folder also gets the training loss and the training data
     * @return the files that were written
     */
    public static List<Path> write(Recording recording, Path path) throws IOException {
        Limit limit = recording.phaseError();
        if (isPng(path) || endsWith(path, ".svg")) {
            Picture picture = ForecastPictures.forecast(recording.forecasts().get(0), limit);
            write(picture, path, isPng(path));
            return List.of(path);
        }
        List<Path> written = new ArrayList<>();
        boolean isOneOfMany = recording.forecasts().size() > 1;
        int drawn = Math.min(Recording.MOST_DRAWN, recording.forecasts().size());
        for (ForecastCurves forecast : recording.forecasts().subList(0, drawn)) {
            String suffix = isOneOfMany ? suffix(recording, forecast) : "";
            for (Picture picture : of(recording, forecast, limit, OptionalDouble.empty(), Optional.empty())) {
                write(picture, suffix, path, written);
            }
        }
        for (Picture picture : ofTraining(recording)) {
            write(picture, "", path, written);
        }
        return written;
    }

    private static boolean isPng(Path path) {
        return endsWith(path, ".png");
    }

    private static boolean endsWith(Path path, String ending) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static void write(Picture picture, String suffix, Path folder, List<Path> written) throws IOException {
        for (String ending : List.of(".svg", ".png")) {
            Path file = folder.resolve(picture.name() + suffix + ending);
            write(picture, file, ending.equals(".png"));
            written.add(file);
        }
    }

    private static void write(Picture picture, Path file, boolean isPng) throws IOException {
        if (isPng) {
            WholeFile.write(file, picture.png());
        } else {
            WholeFile.write(file, picture.svg());
        }
    }

    /**
     * The end of the file names of one of several forecasts: for example {@code -2557}, or {@code -2557-2} for the
     * second column.
     */
    public static String suffix(Recording recording, ForecastCurves forecast) {
        int from = forecast.subject().from();
        List<ForecastCurves> columns = recording.forecasts().stream()
                .filter(other -> other.subject().from() == from)
                .toList();
        return "-" + from + (columns.size() > 1 ? "-" + (columns.indexOf(forecast) + 1) : "");
    }

    /**
     * The pictures of one forecast, as far as there is something to draw: the forecast, the timing of its pulses, the
     * comparison with the golden model, c, h, and how the network counts.
     *
     * @param line one of the recording's
     * @param phaseError the most that a pulse may be early or late, in cycles
     * @param countDecoding the value of that metric, if known
     */
    public static List<Picture> of(
            Recording recording,
            ForecastCurves line,
            Limit phaseError,
            OptionalDouble countDecoding,
            Optional<Compared> golden) {
        List<Picture> pictures = new ArrayList<>();
        pictures.add(ForecastPictures.forecast(line, phaseError));
        ForecastPictures.closeUp(line, phaseError).ifPresent(pictures::add);
        line.pulses()
                .filter(pulses -> pulses.late().size() + pulses.missed().length + pulses.spurious().length > 0)
                .ifPresent(pulses -> pictures.add(ForecastPictures.phase(pulses, recording.periodSteps(), phaseError)));
        golden.ifPresent(compared -> pictures.add(ComparisonPictures.golden(compared)));
        line.units().ifPresent(units -> {
            if (!units.cells().isEmpty()) {
                pictures.add(NetworkPictures.cells(units));
            }
            if (!units.hidden().isEmpty()) {
                pictures.add(NetworkPictures.outputs(units));
            }
            boolean startsWithOutput =
                    units.raster().firstStep() == line.closeTruth().x()[0];
            if (!units.cells().isEmpty() && startsWithOutput) {
                pictures.add(NetworkPictures.counting(units, line, countDecoding));
            }
        });
        return pictures;
    }

    /** The loss and the training data: series, copies and windows. Empty if the model was trained elsewhere. */
    public static List<Picture> ofTraining(Recording recording) {
        List<Picture> pictures = new ArrayList<>();
        if (recording.losses().size() > 0) {
            pictures.add(NetworkPictures.loss(recording.losses()));
        }
        recording.training().ifPresent(training -> {
            pictures.add(DataPictures.series(training));
            pictures.add(DataPictures.copies(training));
            pictures.add(DataPictures.windows(training));
        });
        return pictures;
    }

    /**
     * How each metric varies over many seeds.
     *
     * @param values for each metric its values in all trainings that have one, in the order in which they are drawn
     */
    public static Picture ofSeeds(Map<Metric, double[]> values, Map<Metric, Limit> limits) {
        return ComparisonPictures.seeds(values, limits);
    }

    /**
     * How the metrics of a scenario have changed from run to run.
     *
     * @param runs the oldest first
     * @return empty if no metric with a limit has values in two runs
     */
    public static Optional<Picture> ofHistory(List<HistoryEntry> runs) {
        return HistoryPictures.runs(runs);
    }
}
