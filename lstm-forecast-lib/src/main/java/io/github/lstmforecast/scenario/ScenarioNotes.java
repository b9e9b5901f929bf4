package io.github.lstmforecast.scenario;

import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Notes and warnings on a scenario, which are no findings. */
final class ScenarioNotes {
    private static final int MOST_COLUMNS = 5; // of which something is said

    private ScenarioNotes() {}

    static List<String> of(Scenario scenario, Series observed) {
        List<String> notes = new ArrayList<>();
        if (scenario.signal() instanceof CsvSignal csv) {
            notes.addAll(csv.fileNotes().notes());
            known(csv).ifPresent(notes::add);
        }
        period(scenario.signal()).ifPresent(notes::add);
        notes.addAll(pulses(scenario));
        if (scenario.model() instanceof LoadedModel loaded) {
            loaded.model().notes().forEach(note -> notes.add(loaded.file() + " " + note));
            window(loaded, scenario.signal().columns().size()).ifPresent(notes::add);
            notes.add(FedRange.of(loaded, scenario, observed).note());
        }
        if (scenario.model() instanceof ModelSource.Recorded recorded) {
            notes.addAll(recorded.notes());
        }
        gaps(scenario).ifPresent(notes::add);
        cutGuard(scenario).ifPresent(notes::add);
        return notes;
    }

    private static Optional<String> window(LoadedModel loaded, int targets) {
        if (loaded.window().isEmpty()) {
            return Optional.empty();
        }
        String gets = loaded.file() + " gets windows of " + loaded.window().getAsInt() + " samples";
        if (loaded.shape().outputs().isEmpty()) {
            return Optional.of(gets);
        }
        int steps = loaded.shape().outputs().getAsInt() / targets;
        return Optional.of(gets + " and predicts " + steps + (steps == 1 ? " sample" : " samples") + " at a time");
    }

    private static Optional<String> period(Signal signal) {
        Period period = signal.period();
        return switch (period.source()) {
            case GIVEN -> Optional.empty();
            case FOUND ->
                Optional.of("period " + Numbers.text(period.steps().orElseThrow()) + " rows, found in the training rows"
                        + (signal.columns().size() == 1
                                ? ""
                                : " of " + CsvTable.place(signal.columns().get(0))));
            case NONE -> Optional.of("no period: the series has no cycle, so timing is not judged");
        };
    }

    /** What a pulse is in each column of a file, as long as it is a readable number of columns. */
    private static List<String> pulses(Scenario scenario) {
        Signal signal = scenario.signal();
        List<String> notes = new ArrayList<>();
        if (signal instanceof CsvSignal && signal.period().steps().isPresent()) {
            for (int column = 0; column < Math.min(signal.columns().size(), MOST_COLUMNS); column++) {
                String name = signal.columns().get(column);
                signal.pulses(column, scenario.spans()).ifPresent(rule -> notes.add("pulses of " + name + ": " + rule));
            }
        }
        return notes;
    }

    private static Optional<String> known(CsvSignal signal) {
        return signal.knownNames().isEmpty()
                ? Optional.empty()
                : Optional.of("known inputs: " + signal.known().summary());
    }

    private static Optional<String> unlearnt(CsvSignal signal, Scenario scenario) {
        List<String> names = signal.known().unlearnt(signal.trainingStart(), scenario.trainingEnd(), scenario.spans());
        if (names.isEmpty()) {
            return Optional.empty();
        }
        int more = names.size() - MOST_COLUMNS;
        return Optional.of("known inputs that are constant in the training rows, but not in the forecasts: "
                + String.join(", ", names.subList(0, Math.min(names.size(), MOST_COLUMNS)))
                + (more > 0 ? " and " + more + " more" : "") + "; the model can't have learned what they do");
    }

    private static Optional<String> cutGuard(Scenario scenario) {
        int whole = PulseMatching.guardSteps(scenario.signal().period().steps());
        List<ForecastSpan> cut =
                scenario.spans().stream().filter(span -> span.guard() < whole).toList();
        if (cut.isEmpty()) {
            return Optional.empty();
        }
        ForecastSpan first = cut.get(0);
        boolean isOfTheFile = scenario.model() instanceof ModelSource.Recorded
                && first.end() < scenario.signal().length();
        String rest = isOfTheFile
                ? scenario.model().description() + " has " + (first.guard() == 0 ? "no" : first.guard())
                        + (first.guard() == 1 ? " step" : " steps")
                : "the series ends " + first.guard() + " samples";
        return Optional.of(rest + " after the horizon of the forecast from sample " + first.from()
                + ", but the guard takes " + whole
                + (cut.size() == 1
                        ? ""
                        : " (so with " + cut.size() + " of " + scenario.spans().size() + " forecasts)")
                + ": pulses that might match one after the end are not judged");
    }

    private static Optional<String> gaps(Scenario scenario) {
        Signal signal = scenario.signal();
        long learnt = 0;
        long forecast = 0;
        for (int column = 0; column < signal.columns().size(); column++) {
            learnt += signal.gaps().count(signal.trainingStart(), scenario.trainingEnd(), column);
            for (ForecastSpan span : scenario.spans()) {
                forecast += signal.gaps().count(span.from(), span.from() + span.horizon(), column);
            }
        }
        return learnt + forecast == 0
                ? Optional.empty()
                : Optional.of("gaps of the series are filled: " + learnt + " values of the training data, and "
                        + forecast + " of the forecasts, which are not judged");
    }

    /** What looks like a mistake. */
    static List<String> warnings(Scenario scenario, Series observed) {
        List<String> warnings = new ArrayList<>();
        if (scenario.signal() instanceof CsvSignal csv) {
            warnings.addAll(csv.fileNotes().warnings());
        }
        if (scenario.model() instanceof ModelSource.Recorded recorded) {
            warnings.addAll(recorded.warnings());
            return warnings;
        }
        if (scenario.model() instanceof LoadedModel loaded) {
            warnings.addAll(FedRange.of(loaded, scenario, observed).warnings());
        } else if (scenario.model().isMadeHere()) {
            leakage(scenario).ifPresent(warnings::add);
            if (scenario.signal() instanceof CsvSignal csv) {
                unlearnt(csv, scenario).ifPresent(warnings::add);
            }
        }
        shortWarmUp(scenario).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<String> shortWarmUp(Scenario scenario) {
        int warmUp = scenario.spans().get(0).warmUp();
        OptionalDouble period = scenario.signal().period().steps();
        return period.isPresent() && warmUp < period.getAsDouble()
                ? Optional.of("forecast.warmUp is " + warmUp + " samples, less than a cycle of "
                        + Numbers.text(period.getAsDouble())
                        + ": the model does not see where in the cycle the forecast begins")
                : Optional.empty();
    }

    private static Optional<String> leakage(Scenario scenario) {
        int start = scenario.signal().trainingStart();
        List<ForecastSpan> seen = scenario.spans().stream()
                .filter(span -> span.from() < scenario.trainingEnd() && span.end() > start)
                .toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        String samples = "inside the training data (samples " + start + " to " + (scenario.trainingEnd() - 1) + ")";
        int from = seen.get(0).from();
        int all = scenario.spans().size();
        return Optional.of((all == 1
                        ? "the forecast begins at sample " + from + ", " + samples
                        : seen.size() + " of " + all + " forecasts begin " + samples + ", the first at sample " + from)
                + ": its training has seen what it predicts there");
    }
}
