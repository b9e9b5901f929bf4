package io.github.lstmforecast.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenComparison.Compared;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code results.json}: the verdict, and every number and finding behind it. Keys come in a fixed order, and only what
 * stands under {@code timings} differs from run to run.
 */
public final class ResultsJson {
    /** The version of the layout; it grows when a reader of the older one would misread the newer. */
    public static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = new JsonMapper();

    private ResultsJson() {}

    /**
     * Writes the results of a build, as a whole or not at all.
     *
     * @param file where; an older file is replaced
     * @param results one for each scenario, in the order in which they are to stand there
     * @throws IOException if the file can't be written
     */
    public static void write(Path file, List<ScenarioReport> results) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("verdict", verdict(results).name());
        ArrayNode scenarios = root.putArray("scenarios");
        results.forEach(result -> write(result, scenarios.addObject()));
        // Line ends are fixed, so that the file is the same on every system.
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        WholeFile.write(file, MAPPER.writer(printer).writeValueAsString(root) + "\n");
    }

    /**
     * The verdict on all scenarios together.
     *
     * @param results one for each scenario
     * @return the worst; PASS where there is none
     */
    public static Verdict verdict(List<ScenarioReport> results) {
        return results.stream().map(ScenarioReport::verdict).reduce(Verdict.PASS, Verdict::and);
    }

    private static void write(ScenarioReport result, ObjectNode to) {
        Judgement judgement = result.assessment().judgement();
        to.put("name", result.name());
        to.put("verdict", result.verdict().name());
        result.assessment().golden().ifPresent(golden -> {
            to.put("accuracy", judgement.verdict().name());
            to.put("golden", golden.verdict().name());
        });
        result.measurement()
                .ifPresent(measurement ->
                        write(measurement, judgement, result.assessment().golden(), to));
        ArrayNode checks = to.putArray("checks");
        judgement.checks().stream()
                .filter(check -> check.outcome() != Check.Outcome.NOT_LIMITED)
                .forEach(check -> write(check, checks.addObject()));
        ArrayNode findings = to.putArray("findings");
        result.findings().forEach(finding -> write(finding, findings.addObject()));
        if (!result.pictures().isEmpty()) {
            ArrayNode pictures = to.putArray("pictures");
            result.pictures().forEach(picture -> write(picture, pictures.addObject()));
        }
        result.measurement().ifPresent(measurement -> {
            ObjectNode inputs = to.putObject("inputs");
            measurement.inputs().forEach(inputs::put);
            ArrayNode notes = to.putArray("notes");
            measurement.notes().forEach(notes::add);
            result.assessment().golden().ifPresent(golden -> {
                golden.notes().forEach(notes::add);
                golden.warnings().forEach(notes::add);
            });
            ObjectNode timings = to.putObject("timings");
            timings.put("trainSeconds", measurement.trainSeconds());
            timings.put("forecastSeconds", measurement.forecastSeconds());
        });
    }

    private static void write(
            Measurement measurement, Judgement judgement, Optional<GoldenComparison> golden, ObjectNode to) {
        TrainingResult first = measurement.first();
        to.put("engine", measurement.engine());
        ObjectNode model = to.putObject("model");
        model.put("name", measurement.model());
        model.put("sha256", first.modelSha256());
        first.lastLoss().ifPresent(loss -> model.put("lastLoss", loss));
        write(measurement.metrics(), to);
        ArrayNode forecasts = to.putArray("forecasts");
        for (int i = 0; i < first.subjects().size(); i++) {
            SubjectMetrics subject = first.subjects().get(i);
            ObjectNode forecast = forecasts.addObject();
            write(subject.subject(), forecast);
            forecast.put("horizon", measurement.horizon());
            ObjectNode values = forecast.putObject("metrics");
            subject.metrics().values().forEach((metric, value) -> write(metric, value, values));
            ObjectNode baselines = forecast.putObject("baselines");
            subject.baselines().forEach((baseline, theirs) -> {
                ObjectNode of = baselines.putObject(baseline.key());
                theirs.values().forEach((metric, value) -> {
                    if (value instanceof Defined) {
                        write(metric, value, of);
                    }
                });
            });
            judgement.firstBadPulses().get(i).ifPresent(pulse -> write(pulse, forecast.putObject("firstBadPulse")));
            measurement
                    .recording()
                    .flatMap(recording -> recording.forecast(subject.subject()))
                    .ifPresent(curves -> write(curves, forecast.putObject("lines")));
            golden.flatMap(comparison -> comparison.of(subject.subject()))
                    .ifPresent(compared -> write(compared, forecast.putObject("golden")));
        }
        judgement.seeds().ifPresent(seeds -> {
            write(seeds, to.putObject("seeds"));
            ArrayNode trainings = to.putArray("trainings");
            measurement.trainings().forEach(training -> write(training, trainings.addObject()));
        });
    }

    /** What can be seen of a picture's lines, so that a program can tell as well whether they are right. */
    private static void write(ForecastCurves line, ObjectNode to) {
        write(line.warmUp(), to.putObject("warmUp"));
        write(line.truth(), to.putObject("truth"));
        write(line.forecast(), to.putObject("forecast"));
    }

    private static void write(Curve curve, ObjectNode to) {
        putFinite("first", curve.y()[0], to);
        putFinite("last", curve.y()[curve.size() - 1], to);
        putFinite("least", curve.least(), to);
        putFinite("greatest", curve.greatest(), to);
    }

    /** JSON has no other numbers. */
    private static void putFinite(String key, double value, ObjectNode to) {
        if (Double.isFinite(value)) {
            to.put(key, value);
        }
    }

    private static void write(Compared compared, ObjectNode to) {
        compared.partsAt().ifPresent(step -> to.put("partsAtStep", step));
        ObjectNode metrics = to.putObject("metrics");
        compared.golden().metrics().forEach((metric, value) -> metrics.put(metric.key(), value));
    }

    /** The worst of several forecasts, metric by metric. */
    private static void write(List<Metrics> several, ObjectNode to) {
        ObjectNode metrics = to.putObject("metrics");
        if (!several.isEmpty()) {
            Metrics.worst(several).forEach((metric, value) -> write(metric, value, metrics));
        }
    }

    private static void write(PictureFile picture, ObjectNode to) {
        to.put("file", picture.file());
        picture.about().ifPresent(about -> to.put("about", about));
        to.put("title", picture.title());
        to.put("caption", picture.caption());
    }

    private static void write(Subject subject, ObjectNode to) {
        subject.column().ifPresent(column -> to.put("column", column));
        to.put("from", subject.from());
        subject.date().ifPresent(date -> to.put("date", date));
    }

    private static void write(BadPulse pulse, ObjectNode to) {
        to.put("kind", pulse.kind().key());
        to.put("number", pulse.number());
        to.put("step", pulse.step());
        to.put("cycle", pulse.cycle().value());
        if (pulse.kind() == BadPulse.Kind.MISTIMED) {
            to.put("phase", pulse.phase().value());
        }
    }

    private static void write(SeedsOutcome seeds, ObjectNode to) {
        to.put("count", seeds.rate().count());
        to.put("passed", seeds.rate().passed());
        to.put("lowerBound", seeds.bound());
        to.put("passProbability", seeds.passProbability());
        ArrayNode failing = to.putArray("failing");
        seeds.failing().forEach(seed -> {
            ObjectNode one = failing.addObject();
            one.put("seed", seed.seed());
            one.put("message", seed.message());
        });
    }

    private static void write(TrainingResult training, ObjectNode to) {
        to.put("seed", training.seed());
        training.failure().ifPresent(failure -> to.put("failure", failure));
        to.put("sha256", training.modelSha256());
        training.lastLoss().ifPresent(loss -> to.put("lastLoss", loss));
        write(training.outcome().metrics(), to);
    }

    private static void write(Metric metric, MetricValue value, ObjectNode to) {
        if (value instanceof Defined defined) {
            to.put(metric.key(), defined.value());
        } else if (value instanceof Undefined undefined) {
            ObjectNode reason = to.putObject(metric.key());
            reason.put("undefined", undefined.reason());
            reason.put("cause", undefined.cause().key());
        }
    }

    private static void write(Check check, ObjectNode to) {
        to.put("check", check.metric().key());
        check.subject().ifPresent(subject -> write(subject, to));
        to.put("outcome", check.outcome().key());
        if (check.value() instanceof Defined defined) {
            to.put("actual", defined.value());
        }
        write(check.limit(), to);
        check.margin().ifPresent(margin -> to.put("margin", margin));
    }

    private static void write(Finding finding, ObjectNode to) {
        to.put("check", finding.check().text());
        to.put("kind", finding.kind().key());
        finding.subject().ifPresent(subject -> write(subject, to));
        finding.actual().ifPresent(actual -> to.put("actual", actual));
        finding.limit().ifPresent(limit -> write(limit, to));
        finding.step().ifPresent(step -> to.put("step", step));
        to.put("message", finding.message());
    }

    /** A limit with one end, or the same on both sides of 0, is a number; any other is a range as scenarios have it. */
    private static void write(Limit limit, ObjectNode to) {
        if (Double.isInfinite(limit.lowest()) || limit.lowest() == -limit.highest()) {
            to.put("limit", limit.highest());
        } else if (Double.isInfinite(limit.highest())) {
            to.put("limit", limit.lowest());
        } else {
            to.put("limit", limit.lowest() + ".." + limit.highest());
        }
    }
}
