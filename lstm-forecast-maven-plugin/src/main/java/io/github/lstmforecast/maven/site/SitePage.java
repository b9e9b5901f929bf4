package io.github.lstmforecast.maven.site;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.site.SiteResults.Check;
import io.github.lstmforecast.maven.site.SiteResults.Scenario;
import io.github.lstmforecast.maven.site.SiteResults.Value;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.json.ResultsJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.maven.doxia.sink.Sink;

/**
 * A page of the site. Everything from results is written as text, and links lead to our own copies: results can't add
 * markup or scripts.
 */
final class SitePage {
    private static final String WHOLE_REPORT = "index.html";
    private final SiteWriter page;
    private final Consumer<String> warnings;

    /**
     * @param sink what is written to
     * @param warnings receives what can't be shown
     */
    SitePage(Sink sink, Consumer<String> warnings) {
        this.page = new SiteWriter(sink);
        this.warnings = warnings;
    }

    /** The page of one module. */
    void write(String title, SiteModule module) {
        page.begin(title);
        module(module, "");
        page.end();
    }

    /** The page of several modules. */
    void write(String title, List<SiteModule> modules) {
        page.begin(title);
        page.paragraph(SiteVerdicts.overall(modules));
        if (!modules.isEmpty()) {
            page.list(IntStream.range(0, modules.size()).boxed().toList(), i -> {
                page.link("#" + module(i), modules.get(i).name());
                page.text(": "
                        + modules.get(i).results().map(SiteVerdicts::verdict).orElse("no results"));
            });
        }
        for (int i = 0; i < modules.size(); i++) {
            page.section(modules.get(i).name(), module(i));
            module(modules.get(i), module(i) + "-");
            page.section_();
        }
        page.end();
    }

    private static String module(int number) {
        return "module-" + (number + 1);
    }

    /** All of a module. Anchors begin with {@code prefix}: names of scenarios would not be unique, nor always valid. */
    private void module(SiteModule module, String prefix) {
        if (module.results().isEmpty()) {
            page.paragraph(module.why());
            return;
        }
        SiteResults results = module.results().get();
        page.paragraph(() -> {
            page.strong(results.verdict().name());
            page.text(": " + SiteVerdicts.count(results.scenarios()));
            wholeReport(module.files());
        });
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
            if (files.has(ResultsJson.FILE)) { // it has a link to them
                files.copy(ResultsJson.FILE);
            }
            page.text(" Everything is in ");
            page.link(copy, "the whole report");
            page.text(".");
        } catch (SiteFileException e) {
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
        page.table(header);
        for (Numbered one : scenarios) {
            Scenario scenario = one.scenario();
            page.row();
            page.linkCell("#" + one.anchor(), scenario.name());
            page.strongCell(scenario.verdict().name());
            page.cell(scenario.model());
            for (Metric metric : List.of(
                    StandardMetric.RMSE,
                    StandardMetric.PHASE_ERROR,
                    StandardMetric.MISSED_PULSES,
                    StandardMetric.SPURIOUS_PULSES)) {
                page.cell(scenario.number(metric.key()));
            }
            if (golden) {
                page.cell(scenario.golden().map(Verdict::name).orElse(SiteResults.NOT_THERE));
            }
            page.row_();
        }
        page.table_();
    }

    private void scenario(Numbered one, SiteFiles files) {
        Scenario scenario = one.scenario();
        page.section(scenario.name(), one.anchor());
        page.paragraph(() -> {
            page.strong(scenario.verdict().name());
            page.text(scenario.golden()
                    .map(golden -> "; the golden model says " + golden)
                    .orElse(""));
        });
        scenario.seeds().ifPresent(page::paragraph);
        page.list("Findings", scenario.findings());
        page.list("Warnings", scenario.warnings());
        page.list("Notes", scenario.notes());
        scenario.pictures().forEach(picture -> picture(picture, files));
        if (!scenario.checks().isEmpty()) {
            page.section("Checks", one.anchor() + "-checks");
            checks(scenario.checks());
            page.section_();
        }
        if (!scenario.metrics().isEmpty()) {
            page.section("Metrics", one.anchor() + "-metrics");
            if (scenario.forecasts() > 1) {
                page.paragraph("The worst of " + scenario.forecasts() + " forecasts.");
            }
            metrics(scenario);
            page.section_();
        }
        page.section_();
    }

    private void picture(PictureFile picture, SiteFiles files) {
        try {
            page.figure(files.copy(picture.file()), picture.title(), picture.caption());
        } catch (SiteFileException e) {
            warnings.accept(e.getMessage());
            page.paragraph(picture.title() + ": " + e.getMessage() + ".");
        }
    }

    private void checks(List<Check> checks) {
        boolean several = checks.stream().map(Check::subject).distinct().count() > 1;
        List<String> header = new ArrayList<>(List.of("check", "actual", "limit", "margin", "outcome"));
        if (several) {
            header.add(1, "forecast");
        }
        page.table(header);
        for (Check check : checks) {
            page.row();
            page.cell(check.metric());
            if (several) {
                page.cell(check.subject());
            }
            page.cell(check.actual());
            page.cell(check.limit());
            page.cell(check.margin());
            page.cell(check.outcome());
            page.row_();
        }
        page.table_();
    }

    private void metrics(Scenario scenario) {
        page.table(List.of("metric", "value", "unit"));
        scenario.metrics().forEach((key, value) -> {
            page.row();
            page.cell(key);
            page.cell(value.text());
            page.cell(unit(key, value));
            page.row_();
        });
        page.table_();
    }

    private static String unit(String key, Value value) {
        return value.isNumber()
                ? Extensions.metrics().find(key).map(Metric::unit).orElse("")
                : "";
    }
}
