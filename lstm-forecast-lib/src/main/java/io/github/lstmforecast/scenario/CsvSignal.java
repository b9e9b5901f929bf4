package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.csv.CsvNotes;
import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.metric.PulseSettings;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.CopyPlan;
import io.github.lstmforecast.signal.CopySpacing;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.FilledSeries;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.GapMask;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.TransformSettings;
import io.github.lstmforecast.train.Recipe;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A series from a file. Its forecast is judged against its later rows. */
public final class CsvSignal implements Signal {
    private final CsvTable table;
    private final Period period;
    private final int trainingStart;
    private final int trainingEnd;
    private final int targets;
    private final GapFill gapFill;
    private final FilledSeries series; // targets
    private final CsvKnown known;
    private final List<PulseSettings> pulses; // of each target

    /**
     * A series from a file.
     *
     * @param table the file
     * @param period at most as many samples as there are rows
     * @param trainingStart the first row that is learnt
     * @param trainingEnd the first row after those that are learnt
     * @param gaps how gaps are filled
     * @throws InvalidValueException if the period or the training range is out of range
     */
    public CsvSignal(CsvTable table, Period period, int trainingStart, int trainingEnd, GapFill gaps) {
        this(
                table,
                period,
                trainingStart,
                trainingEnd,
                gaps,
                Collections.nCopies(table.columns().size(), PulseSettings.NONE),
                KnownSettings.UNSCALED);
    }

    /**
     * A series from a file, with known inputs.
     *
     * @param pulses what a pulse is, for each of the first columns, which are forecast; at least one. The other columns
     *     are known inputs
     * @throws InvalidValueException also if the file does not have what the known inputs need
     */
    public CsvSignal(
            CsvTable table,
            Period period,
            int trainingStart,
            int trainingEnd,
            GapFill gaps,
            List<PulseSettings> pulses,
            KnownSettings knownSettings) {
        int targets = pulses.size();
        int columns = table.columns().size();
        InvalidValueException.unless(
                targets >= 1 && targets <= columns, "targets", targets, "from 1 to " + columns + " (columns)");
        int rows = table.series().length();
        requireWithin(rows, period);
        requireWithin(rows, trainingStart, trainingEnd);
        this.table = table;
        this.period = period;
        this.pulses = List.copyOf(pulses);
        this.trainingStart = trainingStart;
        this.trainingEnd = trainingEnd;
        this.targets = targets;
        InvalidValueException.unless(
                gaps != GapFill.SEASONAL || period.steps().isPresent(),
                "gaps",
                gaps.key(),
                "interpolate or carry for a series without a cycle");
        this.gapFill = gaps;
        this.series = FilledSeries.of(
                targets == columns ? table.series() : table.series().select(0, targets), gaps, (int)
                        Math.round(period.steps().orElse(1)));
        GapLimits.requireFillable(series, gaps, period, trainingStart, trainingEnd, rows);
        this.known = new CsvKnown(table, targets, knownSettings, period, gaps, trainingStart, trainingEnd);
    }

    /** Refuses a period that is longer than the file. */
    static void requireWithin(int rows, Period period) {
        period.steps()
                .ifPresent(steps -> InvalidValueException.unless(
                        steps <= rows, "period", steps, "from 2 to " + rows + " (rows per cycle), or none"));
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
        return table.columns().subList(0, targets);
    }

    @Override
    public int length() {
        return table.series().length();
    }

    @Override
    public Series observed(int samples) {
        return features(samples).targets();
    }

    @Override
    public Features features(int samples) {
        return new Features(series.whole().slice(0, samples), known(0, samples));
    }

    @Override
    public Features knownAt(int origin, Features whole) {
        return new Features(series.asOf(origin, whole.targets().length()), whole.known());
    }

    private Optional<Series> known(int from, int to) {
        return known.series().map(inputs -> inputs.slice(from, to));
    }

    @Override
    public List<String> knownNames() {
        return known.names();
    }

    @Override
    public Optional<SavedInputs> savedInputs() {
        List<SavedInputs.Known> inputs = known.saved();
        boolean isNamed = columns().stream().distinct().count() == targets;
        return isNamed && targets + inputs.size() > 1
                ? Optional.of(new SavedInputs(columns(), inputs, stepInputs().lead()))
                : Optional.empty();
    }

    /** The known inputs. */
    CsvKnown known() {
        return known;
    }

    @Override
    public Series clean(int samples) {
        return observed(samples);
    }

    @Override
    public Optional<PulseRule> pulses(int column, List<ForecastSpan> spans) {
        return pulsesOf(column).rule(spans);
    }

    /** What the pulses of a column are. */
    CsvPulses pulsesOf(int column) {
        return new CsvPulses(series.whole().column(column), period.steps(), pulses.get(column));
    }

    @Override
    public int trainingStart() {
        return trainingStart;
    }

    @Override
    public int trainingEnd(CopyPlan copies, TransformSettings transform) {
        return trainingEnd;
    }

    /**
     * The copies are parts of the training range, each a little later than the one before, and as long as whole windows
     * fit; the first rows of the range are omitted where they don't. Without a cycle, the copies share a window.
     *
     * @throws InvalidValueException if not even one window fits
     */
    @Override
    public List<TrainingCopy> trainingCopies(Recipe recipe, TransformSettings settings, TransformChain transforms) {
        int copies = recipe.copies();
        int rows = trainingEnd - trainingStart - transforms.lag();
        int shift = TrainingCopy.shiftSteps(period.steps().orElse(recipe.window()), copies);
        int beyond = TrainingCopy.offsetLength(copies, shift, 0);
        int fit = rows - beyond;
        if (recipe.copySpacing() == CopySpacing.SPREAD) {
            fit = (rows - 1) / copies;
        }
        int length = fit / recipe.window() * recipe.window();
        InvalidValueException.unless(
                length >= recipe.window(),
                "window",
                recipe.window(),
                "at most " + Math.max(0, fit) + ", since " + rows + " rows are learnt and " + copies
                        + " copies of a window"
                        + (recipe.copySpacing() == CopySpacing.SPREAD ? "" : ", each " + shift + " rows later,")
                        + " must fit into them");
        if (recipe.copySpacing() == CopySpacing.SPREAD) {
            shift = copies == 1 ? 0 : (rows - 1 - length) / (copies - 1);
        }
        int from = trainingEnd - TrainingCopy.offsetLength(copies, shift, length);
        Series transformed = transforms.apply(series.asOf(trainingEnd, trainingEnd));
        return TrainingCopy.atOffsets(
                new Features(transformed.slice(from, trainingEnd), known(from, trainingEnd)), copies, shift, length);
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
    public String place(int sample, int column) {
        return table.shown() + ":" + table.line(sample)
                + (targets == 1 ? "" : ", " + CsvTable.place(columns().get(column)))
                + date(sample).map(date -> " (" + date + ")").orElse("");
    }

    @Override
    public GapMask gaps() {
        return series;
    }

    /** How gaps are filled. */
    public GapFill gapFill() {
        return gapFill;
    }

    CsvTable table() {
        return table;
    }

    /** What was recognised in the file. */
    CsvNotes fileNotes() {
        return table.notes();
    }
}
