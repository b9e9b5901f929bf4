package io.github.lstmforecast.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class SvgTest {
    private static final String TEXT = "a<b & \"rgb(46,125,50)\" width=\"7\" height=\"8\" id=\"x\" \"url(#y)\" 'z'";

    /** A line in every ink, each with a different clip, and text that looks like markup. */
    private static Picture picture(String words) {
        return new Picture("name", "title", "caption", 120, (graphics, area) -> {
            graphics.setStroke(new BasicStroke(1));
            for (Ink ink : Ink.values()) {
                graphics.setClip(new Rectangle2D.Double(ink.ordinal(), 0, 100, 100));
                graphics.setPaint(ink.light());
                graphics.draw(new Line2D.Double(0, 5 * ink.ordinal(), 100, 50));
            }
            graphics.drawString(words, 1, 10);
        });
    }

    private static List<String> all(String pattern, String in) {
        return Pattern.compile(pattern)
                .matcher(in)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static List<String> ids(String page) {
        return all(" id=\"([^\"]*)\"", page);
    }

    private static String page(Picture... pictures) {
        StringBuilder page = new StringBuilder("<div>");
        for (int i = 0; i < pictures.length; i++) {
            page.append(Svg.inPage(pictures[i].svg(), "p" + (i + 1)).orElseThrow());
        }
        return page.append("</div>").toString();
    }

    @Test
    void a_document_has_the_size_of_the_picture() throws Exception {
        Document document = DrawnSvg.parse(picture("words").svg());

        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("760");
        assertThat(document.getDocumentElement().getAttribute("height")).isEqualTo("120");
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 760 120");
    }

    @Test
    void the_same_picture_gives_the_same_text() {
        assertThat(picture("words").svg()).isEqualTo(picture("words").svg());
    }

    @Test
    void in_a_page_ids_are_unique_and_references_resolve() {
        String page = page(picture("one"), picture("two"));

        List<String> ids = ids(page);
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(2 * Ink.values().length);
        assertThat(ids).allMatch(id -> id.startsWith("p1-") || id.startsWith("p2-"));
        List<String> references = all("url\\(#([^)]*)\\)", page);
        assertThat(references).hasSizeGreaterThan(2 * Ink.values().length);
        assertThat(ids).containsAll(references);
        int second = page.lastIndexOf("<svg");
        assertThat(all("url\\(#([^)]*)\\)", page.substring(second))).allMatch(id -> id.startsWith("p2-"));
    }

    @Test
    void in_a_page_a_picture_is_one_scalable_element_hidden_from_screen_readers() throws Exception {
        String element = Svg.inPage(picture("words").svg(), "p1").orElseThrow();

        Document document = DrawnSvg.parse(element);
        assertThat(element).startsWith("<svg");
        assertThat(document.getDocumentElement().hasAttribute("width")).isFalse();
        assertThat(document.getDocumentElement().hasAttribute("height")).isFalse();
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 760 120");
        assertThat(document.getDocumentElement().getAttribute("aria-hidden")).isEqualTo("true");
        NodeList rectangles = document.getElementsByTagName("rect");
        assertThat(rectangles.item(0).getAttributes().getNamedItem("width").getNodeValue())
                .isEqualTo("760");
    }

    @Test
    void in_a_page_every_ink_is_a_css_variable() {
        String element = Svg.inPage(picture("words").svg(), "p1").orElseThrow();

        assertThat(all("(rgb\\([^)]*\\))", element)).isEmpty();
        assertThat(all("stroke=\"var\\((--[^)]*)\\)\"", element))
                .containsAll(Arrays.stream(Ink.values()).map(Ink::variable).toList());
    }

    @Test
    void in_a_page_text_is_not_changed() throws Exception {
        String svg = picture(TEXT).svg();

        assertThat(texts(svg)).containsExactly(TEXT);
        assertThat(texts(Svg.inPage(svg, "p1").orElseThrow())).containsExactly(TEXT);
    }

    private static List<String> texts(String svg) throws Exception {
        NodeList nodes = DrawnSvg.parse(svg).getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    @Test
    void in_a_page_a_picture_has_no_external_references() {
        String element = Svg.inPage(picture("words").svg(), "p1").orElseThrow();

        assertThat(Pattern.compile("[\\w:]+=\"https?:[^\"]*\"")
                        .matcher(element)
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrder(
                        "xmlns=\"http://www.w3.org/2000/svg\"", "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
        assertThat(element.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "")).doesNotContain("http", "//", "DOCTYPE");
    }

    @Test
    void what_another_has_written_is_no_picture_or_stays_as_it_is() {
        assertThat(Svg.inPage("words", "p1")).isEmpty();
        assertThat(Svg.inPage("<svg><path fill=\"rgb(1,2,3)><", "p1"))
                .contains("<svg aria-hidden=\"true\"><path fill=\"rgb(1,2,3)><");
    }
}
