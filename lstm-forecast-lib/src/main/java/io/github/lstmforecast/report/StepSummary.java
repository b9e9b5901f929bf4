package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.report.Markdown.Column;
import io.github.lstmforecast.report.Markdown.Line;
import io.github.lstmforecast.report.Markdown.Part;
import io.github.lstmforecast.report.Markdown.Space;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** The results as Markdown, for the summary page of a GitHub step. */
public final class StepSummary {
    /** GitHub rejects a summary of more than 1 MiB for one step, which other plugins share. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_COMPARISON_BYTES = 32 * 1024;

    private StepSummary() {}

    /** The findings, the warnings, and the comparison with the best baseline. */
    private static Stream<Line> lines(ScenarioReport result) {
        return Stream.of(
                        result.findings().stream()
                                .map(finding -> new Line(
                                        result.name(),
                                        Markdown.sign(finding.kind().verdict()),
                                        finding.fullMessage())),
                        result.warnings().stream().map(warning -> new Line(result.name(), Markdown.WARNING, warning)),
                        result.gain().stream().map(gain -> new Line(result.name(), Markdown.NOTE, gain)))
                .flatMap(lines -> lines);
    }

    /**
     * Appends the results of a build in one write.
     *
     * @param file is created if necessary
     * @param title the heading
     * @param results those that did not pass are listed first
     * @param comparison with reference results; empty if none are required
     */
    public static void append(
            Path file, String title, List<ScenarioReport> results, Optional<ResultsComparison> comparison)
            throws IOException {
        String compared = comparison
                .map(one -> "\n" + new ComparisonMarkdown(one, Optional.empty()).text(MAX_COMPARISON_BYTES))
                .orElse("");
        append(file, markdown(title, results, comparison) + compared);
    }

    /**
     * Appends a comparison with reference results alone.
     *
     * @param file is created if necessary
     * @param title the heading
     */
    public static void append(Path file, String title, ResultsComparison comparison) throws IOException {
        append(file, new ComparisonMarkdown(comparison, Optional.of(title)).text(MAX_COMPARISON_BYTES));
    }

    private static void append(Path file, String markdown) throws IOException {
        // Another program may have written text without a line end.
        String before = Files.exists(file) && Files.size(file) > 0 ? "\n" : "";
        ByteBuffer bytes = ByteBuffer.wrap((before + markdown).getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** As many rows as fit into half of the space, then as many findings as fit into the rest. */
    private static String markdown(String title, List<ScenarioReport> results, Optional<ResultsComparison> comparison) {
        List<ScenarioReport> scenarios = Stream.concat(
                        results.stream().filter(StepSummary::didNotPass),
                        results.stream().filter(result -> !didNotPass(result)))
                .toList();
        Part rows = Part.table(columns(scenarios), scenarios);
        Part lines = Part.list(scenarios.stream().flatMap(StepSummary::lines).toList());
        Node heading = Markdown.heading(
                2,
                Markdown.code(title, Markdown.MAX_NAME),
                new Text(": " + Markdown.sign(ScenarioReport.worst(results))));
        String beginning = Markdown.text(
                Stream.concat(Stream.of(heading), comparison.flatMap(ComparisonMarkdown::undecidedText).stream())
                        .toList());
        Space space = new Space(beginning + omitted(rows, 0, lines, 0).orElse(""));
        int shownRows = space.take(rows, MAX_BYTES / 2);
        int shownLines = space.take(lines, MAX_BYTES);
        return Stream.of(
                        Optional.of(beginning),
                        rows.text(shownRows),
                        lines.text(shownLines),
                        omitted(rows, shownRows, lines, shownLines))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private static boolean didNotPass(ScenarioReport result) {
        return result.verdict() != Verdict.PASS;
    }

    private static Optional<String> omitted(Part rows, int shownRows, Part lines, int shownLines) {
        int scenarios = rows.lines().size();
        int others = lines.lines().size();
        return shownRows == scenarios && shownLines == others
                ? Optional.empty()
                : Optional.of(Markdown.text(List.of(Markdown.paragraph(
                        new Text("Omitted: " + (scenarios - shownRows) + " of " + scenarios + " scenarios, "
                                + (others - shownLines) + " of " + others
                                + " findings, warnings and notes. All are in results.json.")))));
    }

    private static List<Column<ScenarioReport>> columns(List<ScenarioReport> rows) {
        List<Column<ScenarioReport>> columns = new ArrayList<>();
        columns.add(new Column<>("scenario", false, result -> Markdown.code(result.name(), Markdown.MAX_NAME)));
        columns.add(Column.text("verdict", false, result -> Markdown.sign(result.verdict())));
        Stream.concat(ResultColumn.metrics().stream(), ResultColumn.golden(rows).stream())
                .forEach(column -> columns.add(Column.text(column.header(), column.isNumber(), column.text())));
        columns.add(new Column<>(
                "first finding",
                false,
                result -> result.findings().stream()
                        .findFirst()
                        .<Node>map(finding -> Markdown.code(finding.message(), Markdown.MAX_CELL))
                        .orElseGet(() -> new Text(ResultColumn.MISSING))));
        return columns;
    }
}
