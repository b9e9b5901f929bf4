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
    private static final String WORDS = "a<b & \"rgb(46,125,50)\" width=\"7\" height=\"8\" id=\"x\" \"url(#y)\" 'z'";

    /** A line in every ink, each with another clip, and words that look like markup. */
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
            page.append(Svg.inPage(pictures[i].svg(), "p" + (i + 1)));
        }
        return page.append("</div>").toString();
    }

    @Test
    void a_document_is_xml_of_the_picture_s_size() throws Exception {
        Document document = DrawnSvg.parse(picture("words").svg());

        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("760");
        assertThat(document.getDocumentElement().getAttribute("height")).isEqualTo("120");
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 760 120");
    }

    @Test
    void the_same_picture_is_the_same_text() {
        assertThat(picture("words").svg()).isEqualTo(picture("words").svg());
    }

    @Test
    void every_id_of_a_page_is_there_once_and_every_reference_finds_its_own() {
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
    void in_a_page_a_picture_is_one_element_as_wide_as_there_is_room_and_not_read_out() throws Exception {
        String element = Svg.inPage(picture("words").svg(), "p1");

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
    void in_a_page_every_ink_is_the_page_s_own() {
        String element = Svg.inPage(picture("words").svg(), "p1");

        assertThat(all("(rgb\\([^)]*\\))", element)).isEmpty();
        assertThat(all("stroke=\"var\\((--[^)]*)\\)\"", element))
                .containsAll(Arrays.stream(Ink.values()).map(Ink::variable).toList());
    }

    @Test
    void in_a_page_words_stay_as_they_are() throws Exception {
        String svg = picture(WORDS).svg();

        assertThat(texts(svg)).containsExactly(WORDS);
        assertThat(texts(Svg.inPage(svg, "p1"))).containsExactly(WORDS);
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
    void in_a_page_a_picture_fetches_nothing() {
        String element = Svg.inPage(picture("words").svg(), "p1");

        assertThat(Pattern.compile("[\\w:]+=\"https?:[^\"]*\"")
                        .matcher(element)
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrder(
                        "xmlns=\"http://www.w3.org/2000/svg\"", "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
        assertThat(element.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "")).doesNotContain("http", "//", "DOCTYPE");
    }
}
