package io.github.lstmforecast.report;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.result.Measurement;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code TEST-lstm-forecast.<scenario>.xml}: a scenario as a test suite in the format of JUnit and Surefire (schema
 * 3.0.2). A check is a test case; an exceeded limit is a failure, a check that can't be judged an error. Every finding
 * is in exactly one test case; that of a consequence is skipped. Warnings are the output of a test case that passes.
 */
public final class JUnitXml {
    private static final String PREFIX = "lstm-forecast.";
    private static final String FILE_PREFIX = "TEST-" + PREFIX;
    private static final int MAX_NAME_BYTES = 180; // of 255 for the whole file name
    private static final String SCHEMA_VERSION = "3.0.2";

    private JUnitXml() {}

    /**
     * @param skipped the reason, if the check was skipped
     * @param output further lines
     */
    private record TestCase(String name, Optional<Finding> finding, Optional<String> skipped, List<String> output) {
        boolean is(Verdict verdict) {
            return finding.map(wrong -> wrong.kind().verdict()).equals(Optional.of(verdict));
        }
    }

    /**
     * Writes the report of a scenario, completely or not at all.
     *
     * @param folder is created if necessary; an older report of the scenario is replaced
     */
    public static void write(Path folder, ScenarioReport result) throws IOException {
        StringWriter text = new StringWriter();
        try {
            // The JDK's, also if the class path has another.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            writeSuite(result, xml);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(
                    "the report of the scenario " + result.name() + " can't be written: " + e.getMessage(), e);
        }
        WholeFile.writeOutput(folder.resolve(FILE_PREFIX + fileName(result.name()) + ".xml"), text.toString());
    }

    /** The name; if it would be too long for the file system, its beginning and a hash of it. */
    private static String fileName(String scenario) {
        if (scenario.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES) {
            return scenario;
        }
        int end = MAX_NAME_BYTES / 5; // at most 4 bytes each, and the fingerprint
        return scenario.substring(0, Character.isHighSurrogate(scenario.charAt(end - 1)) ? end - 1 : end) + "-"
                + Fingerprint.of(StandardCharsets.UTF_8.encode(scenario)).substring(0, 12);
    }

    /** Deletes the reports of earlier builds, so that a removed scenario does not look as if it still passed. */
    public static void deleteOld(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, FILE_PREFIX + "*.xml")) {
            for (Path report : reports) {
                if (Files.isRegularFile(report)) {
                    Files.delete(report);
                }
            }
        }
    }

    private static void writeSuite(ScenarioReport result, XMLStreamWriter xml) throws XMLStreamException {
        List<TestCase> cases = cases(result);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("version", SCHEMA_VERSION);
        attribute("name", PREFIX + result.name(), xml);
        xml.writeAttribute(
                "time", seconds(result.measurement().map(Measurement::seconds).orElse(0.0)));
        xml.writeAttribute("tests", String.valueOf(cases.size()));
        xml.writeAttribute("errors", count(cases, Verdict.ERROR));
        xml.writeAttribute(
                "skipped",
                String.valueOf(cases.stream()
                        .filter(testCase -> testCase.skipped().isPresent())
                        .count()));
        xml.writeAttribute("failures", count(cases, Verdict.FAIL));
        for (TestCase testCase : cases) {
            xml.writeCharacters("\n  ");
            writeCase(testCase, result.name(), xml);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static String count(List<TestCase> cases, Verdict verdict) {
        return String.valueOf(
                cases.stream().filter(testCase -> testCase.is(verdict)).count());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static void writeCase(TestCase testCase, String scenario, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", testCase.name(), xml);
        attribute("classname", PREFIX + scenario, xml);
        xml.writeAttribute("time", seconds(0));
        if (testCase.finding().isPresent()) {
            Finding finding = testCase.finding().get();
            xml.writeStartElement(finding.kind().verdict() == Verdict.ERROR ? "error" : "failure");
            attribute("message", finding.fullMessage(), xml);
            xml.writeAttribute("type", finding.kind().key());
            // Repeated, because some tools show only this text, and line breaks are kept only here.
            xml.writeCharacters(PlainText.forXml(finding.fullMessage()));
            xml.writeEndElement();
        }
        if (testCase.skipped().isPresent()) {
            xml.writeEmptyElement("skipped");
            attribute("message", testCase.skipped().get(), xml);
        }
        if (!testCase.output().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(PlainText.forXml(String.join("\n", testCase.output()) + "\n"));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void attribute(String name, String text, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeAttribute(name, PlainText.forXml(text));
    }

    /** A finding and, if it is a consequence, its cause. */
    private record Reported(Finding finding, Optional<Finding> cause) {
        static Stream<Reported> of(Finding finding) {
            return Stream.concat(
                    Stream.of(new Reported(finding, Optional.empty())),
                    finding.consequences().stream().map(one -> new Reported(one, Optional.of(finding))));
        }

        boolean isOf(CheckId check, Optional<Subject> subject) {
            return finding.check().equals(check) && finding.subject().equals(subject);
        }

        TestCase testCase(List<String> output) {
            return new TestCase(
                    JUnitXml.name(finding),
                    cause.isPresent() ? Optional.empty() : Optional.of(finding),
                    cause.map(of -> "follows from " + of.check().text() + ": " + finding.message()),
                    output);
        }
    }

    private static List<TestCase> cases(ScenarioReport result) {
        Judgement judgement = result.assessment().judgement();
        List<Reported> remaining =
                new ArrayList<>(result.findings().stream().flatMap(Reported::of).toList());
        List<TestCase> cases = new ArrayList<>();
        for (Check check : judgement.checks()) {
            if (check.outcome() != Check.Outcome.NOT_LIMITED) {
                cases.add(take(new CheckId.OfMetric(check.metric()), check.subject(), remaining)
                        .map(reported -> reported.testCase(output(check)))
                        .orElseGet(() -> new TestCase(
                                name(check.metric().key(), check.subject()),
                                Optional.empty(),
                                skipped(check),
                                output(check))));
            }
        }
        judgement
                .seeds()
                .ifPresent(seeds -> cases.add(take(CheckId.Other.SEEDS, Optional.empty(), remaining)
                        .map(reported -> reported.testCase(seeds.lines()))
                        .orElseGet(() -> passed(CheckId.Other.SEEDS.text(), seeds.lines()))));
        remaining.forEach(reported -> cases.add(reported.testCase(List.of())));
        result.assessment()
                .golden()
                .filter(golden -> golden.findings().isEmpty())
                .ifPresent(golden -> cases.add(passed(CheckId.Other.GOLDEN.text(), golden.notes())));
        result.change()
                .filter(change -> change.regression().equals(Optional.of(Verdict.PASS)))
                .ifPresent(change -> cases.add(passed("regression", List.of("based on " + change.pairs()))));
        if (!result.warnings().isEmpty()) {
            cases.add(passed("warnings", result.warnings()));
        }
        return cases;
    }

    private static TestCase passed(String name, List<String> output) {
        return new TestCase(name, Optional.empty(), Optional.empty(), output);
    }

    /** Removes and returns the finding about a check, so that it is reported once. */
    private static Optional<Reported> take(CheckId check, Optional<Subject> subject, List<Reported> remaining) {
        Optional<Reported> found = remaining.stream()
                .filter(reported -> reported.isOf(check, subject))
                .findFirst();
        found.ifPresent(remaining::remove);
        return found;
    }

    private static Optional<String> skipped(Check check) {
        return switch (check.outcome()) {
            case NOT_JUDGED -> Optional.of("not judged: the forecast is not finite");
            case NOT_APPLICABLE -> Optional.of("not applicable: " + ((Undefined) check.value()).reason());
            // One finding covers several checks; it is the error of the first.
            case ERROR ->
                Optional.of(
                        "not judged, for the same reason as the error above: " + ((Undefined) check.value()).reason());
            default -> Optional.empty();
        };
    }

    private static List<String> output(Check check) {
        if (!(check.value() instanceof Defined defined) || check.margin().isEmpty()) {
            return List.of();
        }
        return List.of(check.metric().key() + " is " + Numbers.text(defined.value())
                + (check.metric().unit().isEmpty() ? "" : " " + check.metric().unit())
                + "; " + check.limit().describe(Numbers::text) + " is allowed; margin "
                + Numbers.text(check.margin().getAsDouble()));
    }

    private static String name(Finding finding) {
        Optional<String> column = finding.check() instanceof CheckId.OfRegression regression
                ? regression.column().map(" "::concat)
                : Optional.empty();
        return name(finding.check().text(), finding.subject()) + column.orElse("");
    }

    private static String name(String check, Optional<Subject> subject) {
        return check + subject.map(of -> " " + of.text()).orElse("");
    }
}
