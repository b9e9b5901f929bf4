package io.github.lstmforecast.result.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Finding.Kind;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Finding;
import io.github.lstmforecast.result.json.Results.WrittenLimit;
import io.github.lstmforecast.signal.Decimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks and findings, and what both have: a subject and a limit. */
final class CheckJson {
    private static final String RANGE = "..";

    private CheckJson() {}

    static void write(Check check, ObjectNode to) {
        to.put("check", check.metric());
        check.subject().ifPresent(subject -> write(subject, to));
        to.put("outcome", check.outcome().key());
        check.actual().ifPresent(actual -> to.put("actual", actual));
        write(check.limit(), to);
        check.margin().ifPresent(margin -> to.put("margin", margin));
    }

    static Check readCheck(JsonPart from) {
        return new Check(
                from.at("check").text(),
                readOptionalSubject(from),
                from.at("outcome").keyed(Outcome.class),
                from.optionalNumber("actual"),
                readLimit(from.at("limit")),
                from.optionalNumber("margin"));
    }

    static void write(Finding finding, ObjectNode to) {
        to.put("check", finding.check());
        to.put("kind", finding.kind().key());
        finding.subject().ifPresent(subject -> write(subject, to));
        finding.actual().ifPresent(actual -> to.put("actual", actual));
        finding.limit().ifPresent(limit -> write(limit, to));
        finding.step().ifPresent(step -> to.put("step", step));
        to.put("message", finding.message());
    }

    static Finding readFinding(JsonPart from) {
        return new Finding(
                from.at("check").text(),
                from.at("kind").keyed(Kind.class),
                readOptionalSubject(from),
                from.optionalNumber("actual"),
                from.optional("limit", CheckJson::readLimit),
                from.optionalInteger("step"),
                from.at("message").text());
    }

    static void write(Subject subject, ObjectNode to) {
        subject.column().ifPresent(column -> to.put("column", column));
        to.put("from", subject.from());
        subject.date().ifPresent(date -> to.put("date", date));
    }

    static Subject readSubject(JsonPart from) {
        return new Subject(
                from.at("from").integer(),
                from.optional("date", JsonPart::text),
                from.optional("column", JsonPart::text));
    }

    private static Optional<Subject> readOptionalSubject(JsonPart from) {
        return from.optional("from", origin -> readSubject(from));
    }

    private static void write(WrittenLimit limit, ObjectNode to) {
        if (limit instanceof WrittenLimit.Number number) {
            to.put("limit", number.value());
        } else {
            to.put("limit", limit.toString());
        }
    }

    private static WrittenLimit readLimit(JsonPart from) {
        if (from.isNumber()) {
            return new WrittenLimit.Number(from.number());
        }
        String text = from.text();
        int dots = text.indexOf(RANGE);
        OptionalDouble lowest = dots < 0 ? OptionalDouble.empty() : Decimal.parse(text.substring(0, dots));
        OptionalDouble highest =
                dots < 0 ? OptionalDouble.empty() : Decimal.parse(text.substring(dots + RANGE.length()));
        if (lowest.isEmpty() || highest.isEmpty()) {
            throw from.refusal("a number, or a range like 0.9..1.1");
        }
        return new WrittenLimit.Range(lowest.getAsDouble(), highest.getAsDouble());
    }
}
