package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
 * The parts of Markdown texts. Names and messages are code spans: GitHub then does not turn them into links, mentions,
 * references, formulas or emoji, and they can be copied unchanged.
 */
final class Markdown {
    static final String WARNING = "⚠ WARNING";
    static final String NOTE = "ℹ NOTE";

    static final int MAX_NAME = 100;
    static final int MAX_CELL = 200;
    static final int MAX_MESSAGE = 1000;

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .build();

    private Markdown() {}

    /** A column of a table. */
    record Column<T>(String header, boolean isNumber, Function<T, Node> cell) {
        /** A column of texts that have no meaning in Markdown. */
        static <T> Column<T> text(String header, boolean isNumber, Function<T, String> text) {
            return new Column<>(header, isNumber, row -> new Text(text.apply(row)));
        }
    }

    /** An entry of a list: what is said of a scenario. */
    record Line(String scenario, String sign, String message) {}

    /**
     * A table or list, of which the first lines are shown as far as there is space. Each line is rendered once.
     *
     * @param before what is above the lines, if any is shown
     * @param after what is below them
     */
    record Part(String before, List<String> lines, String after) {
        static <T> Part table(List<Column<T>> columns, List<T> rows) {
            List<String> lines = lines(Markdown.table(columns, rows));
            return new Part(String.join("", lines.subList(0, 2)), lines.subList(2, lines.size()), "");
        }

        static Part list(List<Line> lines) {
            return new Part("", lines.isEmpty() ? List.of() : lines(Markdown.list(lines)), "");
        }

        private static List<String> lines(Node block) {
            return Markdown.text(List.of(block))
                    .lines()
                    .map(line -> line + "\n")
                    .toList();
        }

        Part followedBy(Node paragraph) {
            return new Part(before, lines, after + "\n" + Markdown.text(List.of(paragraph)));
        }

        /** A section that the reader opens. */
        Part closed(String summary) {
            return new Part(
                    "<details>\n<summary>" + summary + "</summary>\n\n" + before, lines, after + "\n</details>\n");
        }

        /** @return empty without a line */
        Optional<String> text(int count) {
            return count == 0
                    ? Optional.empty()
                    : Optional.of(before + String.join("", lines.subList(0, count)) + after);
        }
    }

    /** How many bytes a text has until now. */
    static final class Space {
        private int used;

        Space(String text) {
            used = bytes(text);
        }

        /** Adds as much of a part as fits; returns the number of its lines. */
        int take(Part part, int bytes) {
            int after = used + bytes(part.before()) + bytes(part.after()) + 2; // the lines that separate it
            int count = 0;
            while (count < part.lines().size()
                    && after + bytes(part.lines().get(count)) < bytes) { // not equal: a line end may be added
                after += bytes(part.lines().get(count));
                count++;
            }
            used = count == 0 ? used : after;
            return count;
        }

        private static int bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    static String text(List<Node> blocks) {
        Node document = new Document();
        blocks.forEach(document::appendChild);
        return RENDERER.render(document);
    }

    static Heading heading(int level, Node... parts) {
        Heading heading = new Heading();
        heading.setLevel(level);
        return with(heading, parts);
    }

    static Paragraph paragraph(Node... parts) {
        return with(new Paragraph(), parts);
    }

    private static <N extends Node> N with(N node, Node... parts) {
        for (Node part : parts) {
            node.appendChild(part);
        }
        return node;
    }

    /** @param maxLength of the text, in Unicode characters; a longer one is cut */
    static Code code(String text, int maxLength) {
        String line = PlainText.inLine(text, maxLength);
        return new Code(line.isEmpty() ? ResultColumn.MISSING : line); // a code span can't be empty
    }

    private static <T> Node table(List<Column<T>> columns, List<T> rows) {
        TableRow header = new TableRow();
        columns.forEach(column -> header.appendChild(cell(new Text(column.header()), true, column.isNumber())));
        TableBody body = new TableBody();
        for (T row : rows) {
            TableRow cells = new TableRow();
            columns.forEach(column -> cells.appendChild(cell(column.cell().apply(row), false, column.isNumber())));
            body.appendChild(cells);
        }
        return with(new TableBlock(), with(new TableHead(), header), body);
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
            list.appendChild(with(
                    new ListItem(),
                    paragraph(
                            code(line.scenario(), MAX_NAME),
                            new Text(" " + line.sign() + ": "),
                            code(line.message(), MAX_MESSAGE))));
        }
        return list;
    }

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✅ PASS";
            case FAIL -> "❌ FAIL";
            case ERROR -> "⛔ ERROR";
        };
    }
}
