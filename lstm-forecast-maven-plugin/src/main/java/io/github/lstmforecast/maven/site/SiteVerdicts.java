package io.github.lstmforecast.maven.site;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.site.SiteResults.Scenario;
import java.util.List;

/** The verdicts of modules and scenarios in words. */
final class SiteVerdicts {
    private SiteVerdicts() {}

    /** A verdict on all modules; PASS only where each of them has results. */
    static String overall(List<SiteModule> modules) {
        if (modules.isEmpty()) {
            return "No module of this build has scenarios.";
        }
        List<Scenario> all = modules.stream()
                .flatMap(module -> module.results().stream())
                .flatMap(results -> results.scenarios().stream())
                .toList();
        long unknown =
                modules.stream().filter(module -> module.results().isEmpty()).count();
        Verdict verdict = all.stream().map(Scenario::verdict).reduce(Verdict.PASS, Verdict::and);
        if (unknown == 0) {
            return verdict + ": " + count(all);
        }
        return (verdict == Verdict.PASS ? "Incomplete" : verdict.name()) + ": "
                + (all.isEmpty() ? "" : count(all) + " ")
                + unknown + " of " + modules.size() + (modules.size() == 1 ? " module has" : " modules have")
                + " no results that can be shown.";
    }

    static String verdict(SiteResults results) {
        return results.verdict() + ": " + count(results.scenarios());
    }

    static String count(List<Scenario> scenarios) {
        long bad = scenarios.stream().filter(scenario -> !scenario.passed()).count();
        long shown = bad == 0 ? scenarios.size() : bad;
        return shown + " of " + scenarios.size() + (scenarios.size() == 1 ? " scenario" : " scenarios")
                + (bad == 0 ? " passed." : " did not pass.");
    }
}
