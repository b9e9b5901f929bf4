package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.Results.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The results of a build, compared with reference results.
 *
 * @param reference where these are from, as messages name it
 * @param missing why there are no reference results, as a sentence; empty if there are some
 * @param scenarios those of now in their order, then those that are gone
 */
public record ResultsComparison(String reference, Optional<String> missing, List<ScenarioChange> scenarios) {
    public ResultsComparison {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Compares each scenario with that of the same name.
     *
     * @param regression how much worse the metrics of a scenario may be; empty if that is not checked
     */
    public static ResultsComparison of(
            Reference reference, Results now, Function<String, Optional<Regression>> regression) {
        Map<String, Scenario> before = new LinkedHashMap<>();
        reference.results().scenarios().forEach(scenario -> before.put(scenario.name(), scenario));
        List<ScenarioChange> changes = new ArrayList<>();
        for (Scenario scenario : now.scenarios()) {
            changes.add(new ScenarioComparer(
                            reference.label(),
                            Optional.ofNullable(before.remove(scenario.name())),
                            Optional.of(scenario),
                            regression.apply(scenario.name()))
                    .change());
        }
        before.values()
                .forEach(gone -> changes.add(
                        new ScenarioComparer(reference.label(), Optional.of(gone), Optional.empty(), Optional.empty())
                                .change()));
        return new ResultsComparison(reference.label(), Optional.empty(), changes);
    }

    /**
     * No comparison, since there are no reference results yet.
     *
     * @param reference what was required: {@code "release"}, for example
     * @param why as a sentence
     */
    public static ResultsComparison missing(String reference, String why) {
        return new ResultsComparison(reference, Optional.of(why), List.of());
    }

    /** FAIL if anything is worse by more than is allowed. */
    public Verdict verdict() {
        return scenarios.stream()
                .flatMap(change -> change.regression().stream())
                .reduce(Verdict.PASS, Verdict::and);
    }

    /** The scenarios by what can be said of them, in the order of {@link Outcome}. */
    public Map<Outcome, List<ScenarioChange>> byOutcome() {
        return scenarios.stream()
                .collect(Collectors.groupingBy(
                        ScenarioChange::outcome, () -> new EnumMap<>(Outcome.class), Collectors.toList()));
    }

    /** For example {@code 2 worse, 1 better, 3 no difference shown}. */
    public String counts() {
        return scenarios.isEmpty()
                ? "no scenario"
                : byOutcome().entrySet().stream()
                        .map(some ->
                                some.getValue().size() + " " + some.getKey().text())
                        .collect(Collectors.joining(", "));
    }

    /** How a scenario of now has changed. */
    public Optional<ScenarioChange> of(String scenario) {
        return scenarios.stream()
                .filter(change -> change.name().equals(scenario))
                .findFirst();
    }
}
