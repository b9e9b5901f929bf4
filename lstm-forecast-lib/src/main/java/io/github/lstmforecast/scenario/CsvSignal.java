package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.PulseFinder;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.metric.PulseSettings;
import io.github.lstmforecast.signal.CsvTable;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.train.Recipe;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A series from a file. Its forecast is judged against its later rows. */
public final class CsvSignal implements Signal {
    private static final double CYCLES_SEEN = 10; // at least, to find out what a pulse is

    private final CsvTable table;
    private final Period period;
    private final int trainingStart;
    private final int trainingEnd;
    private final Series targets;
    private final Optional<Series> known;
    private final Scaling scaling;
    private final List<PulseSettings> pulses; // of each target

    /**
     * A series from a file.
     *
     * @param table the file
     * @param period at most as many samples as there are rows
     * @param trainingStart the first row that is learnt
     * @param trainingEnd the first row after those that are learnt
     * @param scale what the model sees in place of the file's numbers
     * @throws InvalidValueException if the period or the training range is out of range
     */
    public CsvSignal(CsvTable table, Period period, int trainingStart, int trainingEnd, Scaling.Mode scale) {
        this(
                table,
                period,
                trainingStart,
                trainingEnd,
                scale,
                Collections.nCopies(table.columns().size(), PulseSettings.NONE));
    }

    /**
     * A series from a file, with known inputs.
     *
     * @param pulses what a pulse is, for each of the first columns, which are forecast; at least one. The other columns
     *     are known inputs, which are fed as they are
     */
    public CsvSignal(
            CsvTable table,
            Period period,
            int trainingStart,
            int trainingEnd,
            Scaling.Mode scale,
            List<PulseSettings> pulses) {
        int targets = pulses.size();
        int columns = table.columns().size();
        InvalidValueException.unless(
                targets >= 1 && targets <= columns, "targets", targets, "from 1 to " + columns + " (columns)");
        int rows = table.series().length();
        period.steps()
                .ifPresent(steps -> InvalidValueException.unless(
                        steps <= rows, "period", steps, "from 2 to " + rows + " (rows per cycle), or none"));
        requireWithin(rows, trainingStart, trainingEnd);
        this.table = table;
        this.period = period;
        this.pulses = List.copyOf(pulses);
        this.trainingStart = trainingStart;
        this.trainingEnd = trainingEnd;
        this.targets = table.series().select(0, targets);
        this.known = targets == columns
                ? Optional.empty()
                : Optional.of(table.series().select(targets, columns));
        this.scaling = Scaling.fit(scale, this.targets.slice(trainingStart, trainingEnd));
    }

    /** Refuses a training range that is not within the rows of the file. */
    static void requireWithin(int rows, int trainingStart, int trainingEnd) {
        InvalidValueException.unless(
                trainingStart >= 0 && trainingStart < trainingEnd && trainingEnd <= rows,
                "train",
                trainingStart + ".." + trainingEnd,
                "within 0.." + rows + ", the rows of the file, the first before the last");
    }

    @Override
    public Period period() {
        return period;
    }

    @Override
    public List<String> columns() {
        return table.columns().subList(0, targets.features());
    }

    @Override
    public int length() {
        return targets.length();
    }

    @Override
    public Series observed(int samples) {
        return targets.slice(0, samples);
    }

    @Override
    public Features features(int samples) {
        return new Features(observed(samples), known.map(series -> series.slice(0, samples)));
    }

    @Override
    public int knownInputs() {
        return known.map(Series::features).orElse(0);
    }

    @Override
    public Series clean(int samples) {
        return observed(samples);
    }

    @Override
    public Optional<PulseRule> pulses(int column, List<ForecastSpan> spans) {
        if (period.steps().isEmpty()) {
            return Levels.of(
                            targets.slice(firstWarmUp(spans), lastJudged(spans)).column(column))
                    .map(PulseRule::of);
        }
        int from = firstSeen(spans);
        return finder(column, from, spans).rule().map(rule -> rule.from(-from));
    }

    /** Why the pulses of a column can't be told from what lies between them, if they can't. */
    Optional<String> doubt(int column, List<ForecastSpan> spans) {
        return period.steps().isEmpty()
                ? Optional.empty()
                : finder(column, firstSeen(spans), spans).doubt();
    }

    private PulseFinder finder(int column, int from, List<ForecastSpan> spans) {
        int to = spans.stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        return PulseFinder.of(
                targets.slice(from, to).column(column), period.steps().orElseThrow(), pulses.get(column));
    }

    /** The first row that says what a pulse is: ten cycles before the end, or the first of the warm-up. */
    private int firstSeen(List<ForecastSpan> spans) {
        int to = spans.stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        double cycles = CYCLES_SEEN * period.steps().orElseThrow();
        return (int) Math.max(0, Math.min(firstWarmUp(spans), Math.ceil(to - cycles)));
    }

    private static int firstWarmUp(List<ForecastSpan> spans) {
        return spans.stream().mapToInt(ForecastSpan::start).min().orElseThrow();
    }

    private static int lastJudged(List<ForecastSpan> spans) {
        return spans.stream()
                .mapToInt(span -> span.from() + span.horizon())
                .max()
                .orElseThrow();
    }

    @Override
    public int trainingStart() {
        return trainingStart;
    }

    @Override
    public int trainingEnd(int copies) {
        return trainingEnd;
    }

    @Override
    public Scaling scaling() {
        return scaling;
    }

    /**
     * The copies are parts of the training range, each a little later than the one before, and as long as whole windows
     * fit; the first rows of the range are omitted where they don't. Without a cycle, the copies share a window.
     *
     * @throws InvalidValueException if not even one window fits
     */
    @Override
    public List<TrainingCopy> trainingCopies(Recipe recipe) {
        int shift = TrainingCopy.shiftSteps(period.steps().orElse(recipe.window()), recipe.copies());
        int rows = trainingEnd - trainingStart;
        int beyond = TrainingCopy.offsetLength(recipe.copies(), shift, 0);
        int length = (rows - beyond) / recipe.window() * recipe.window();
        InvalidValueException.unless(
                length >= recipe.window(),
                "window",
                recipe.window(),
                "at most " + Math.max(0, rows - beyond) + ", since " + rows + " rows are learnt and " + recipe.copies()
                        + " copies of a window, each " + shift + " rows later, must fit into them");
        int from = trainingEnd - TrainingCopy.offsetLength(recipe.copies(), shift, length);
        Features range = new Features(
                scaling.apply(targets.slice(from, trainingEnd)), known.map(series -> series.slice(from, trainingEnd)));
        return TrainingCopy.atOffsets(range, recipe.copies(), shift, length);
    }

    /**
     * Finds a sample by its date.
     *
     * @param date as ISO text
     * @return the row, or nothing where no row has that date
     */
    OptionalInt sample(String date) {
        return table.row(date);
    }

    @Override
    public Optional<String> date(int sample) {
        return table.date(sample);
    }

    @Override
    public boolean isFilled(int sample, int column) {
        return Double.isNaN(table.series().get(sample, column));
    }
}
