package io.github.lstmforecast.maven.site;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkEventAttributes;
import org.apache.maven.doxia.sink.impl.SinkEventAttributeSet;
import org.apache.maven.doxia.util.HtmlTools;

/** Writes the elements of a page of the site. All that it is given is text, which Doxia escapes. */
final class SiteWriter {
    private static final Set<String> OF_NUMBERS =
            Set.of("rmse", "phase error", "missed", "spurious", "actual", "margin", "value");

    private final Sink sink;
    private int level;

    SiteWriter(Sink sink) {
        this.sink = sink;
    }

    void begin(String title) {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        sink.head_();
        sink.body();
        section(title, "lstm-forecast");
    }

    void end() {
        section_();
        sink.body_();
        sink.flush();
    }

    /** Begins a section; one within another is of the next level. */
    void section(String title, String anchor) {
        level++;
        sink.section(level, null);
        sink.anchor(anchor);
        sink.anchor_();
        sink.sectionTitle(level, null);
        sink.text(title);
        sink.sectionTitle_(level);
    }

    void section_() {
        sink.section_(level);
        level--;
    }

    void table(List<String> header) {
        sink.table();
        sink.tableRows(
                header.stream()
                        .mapToInt(column -> OF_NUMBERS.contains(column) ? Sink.JUSTIFY_RIGHT : Sink.JUSTIFY_LEFT)
                        .toArray(),
                false);
        sink.tableRow();
        for (String column : header) {
            String align = OF_NUMBERS.contains(column) ? "right" : "left"; // Doxia does so with all but the header
            sink.tableHeaderCell(new SinkEventAttributeSet(SinkEventAttributes.STYLE, "text-align: " + align + ";"));
            sink.text(column);
            sink.tableHeaderCell_();
        }
        sink.tableRow_();
    }

    void table_() {
        sink.tableRows_();
        sink.table_();
    }

    void cell(String text) {
        sink.tableCell();
        sink.text(text);
        sink.tableCell_();
    }

    /** A title and sentences, unless there are none. */
    void list(String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        paragraph(title + ":");
        list(sentences, sink::text);
    }

    <T> void list(List<T> items, Consumer<T> content) {
        sink.list();
        for (T item : items) {
            sink.listItem();
            content.accept(item);
            sink.listItem_();
        }
        sink.list_();
    }

    void paragraph(String text) {
        paragraph(() -> sink.text(text));
    }

    void paragraph(Runnable content) {
        sink.paragraph();
        content.run();
        sink.paragraph_();
    }

    void text(String text) {
        sink.text(text);
    }

    void strong(String text) {
        sink.inline(SinkEventAttributeSet.Semantics.STRONG);
        sink.text(text);
        sink.inline_();
    }

    void link(String to, String text) {
        sink.link(to);
        sink.text(text);
        sink.link_();
    }

    void row() {
        sink.tableRow();
    }

    void row_() {
        sink.tableRow_();
    }

    void linkCell(String to, String text) {
        sink.tableCell();
        link(to, text);
        sink.tableCell_();
    }

    void strongCell(String text) {
        sink.tableCell();
        strong(text);
        sink.tableCell_();
    }

    void figure(String file, String title, String caption) {
        sink.figure();
        SinkEventAttributeSet attributes = new SinkEventAttributeSet();
        attributes.addAttribute(SinkEventAttributes.ALT, HtmlTools.escapeHTML(title, true)); // Doxia does not
        attributes.addAttribute(SinkEventAttributes.STYLE, "max-width: 100%");
        sink.figureGraphics(file, attributes);
        sink.figureCaption();
        strong(title);
        sink.lineBreak();
        sink.text(caption);
        sink.figureCaption_();
        sink.figure_();
    }
}
