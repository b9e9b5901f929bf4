package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.PulseMatching;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** {@code forecast}: where forecasts start, and how long they are. */
final class ForecastSection {
    private static final int WARM_UP = 25;
    private static final int HORIZON = 50;
    static final String LEAD_TIMES = "leadTimes";
    private static final int MOST_LEAD_TIMES = 100;

    private final YamlMap forecast;
    private final int warmUp;
    private final int horizon;
    private final List<LeadTime> leadTimes;
    private final Judge judge;

    private ForecastSection(YamlMap forecast) {
        this.forecast = forecast;
        this.warmUp = forecast.integer("warmUp", WARM_UP);
        this.horizon = forecast.integer("horizon", HORIZON);
        this.leadTimes = forecast.attempt(this::readLeadTimes, List.of());
        this.judge = forecast.choice("judge", Judge.WORST);
        forecast.integer("every", 1); // all values, before what they mean together
        forecast.integer("origins", 1);
    }

    static ForecastSection read(YamlMap top) {
        return new ForecastSection(
                top.map("forecast", "warmUp", "horizon", "from", "every", "origins", LEAD_TIMES, "judge"));
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

    int horizon() {
        return horizon;
    }

    boolean hasFrom() {
        return forecast.has("from");
    }

    /**
     * The samples where the scenario says that forecasts start.
     *
     * @param dates the sample of a date
     */
    List<Integer> from(Function<String, OptionalInt> dates) throws ScenarioException {
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
        return forecast.build(() -> {
            List<ForecastSpan> spans = from.stream()
                    .map(first -> new ForecastSpan(first, warmUp, horizon, guard(signal, (long) first + horizon)))
                    .toList();
            spans.forEach(span -> Scenario.requireFits(span, signal, model.lag(signal)));
            return spans;
        });
    }

    /** The steps after the horizon in which a pulse may match one in it, as far as the signal goes on. */
    private static int guard(Signal signal, long end) {
        int whole = PulseMatching.guardSteps(signal.period().steps());
        return (int) Math.max(0, Math.min(whole, signal.length() - end));
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
        long numbers = origins
                * ((long) warmUp
                        + horizon
                        + PulseMatching.guardSteps(signal.period().steps()))
                * signal.columns().size();
        if (numbers > Signal.MOST_NUMBERS) {
            throw forecast.wrong(
                    forecast.has("origins") ? "origins" : "every",
                    "such that at most " + Signal.MOST_NUMBERS + " numbers are forecast, not " + numbers);
        }
        for (int i = 1; i < origins; i++) {
            from.add(from.get(0) + i * every);
        }
    }
}
