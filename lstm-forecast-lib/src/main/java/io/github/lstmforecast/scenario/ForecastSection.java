package io.github.lstmforecast.scenario;

import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.SampleSettings;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.result.PredictedSeries;
import io.github.lstmforecast.result.RecordedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** {@code forecast}: where forecasts start, and how long they are. */
final class ForecastSection {
    private static final int WARM_UP = 25;
    static final int USUAL_HORIZON = 50;
    private static final int UNKNOWN = Integer.MAX_VALUE; // until a file of forecasts is read
    static final String HORIZON = "horizon";
    static final String LEAD_TIMES = "leadTimes";
    private static final int MOST_LEAD_TIMES = 100;

    private final YamlMap forecast;
    private final Optional<PredictionsSection> predictions;
    private final Optional<RecordedRows> recorded;
    private final int warmUp;
    private final int horizon;
    private final List<LeadTime> leadTimes;
    private final Judge judge;

    private ForecastSection(
            YamlMap forecast, Optional<PredictionsSection> predictions, Optional<RecordedRows> recorded, int horizon) {
        this.forecast = forecast;
        this.predictions = predictions;
        this.recorded = recorded;
        this.warmUp = forecast.integer("warmUp", WARM_UP);
        this.horizon = horizon;
        this.leadTimes = forecast.attempt(this::readLeadTimes, List.of());
        this.judge = forecast.choice("judge", Judge.WORST);
        forecast.integer("every", 1); // all values, before what they mean together
        forecast.integer("origins", 1);
    }

    /** @param predictions of a model whose forecasts are recorded */
    static ForecastSection read(YamlMap top, Optional<PredictionsSection> predictions) {
        YamlMap forecast = top.map(
                "forecast",
                "warmUp",
                HORIZON,
                "from",
                "every",
                "origins",
                LEAD_TIMES,
                "judge",
                SamplingSection.QUANTILES,
                SamplingSection.SAMPLES);
        boolean isOfTheFile = predictions.isPresent() && !forecast.has(HORIZON);
        return new ForecastSection(
                forecast,
                predictions,
                Optional.empty(),
                isOfTheFile ? UNKNOWN : forecast.integer(HORIZON, USUAL_HORIZON));
    }

    /** The same with the recorded forecasts of a series, which say where the training data ends. */
    ForecastSection fittedTo(CsvTable table, int targets) throws ScenarioException {
        Optional<RecordedRows> rows = rows(new PredictedSeries(
                table.columns().subList(0, targets), table.series().length(), Optional.of(table)));
        return new ForecastSection(forecast, predictions, rows, horizon);
    }

    /** The same with the recorded forecasts of a signal, and the horizon that these have. */
    ForecastSection fittedTo(Signal signal) throws ScenarioException {
        Optional<RecordedRows> rows = rows(new PredictedSeries(
                signal.columns(),
                signal.length(),
                signal instanceof CsvSignal csv ? Optional.of(csv.table()) : Optional.empty()));
        boolean isOfTheFile = rows.isPresent() && !forecast.has(HORIZON);
        return new ForecastSection(
                forecast,
                predictions,
                rows,
                isOfTheFile ? RecordedSpans.horizon(forecast, rows.get(), signal) : horizon);
    }

    private Optional<RecordedRows> rows(PredictedSeries series) throws ScenarioException {
        if (predictions.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt only = OptionalInt.empty();
        if (forecast.has("from")
                && !forecast.has("every")
                && forecast.samples("from").size() == 1) {
            only = OptionalInt.of(from(series::sample).get(0));
        }
        return Optional.of(predictions.get().rows(series, only));
    }

    /** The forecasts of the model's file, if they are recorded. */
    Optional<RecordedRows> recorded() {
        return recorded;
    }

    private List<LeadTime> readLeadTimes() throws ScenarioException {
        List<Integer> ends = forecast.integers(LEAD_TIMES, List.of());
        boolean ascending = IntStream.range(0, ends.size()).allMatch(i -> ends.get(i) > (i == 0 ? 0 : ends.get(i - 1)));
        if (!ascending || ends.size() > MOST_LEAD_TIMES) {
            throw forecast.wrong(
                    LEAD_TIMES,
                    ends.toString(),
                    "at most " + MOST_LEAD_TIMES
                            + " steps in ascending order, the first of a forecast being 1; [1, 7] is"
                            + " step 1 and steps 2 to 7");
        }
        if (!ends.isEmpty() && ends.get(ends.size() - 1) > horizon) {
            throw forecast.wrong(LEAD_TIMES, ends.toString(), "steps up to the horizon, " + horizon);
        }
        return LeadTime.upTo(ends);
    }

    List<LeadTime> leadTimes() {
        return leadTimes;
    }

    /** Whether they are there, and can't be read. */
    boolean leadTimesAreWrong() {
        return forecast.has(LEAD_TIMES) && leadTimes.isEmpty();
    }

    Judge judge() {
        return judge;
    }

    int warmUp() {
        return warmUp;
    }

    /** Whether the scenario does not say the horizon. */
    boolean assumesHorizon() {
        return !forecast.has(HORIZON);
    }

    int horizon() {
        return horizon;
    }

    /** Whether scenario or file say where forecasts start. */
    boolean hasFrom() {
        return forecast.has("from") || recorded.isPresent();
    }

    /**
     * The samples where the scenario, or else the file of recorded forecasts, says that forecasts start.
     *
     * @param dates the sample of a date
     */
    List<Integer> from(Function<String, OptionalInt> dates) throws ScenarioException {
        if (!forecast.has("from")) {
            List<Integer> origins = recorded.orElseThrow().origins();
            return new ArrayList<>(forecast.has("every") ? origins.subList(0, 1) : origins);
        }
        List<Integer> from = new ArrayList<>();
        for (String text : forecast.samples("from")) {
            from.add(forecast.sample("from", text, dates));
        }
        return from;
    }

    ScenarioException wrongFrom(String allowed) {
        return forecast.wrong("from", allowed);
    }

    List<ForecastSpan> spans(Signal signal, ModelSection model) throws ScenarioException {
        List<Integer> from = first(signal, model);
        if (from.isEmpty() || from.stream().distinct().count() < from.size()) {
            throw forecast.wrong("from", "a sample, or a list of some that differ");
        }
        if (forecast.has("every") || forecast.has("origins")) {
            addOrigins(from, signal);
        }
        if (!forecast.has("from") && recorded.isPresent()) {
            RecordedSpans.requireTruth(forecast, from, horizon, signal);
            requireFew(from.size(), HORIZON, signal);
        }
        int before = warmUpBefore(from);
        return forecast.build(() -> {
            List<ForecastSpan> spans = from.stream()
                    .map(first -> new ForecastSpan(first, before, horizon, guard(signal, first)))
                    .toList();
            spans.forEach(span -> ScenarioChecks.requireFits(span, signal, model.lag(signal)));
            return spans;
        });
    }

    /** Recorded forecasts need no warm-up, so by default it may be shorter where there is less before the first of them. */
    private int warmUpBefore(List<Integer> from) {
        int first = from.stream().mapToInt(Integer::intValue).min().orElseThrow();
        return recorded.isEmpty() || forecast.has("warmUp") ? warmUp : Math.max(1, Math.min(warmUp, first));
    }

    /** The steps after the horizon in which a pulse may match one in it, as far as the signal goes on. */
    static int guard(Signal signal, int from, int horizon) {
        long rest = signal.length() - (long) from - horizon;
        return (int)
                Math.max(0, Math.min(PulseMatching.guardSteps(signal.period().steps()), rest));
    }

    /** The same, as far as a file of forecasts goes on, too. */
    private int guard(Signal signal, int from) {
        int whole = guard(signal, from, horizon);
        return recorded.map(rows -> rows.guard(from, horizon, whole)).orElse(whole);
    }

    /** The quantiles that are estimated from paths, if there are any. */
    Optional<SampleSettings> sampling(Signal signal, List<ForecastSpan> spans) throws ScenarioException {
        return SamplingSection.read(forecast, signal, spans, recorded);
    }

    private List<Integer> first(Signal signal, ModelSection model) throws ScenarioException {
        if (hasFrom()) {
            return from(date -> signal instanceof CsvSignal csv ? csv.sample(date) : OptionalInt.empty());
        }
        if (model.forecastsWhatItTrainedOn()) {
            return new ArrayList<>(List.of(signal.trainingStart() + warmUp + model.lag(signal)));
        }
        int trainingEnd =
                signal.trainingEnd(model.source().copies(), model.transform().settings());
        int most = trainingEnd - model.lag(signal);
        if (most < warmUp) {
            throw forecast.wrong(
                    "warmUp",
                    String.valueOf(warmUp),
                    "at most " + most + ", since the forecast begins where the training data ends, at sample "
                            + trainingEnd);
        }
        return new ArrayList<>(List.of(trainingEnd));
    }

    /** Refuses more numbers than are forecast at once, and says so of a key. */
    private void requireFew(int origins, String key, Signal signal) throws ScenarioException {
        int guard = PulseMatching.guardSteps(signal.period().steps());
        long numbers =
                origins * ((long) warmUp + horizon + guard) * signal.columns().size();
        if (numbers > Signal.MOST_NUMBERS) {
            String allowed = "such that at most " + Signal.MOST_NUMBERS + " numbers are forecast, not " + numbers;
            throw forecast.has(key)
                    ? forecast.wrong(key, allowed)
                    : forecast.wrong(key, horizon + " by the file", allowed);
        }
    }

    /** Every n-th sample, as often as the scenario says, or as fits. */
    private void addOrigins(List<Integer> from, Signal signal) throws ScenarioException {
        if (from.size() > 1) {
            throw forecast.wrong(forecast.has("every") ? "every" : "origins", "omitted where from is a list");
        }
        if (!forecast.has("every")) {
            throw forecast.wrong("every", "missing", "there: the samples from one origin to the next");
        }
        int every = forecast.integer("every", 1);
        if (every < 1) {
            throw forecast.wrong("every", "at least 1 (samples from one origin to the next)");
        }
        if (signal instanceof PulseSignal && !forecast.has("origins")) {
            throw forecast.wrong(
                    "origins", "missing", "there: a generated signal never ends, so say how many forecasts");
        }
        long fit = 1 + ((long) signal.length() - horizon - from.get(0)) / every;
        int origins = forecast.integer("origins", (int) Math.max(1, Math.min(fit, Integer.MAX_VALUE)));
        if (origins < 1 || origins > Math.max(1, fit)) {
            throw forecast.wrong("origins", "from 1 to " + Math.max(1, fit) + ", as many as fit into the series");
        }
        requireFew(origins, forecast.has("origins") ? "origins" : "every", signal);
        for (int i = 1; i < origins; i++) {
            from.add(from.get(0) + i * every);
        }
    }
}
