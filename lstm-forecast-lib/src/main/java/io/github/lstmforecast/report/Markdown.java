package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
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

    static String text(Node document) {
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

    static <T> Node table(List<Column<T>> columns, List<T> rows) {
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

    static Node list(List<Line> lines) {
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

    /** HTML that stays as it is. */
    static HtmlBlock html(String constant) {
        HtmlBlock block = new HtmlBlock();
        block.setLiteral(constant);
        return block;
    }

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✅ PASS";
            case FAIL -> "❌ FAIL";
            case ERROR -> "⛔ ERROR";
        };
    }

    static boolean fits(String text, int bytes) {
        return text.getBytes(StandardCharsets.UTF_8).length < bytes; // not equal: a line end may be added
    }

    /** The largest count that fits. */
    static int largest(int all, IntPredicate fits) {
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
}
