package io.github.lstmforecast.result.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.gate.Judgement.FailingSeed;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import io.github.lstmforecast.gate.PassRate;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.json.Results.Remarks;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.Results.Scenario;
import io.github.lstmforecast.result.json.Results.Seeds;
import io.github.lstmforecast.result.json.Results.Training;
import java.util.List;

/** A scenario. */
final class ScenarioJson {
    private ScenarioJson() {}

    static void write(Scenario scenario, ObjectNode to) {
        to.put("name", scenario.name());
        to.put("verdict", scenario.verdict().name());
        if (scenario.golden().isPresent() || scenario.regression().isPresent()) {
            to.put("accuracy", scenario.accuracy().name());
        }
        scenario.golden().ifPresent(golden -> to.put("golden", golden.name()));
        scenario.regression().ifPresent(regression -> to.put("regression", regression.name()));
        scenario.run().ifPresent(run -> writeMeasured(run, to));
        ArrayNode checks = to.putArray("checks");
        scenario.checks().forEach(check -> CheckJson.write(check, checks.addObject()));
        ArrayNode findings = to.putArray("findings");
        scenario.findings().forEach(finding -> CheckJson.write(finding, findings.addObject()));
        ArrayNode warnings = to.putArray("warnings");
        scenario.warnings().forEach(warnings::add);
        if (!scenario.pictures().isEmpty()) {
            ArrayNode pictures = to.putArray("pictures");
            scenario.pictures().forEach(picture -> write(picture, pictures.addObject()));
        }
        scenario.run().ifPresent(run -> writeOrigin(run, to));
    }

    static Scenario read(JsonPart from) {
        Verdict verdict = from.at("verdict").named(Verdict.class);
        return new Scenario(
                from.at("name").text(),
                verdict,
                from.optional("accuracy", part -> part.named(Verdict.class)).orElse(verdict),
                from.optional("golden", part -> part.named(Verdict.class)),
                from.optional("regression", part -> part.named(Verdict.class)),
                from.optional("engine", engine -> readRun(from)),
                from.at("checks").list(CheckJson::readCheck),
                from.at("findings").list(CheckJson::readFinding),
                from.at("warnings").list(JsonPart::text),
                from.optional("pictures", part -> part.list(ScenarioJson::readPicture))
                        .orElse(List.of()));
    }

    private static void writeMeasured(Run run, ObjectNode to) {
        to.put("engine", run.engine());
        ObjectNode model = to.putObject("model");
        model.put("name", run.model());
        model.put("sha256", run.modelSha256());
        run.lastLoss().ifPresent(loss -> model.put("lastLoss", loss));
        ForecastJson.writeMetrics(run.metrics(), to.putObject("metrics"));
        ArrayNode forecasts = to.putArray("forecasts");
        run.forecasts().forEach(forecast -> ForecastJson.write(forecast, forecasts.addObject()));
        run.seeds().ifPresent(seeds -> {
            seeds.outcome().ifPresent(outcome -> write(outcome, to.putObject("seeds")));
            ArrayNode trainings = to.putArray("trainings");
            seeds.trainings().forEach(training -> write(training, trainings.addObject()));
        });
    }

    private static void writeOrigin(Run run, ObjectNode to) {
        ObjectNode inputs = to.putObject("inputs");
        run.inputs().forEach(inputs::put);
        ArrayNode notes = to.putArray("notes");
        run.notes().forEach(notes::add);
        write(run.remarks(), to);
        ObjectNode timings = to.putObject("timings");
        timings.put("trainSeconds", run.trainSeconds());
        timings.put("forecastSeconds", run.forecastSeconds());
    }

    private static Run readRun(JsonPart from) {
        JsonPart model = from.at("model");
        return new Run(
                from.at("engine").text(),
                model.at("name").text(),
                model.at("sha256").text(),
                model.optionalNumber("lastLoss"),
                ForecastJson.readMetrics(from.at("metrics")),
                from.at("forecasts").list(ForecastJson::read),
                from.optional(
                        "trainings",
                        trainings -> new Seeds(
                                from.optional("seeds", ScenarioJson::readSeeds),
                                trainings.list(ScenarioJson::readTraining))),
                from.at("inputs").map(JsonPart::exactText),
                from.at("notes").list(JsonPart::text),
                from.optional("remarks", ScenarioJson::readRemarks).orElse(Remarks.NONE),
                from.at("timings").at("trainSeconds").number(),
                from.at("timings").at("forecastSeconds").number());
    }

    private static void write(Remarks remarks, ObjectNode to) {
        write("notes", remarks.notes(), to);
        write("warnings", remarks.warnings(), to);
        write("goldenNotes", remarks.goldenNotes(), to);
        write("goldenWarnings", remarks.goldenWarnings(), to);
    }

    private static void write(String key, List<String> texts, ObjectNode to) {
        if (!texts.isEmpty()) {
            ArrayNode all = to.withObjectProperty("remarks").putArray(key);
            texts.forEach(all::add);
        }
    }

    private static Remarks readRemarks(JsonPart from) {
        return new Remarks(
                readTexts("notes", from),
                readTexts("warnings", from),
                readTexts("goldenNotes", from),
                readTexts("goldenWarnings", from));
    }

    private static List<String> readTexts(String key, JsonPart from) {
        return from.optional(key, texts -> texts.list(JsonPart::text)).orElse(List.of());
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

    private static SeedsOutcome readSeeds(JsonPart from) {
        return new SeedsOutcome(
                new PassRate(from.at("passed").integer(), from.at("count").integer()),
                from.at("lowerBound").number(),
                from.at("passProbability").number(),
                from.at("failing")
                        .list(one -> new FailingSeed(
                                one.at("seed").longInteger(), one.at("message").text())));
    }

    private static void write(Training training, ObjectNode to) {
        to.put("seed", training.seed());
        training.failure().ifPresent(failure -> to.put("failure", failure));
        to.put("sha256", training.modelSha256());
        training.lastLoss().ifPresent(loss -> to.put("lastLoss", loss));
        ForecastJson.writeMetrics(training.metrics(), to.putObject("metrics"));
        if (!training.forecasts().isEmpty()) {
            ArrayNode forecasts = to.putArray("forecasts");
            training.forecasts().forEach(forecast -> ForecastJson.write(forecast, forecasts.addObject()));
        }
    }

    private static Training readTraining(JsonPart from) {
        return new Training(
                from.at("seed").longInteger(),
                from.optional("failure", JsonPart::text),
                from.at("sha256").text(),
                from.optionalNumber("lastLoss"),
                ForecastJson.readMetrics(from.at("metrics")),
                from.optional("forecasts", forecasts -> forecasts.list(ForecastJson::read))
                        .orElse(List.of()));
    }

    private static void write(PictureFile picture, ObjectNode to) {
        to.put("file", picture.file());
        picture.about().ifPresent(about -> to.put("about", about));
        to.put("title", picture.title());
        to.put("caption", picture.caption());
    }

    private static PictureFile readPicture(JsonPart from) {
        return new PictureFile(
                from.at("file").exactText(),
                from.optional("about", JsonPart::exactText),
                from.at("title").text(),
                from.at("caption").text());
    }
}
