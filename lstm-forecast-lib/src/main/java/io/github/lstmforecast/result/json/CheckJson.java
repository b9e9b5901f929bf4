package io.github.lstmforecast.result.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Finding.Kind;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Finding;
import io.github.lstmforecast.result.json.Results.Over;
import java.util.List;
import java.util.Optional;

/** Checks and findings, and what both have: a subject and a limit. */
final class CheckJson {
    private CheckJson() {}

    static void write(Check check, ObjectNode to) {
        to.put("check", check.metric());
        check.subject().ifPresent(subject -> write(subject, to));
        to.put("outcome", check.outcome().key());
        check.actual().ifPresent(actual -> to.put("actual", actual));
        JsonValues.write(check.limit(), to);
        check.margin().ifPresent(margin -> to.put("margin", margin));
        check.over().ifPresent(over -> write(over, to.putObject("over")));
    }

    static Check readCheck(JsonPart from) {
        return new Check(
                from.at("check").text(),
                readOptionalSubject(from),
                from.at("outcome").keyed(Outcome.class),
                from.optionalNumber("actual"),
                JsonValues.readLimit(from),
                from.optionalNumber("margin"),
                from.optional("over", CheckJson::readOver));
    }

    private static void write(Over over, ObjectNode to) {
        to.put("judge", over.judge().key());
        to.put("origins", over.origins());
        over.worst().ifPresent(worst -> to.put("worst", worst));
    }

    private static Over readOver(JsonPart from) {
        return new Over(
                from.at("judge").keyed(Judge.class), from.at("origins").integer(), from.optionalNumber("worst"));
    }

    static void write(Finding finding, ObjectNode to) {
        to.put("check", finding.check());
        to.put("kind", finding.kind().key());
        finding.subject().ifPresent(subject -> write(subject, to));
        finding.actual().ifPresent(actual -> to.put("actual", actual));
        finding.limit().ifPresent(limit -> JsonValues.write(limit, to));
        finding.step().ifPresent(step -> to.put("step", step));
        to.put("message", finding.message());
        if (!finding.consequences().isEmpty()) {
            ArrayNode consequences = to.putArray("consequences");
            finding.consequences().forEach(following -> write(following, consequences.addObject()));
        }
    }

    static Finding readFinding(JsonPart from) {
        return new Finding(
                from.at("check").text(),
                from.at("kind").keyed(Kind.class),
                readOptionalSubject(from),
                from.optionalNumber("actual"),
                Optional.of(JsonValues.readLimit(from)).filter(limit -> !limit.isNone()),
                from.optionalInteger("step"),
                from.at("message").text(),
                from.optional("consequences", part -> part.list(CheckJson::readFinding))
                        .orElse(List.of()));
    }

    static void write(Subject subject, ObjectNode to) {
        subject.column().ifPresent(column -> to.put("column", column));
        to.put("from", subject.from());
        subject.date().ifPresent(date -> to.put("date", date));
    }

    static Subject readSubject(JsonPart from) {
        return new Subject(
                from.at("from").integer(),
                from.optional("date", JsonPart::exactText),
                from.optional("column", JsonPart::exactText));
    }

    private static Optional<Subject> readOptionalSubject(JsonPart from) {
        return from.optional("from", origin -> readSubject(from));
    }
}
