package io.github.lstmforecast.maven.site;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.maven.site.SiteResults.Check;
import io.github.lstmforecast.maven.site.SiteResults.Picture;
import io.github.lstmforecast.maven.site.SiteResults.Scenario;
import io.github.lstmforecast.maven.site.SiteResults.Value;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkEventAttributes;
import org.apache.maven.doxia.sink.impl.SinkEventAttributeSet;
import org.apache.maven.doxia.util.HtmlTools;

/**
 * A page of the site. All that comes from results is written as text, and links lead to copies of our own: neither may
 * say what the page does.
 */
final class SitePage {
    private static final String WHOLE_REPORT = "index.html";
    private static final Set<String> OF_NUMBERS =
            Set.of("rmse", "phase error", "missed", "spurious", "actual", "margin", "value");

    private final Sink sink;
    private final Consumer<String> warnings;
    private int level;

    /**
     * @param sink what is written to
     * @param warnings is told what can't be shown
     */
    SitePage(Sink sink, Consumer<String> warnings) {
        this.sink = sink;
        this.warnings = warnings;
    }

    /** The page of one module. */
    void write(String title, SiteModule module) {
        begin(title);
        module(module, "");
        end();
    }

    /** The page of several modules. */
    void write(String title, List<SiteModule> modules) {
        begin(title);
        paragraph(overall(modules));
        if (!modules.isEmpty()) {
            sink.list();
            for (int i = 0; i < modules.size(); i++) {
                sink.listItem();
                link("#" + module(i), modules.get(i).name());
                sink.text(": " + modules.get(i).results().map(SitePage::verdict).orElse("no results"));
                sink.listItem_();
            }
            sink.list_();
        }
        for (int i = 0; i < modules.size(); i++) {
            section(modules.get(i).name(), module(i));
            module(modules.get(i), module(i) + "-");
            section_();
        }
        end();
    }

    private static String module(int number) {
        return "module-" + (number + 1);
    }

    private void begin(String title) {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        sink.head_();
        sink.body();
        section(title, "lstm-forecast");
    }

    private void end() {
        section_();
        sink.body_();
        sink.flush();
    }

    /** Nothing is called passed as long as there are modules that nothing is known of. */
    private static String overall(List<SiteModule> modules) {
        if (modules.isEmpty()) {
            return "No module of this build has scenarios.";
        }
        List<Scenario> all = modules.stream()
                .flatMap(module -> module.results().stream())
                .flatMap(results -> results.scenarios().stream())
                .toList();
        long unknown =
                modules.stream().filter(module -> module.results().isEmpty()).count();
        String verdict = worst(all);
        if (unknown == 0) {
            return verdict + ": " + count(all);
        }
        return (verdict.equals(SiteResults.PASS) ? "Incomplete" : verdict) + ": "
                + (all.isEmpty() ? "" : count(all) + " ")
                + unknown + " of " + modules.size() + (modules.size() == 1 ? " module has" : " modules have")
                + " no results that can be shown.";
    }

    private static String worst(List<Scenario> scenarios) {
        List<String> verdicts = scenarios.stream().map(Scenario::verdict).toList();
        return verdicts.stream().allMatch(SiteResults.PASS::equals)
                ? SiteResults.PASS
                : verdicts.stream().allMatch(one -> one.equals(SiteResults.PASS) || one.equals("FAIL"))
                        ? "FAIL"
                        : "ERROR";
    }

    private static String verdict(SiteResults results) {
        return results.verdict() + ": " + count(results.scenarios());
    }

    private static String count(List<Scenario> scenarios) {
        long bad = scenarios.stream().filter(scenario -> !scenario.passed()).count();
        long told = bad == 0 ? scenarios.size() : bad;
        return told + " of " + scenarios.size() + (scenarios.size() == 1 ? " scenario" : " scenarios")
                + (bad == 0 ? " passed." : " did not pass.");
    }

    /** All of a module. Anchors begin with {@code prefix}: names of scenarios would not be unique, nor always valid. */
    private void module(SiteModule module, String prefix) {
        if (module.results().isEmpty()) {
            paragraph(module.why());
            return;
        }
        SiteResults results = module.results().get();
        sink.paragraph();
        strong(results.verdict());
        sink.text(": " + count(results.scenarios()));
        wholeReport(module.files());
        sink.paragraph_();
        List<Numbered> scenarios = badFirst(results.scenarios(), prefix);
        if (!scenarios.isEmpty()) {
            summary(scenarios);
        }
        scenarios.forEach(scenario -> scenario(scenario, module.files()));
    }

    private void wholeReport(SiteFiles files) {
        if (!files.has(WHOLE_REPORT)) {
            return;
        }
        try {
            String copy = files.copy(WHOLE_REPORT);
            if (files.has(ResultsReader.FILE)) { // it has a link to them
                files.copy(ResultsReader.FILE);
            }
            sink.text(" Everything is in ");
            link(copy, "the whole report");
            sink.text(".");
        } catch (ResultsException e) {
            warnings.accept(e.getMessage());
        }
    }

    private record Numbered(Scenario scenario, String anchor) {}

    private static List<Numbered> badFirst(List<Scenario> scenarios, String prefix) {
        List<Numbered> all = new ArrayList<>();
        scenarios.forEach(scenario -> all.add(new Numbered(scenario, prefix + "scenario-" + (all.size() + 1))));
        all.sort(Comparator.comparing(one -> one.scenario().passed()));
        return all;
    }

    private void summary(List<Numbered> scenarios) {
        boolean golden =
                scenarios.stream().anyMatch(one -> one.scenario().golden().isPresent());
        List<String> header =
                new ArrayList<>(List.of("scenario", "verdict", "model", "rmse", "phase error", "missed", "spurious"));
        if (golden) {
            header.add("golden");
        }
        table(header);
        for (Numbered one : scenarios) {
            Scenario scenario = one.scenario();
            sink.tableRow();
            sink.tableCell();
            link("#" + one.anchor(), scenario.name());
            sink.tableCell_();
            sink.tableCell();
            strong(scenario.verdict());
            sink.tableCell_();
            cell(scenario.model());
            for (Metric metric : List.of(
                    StandardMetric.RMSE,
                    StandardMetric.PHASE_ERROR,
                    StandardMetric.MISSED_PULSES,
                    StandardMetric.SPURIOUS_PULSES)) {
                cell(scenario.number(metric.key()));
            }
            if (golden) {
                cell(scenario.golden().orElse(SiteResults.NOT_THERE));
            }
            sink.tableRow_();
        }
        table_();
    }

    private void scenario(Numbered one, SiteFiles files) {
        Scenario scenario = one.scenario();
        section(scenario.name(), one.anchor());
        sink.paragraph();
        strong(scenario.verdict());
        sink.text(scenario.golden()
                .map(golden -> "; the golden model says " + golden)
                .orElse(""));
        sink.paragraph_();
        scenario.seeds().ifPresent(this::paragraph);
        list("Findings", scenario.findings());
        list("Notes", scenario.notes());
        scenario.pictures().forEach(picture -> picture(picture, files));
        if (!scenario.checks().isEmpty()) {
            section("Checks", one.anchor() + "-checks");
            checks(scenario.checks());
            section_();
        }
        if (!scenario.metrics().isEmpty()) {
            section("Metrics", one.anchor() + "-metrics");
            if (scenario.forecasts() > 1) {
                paragraph("The worst of " + scenario.forecasts() + " forecasts.");
            }
            metrics(scenario);
            section_();
        }
        section_();
    }

    private void picture(Picture picture, SiteFiles files) {
        String copy;
        try {
            copy = files.copy(picture.file());
        } catch (ResultsException e) {
            warnings.accept(e.getMessage());
            paragraph(picture.title() + ": " + e.getMessage() + ".");
            return;
        }
        sink.figure();
        SinkEventAttributeSet attributes = new SinkEventAttributeSet();
        attributes.addAttribute(SinkEventAttributes.ALT, HtmlTools.escapeHTML(picture.title(), true)); // Doxia does not
        attributes.addAttribute(SinkEventAttributes.STYLE, "max-width: 100%");
        sink.figureGraphics(copy, attributes);
        sink.figureCaption();
        strong(picture.title());
        sink.lineBreak();
        sink.text(picture.caption());
        sink.figureCaption_();
        sink.figure_();
    }

    private void checks(List<Check> checks) {
        boolean several = checks.stream().map(Check::subject).distinct().count() > 1;
        List<String> header = new ArrayList<>(List.of("check", "actual", "limit", "margin", "outcome"));
        if (several) {
            header.add(1, "forecast");
        }
        table(header);
        for (Check check : checks) {
            sink.tableRow();
            cell(check.metric());
            if (several) {
                cell(check.subject());
            }
            cell(check.actual());
            cell(check.limit());
            cell(check.margin());
            cell(check.outcome());
            sink.tableRow_();
        }
        table_();
    }

    private void metrics(Scenario scenario) {
        table(List.of("metric", "value", "unit"));
        scenario.metrics().forEach((key, value) -> {
            sink.tableRow();
            cell(key);
            cell(value.text());
            cell(unit(key, value));
            sink.tableRow_();
        });
        table_();
    }

    private static String unit(String key, Value value) {
        return value.isNumber()
                ? Extensions.metrics().byKey(key).map(Metric::unit).orElse("")
                : "";
    }

    /** Begins a section; one within another is of the next level. */
    private void section(String title, String anchor) {
        level++;
        sink.section(level, null);
        sink.anchor(anchor);
        sink.anchor_();
        sink.sectionTitle(level, null);
        sink.text(title);
        sink.sectionTitle_(level);
    }

    private void section_() {
        sink.section_(level);
        level--;
    }

    private void table(List<String> header) {
        sink.table();
        sink.tableRows(
                header.stream()
                        .mapToInt(column -> OF_NUMBERS.contains(column) ? Sink.JUSTIFY_RIGHT : Sink.JUSTIFY_LEFT)
                        .toArray(),
                false);
        sink.tableRow();
        for (String column : header) {
            String align = OF_NUMBERS.contains(column) ? "right" : "left"; // Doxia does so with all but the header
            sink.tableHeaderCell(new SinkEventAttributeSet(SinkEventAttributes.STYLE, "text-align: " + align + ";"));
            sink.text(column);
            sink.tableHeaderCell_();
        }
        sink.tableRow_();
    }

    private void table_() {
        sink.tableRows_();
        sink.table_();
    }

    private void cell(String text) {
        sink.tableCell();
        sink.text(text);
        sink.tableCell_();
    }

    private void list(String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        paragraph(title + ":");
        sink.list();
        for (String sentence : sentences) {
            sink.listItem();
            sink.text(sentence);
            sink.listItem_();
        }
        sink.list_();
    }

    private void paragraph(String text) {
        sink.paragraph();
        sink.text(text);
        sink.paragraph_();
    }

    private void strong(String text) {
        sink.inline(SinkEventAttributeSet.Semantics.STRONG);
        sink.text(text);
        sink.inline_();
    }

    private void link(String to, String text) {
        sink.link(to);
        sink.text(text);
        sink.link_();
    }
}
