package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * The results as Markdown, for the summary page of a GitHub step. Names and messages are code spans: GitHub then does
 * not turn them into links, mentions, references, formulas or emoji, and they can be copied unchanged.
 */
public final class StepSummary {
    /** GitHub rejects a summary of more than 1 MiB for one step, which other plugins share. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_NAME = 100;
    private static final int MAX_CELL = 200;
    private static final int MAX_MESSAGE = 1000;

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .build();

    private StepSummary() {}

    /** A finding, a warning, or the comparison with the best baseline. */
    private record Line(String scenario, String sign, String message) {
        static Stream<Line> of(ScenarioReport result) {
            return Stream.of(
                            result.findings().stream()
                                    .map(finding -> new Line(
                                            result.name(),
                                            StepSummary.sign(finding.kind().verdict()),
                                            finding.fullMessage())),
                            result.warnings().stream().map(warning -> new Line(result.name(), "⚠ WARNING", warning)),
                            result.gain().stream().map(gain -> new Line(result.name(), "ℹ NOTE", gain)))
                    .flatMap(lines -> lines);
        }
    }

    /**
     * Appends the results of a build in one write.
     *
     * @param file is created if necessary
     * @param title the heading
     * @param results those that did not pass are listed first
     */
    public static void append(Path file, String title, List<ScenarioReport> results) throws IOException {
        // Another program may have written text without a line end.
        String before = Files.exists(file) && Files.size(file) > 0 ? "\n" : "";
        ByteBuffer bytes = ByteBuffer.wrap((before + markdown(title, results)).getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** As many rows as fit into half of the space, then as many findings as fit into the rest. */
    private static String markdown(String title, List<ScenarioReport> results) {
        List<ScenarioReport> rows = Stream.concat(
                        results.stream().filter(StepSummary::didNotPass),
                        results.stream().filter(result -> !didNotPass(result)))
                .toList();
        List<Line> lines = rows.stream().flatMap(Line::of).toList();
        int shownRows = largest(rows.size(), count -> fits(markdown(title, rows, count, lines, 0), MAX_BYTES / 2));
        int shownLines =
                largest(lines.size(), count -> fits(markdown(title, rows, shownRows, lines, count), MAX_BYTES));
        return markdown(title, rows, shownRows, lines, shownLines);
    }

    private static boolean didNotPass(ScenarioReport result) {
        return result.verdict() != Verdict.PASS;
    }

    private static boolean fits(String text, int bytes) {
        return text.getBytes(StandardCharsets.UTF_8).length < bytes; // not equal: a line end may be added
    }

    /** The largest count that fits. */
    private static int largest(int all, IntPredicate fits) {
        if (fits.test(all)) {
            return all;
        }
        int fitting = 0;
        int tooMany = all;
        while (tooMany - fitting > 1) {
            int middle = (fitting + tooMany) >>> 1;
            if (fits.test(middle)) {
                fitting = middle;
            } else {
                tooMany = middle;
            }
        }
        return fitting;
    }

    private static String markdown(
            String title, List<ScenarioReport> rows, int shownRows, List<Line> lines, int shownLines) {
        Node document = new Document();
        Heading heading = new Heading();
        heading.setLevel(2);
        heading.appendChild(code(title, MAX_NAME));
        heading.appendChild(new Text(": " + sign(ScenarioReport.worst(rows))));
        document.appendChild(heading);
        if (shownRows > 0) {
            document.appendChild(table(rows, shownRows));
        }
        if (shownLines > 0) {
            document.appendChild(list(lines.subList(0, shownLines)));
        }
        if (shownRows < rows.size() || shownLines < lines.size()) {
            document.appendChild(paragraph(new Text("Omitted: " + (rows.size() - shownRows) + " of " + rows.size()
                    + " scenarios, " + (lines.size() - shownLines) + " of " + lines.size()
                    + " findings, warnings and notes. All are in results.json.")));
        }
        return RENDERER.render(document);
    }

    private static Node table(List<ScenarioReport> rows, int shown) {
        List<ResultColumn> numbers = new ArrayList<>(ResultColumn.metrics());
        numbers.addAll(ResultColumn.golden(rows));
        TableRow header = new TableRow();
        header.appendChild(cell(new Text("scenario"), true, false));
        header.appendChild(cell(new Text("verdict"), true, false));
        numbers.forEach(column -> header.appendChild(cell(new Text(column.header()), true, column.isNumber())));
        header.appendChild(cell(new Text("first finding"), true, false));
        TableHead head = new TableHead();
        head.appendChild(header);
        TableBody body = new TableBody();
        for (ScenarioReport result : rows.subList(0, shown)) {
            TableRow row = new TableRow();
            row.appendChild(cell(code(result.name(), MAX_NAME), false, false));
            row.appendChild(cell(new Text(sign(result.verdict())), false, false));
            numbers.forEach(
                    column -> row.appendChild(cell(new Text(column.text().apply(result)), false, column.isNumber())));
            row.appendChild(cell(
                    result.findings().stream()
                            .findFirst()
                            .<Node>map(finding -> code(finding.message(), MAX_CELL))
                            .orElseGet(() -> new Text(ResultColumn.MISSING)),
                    false,
                    false));
            body.appendChild(row);
        }
        TableBlock table = new TableBlock();
        table.appendChild(head);
        table.appendChild(body);
        return table;
    }

    private static TableCell cell(Node content, boolean isHeader, boolean isNumber) {
        TableCell cell = new TableCell();
        cell.setHeader(isHeader);
        if (isNumber) {
            cell.setAlignment(TableCell.Alignment.RIGHT);
        }
        cell.appendChild(content);
        return cell;
    }

    private static Node list(List<Line> lines) {
        BulletList list = new BulletList();
        list.setTight(true);
        for (Line line : lines) {
            ListItem item = new ListItem();
            item.appendChild(paragraph(
                    code(line.scenario(), MAX_NAME),
                    new Text(" " + line.sign() + ": "),
                    code(line.message(), MAX_MESSAGE)));
            list.appendChild(item);
        }
        return list;
    }

    private static Paragraph paragraph(Node... parts) {
        Paragraph paragraph = new Paragraph();
        for (Node part : parts) {
            paragraph.appendChild(part);
        }
        return paragraph;
    }

    private static Code code(String text, int largest) {
        String line = PlainText.inLine(text, largest);
        return new Code(line.isEmpty() ? ResultColumn.MISSING : line); // a code span can't be empty
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✅ PASS";
            case FAIL -> "❌ FAIL";
            case ERROR -> "⛔ ERROR";
        };
    }
}
