package io.github.lstmforecast.plot;

import java.awt.Dimension;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Pictures as SVG: a whole document, or part of a web page. */
public final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2; // of a pixel
    private static final String ID = " id=\"";
    private static final String REFERENCE = "\"url(#";
    private static final String SPACE = " xml:space=\"preserve\"";

    private static final String COLOUR = "\"rgb(";

    /** The colour of each ink in a page, by that in a picture. */
    private static final Map<String, String> VARIABLES = Arrays.stream(Ink.values())
            .collect(Collectors.toMap(
                    ink -> '"' + ink.inSvg() + '"', ink -> "\"var(" + ink.variable() + ")\"", (one, other) -> one));

    private Svg() {}

    static String of(Picture picture) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
        context.setPrecision(DECIMALS);
        context.setComment(null);
        context.setGenericImageHandler(new SimpleImageHandler(new EmbeddedPng()));
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(Picture.WIDTH, picture.height()));
        picture.draw(graphics);
        Element root = graphics.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + Picture.WIDTH + " " + picture.height());
        root.setAttributeNS(null, "image-rendering", "pixelated"); // one square for each step of a unit
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never happens in memory
        }
        return text.toString();
    }

    /** Embeds images by the JDK's PNG writer; Batik's own is in another artifact. */
    private static final class EmbeddedPng extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException e) {
                throw new SVGGraphics2DIOException(e.getMessage(), e);
            }
        }
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform can create an empty document", e);
        }
    }

    /**
     * A picture as part of a web page: as wide as the page allows, in its colours, which are CSS variables named {@link
     * Ink#variable()}.
     *
     * @param svg of {@link Picture#svg()}; of another, only what has the same form is changed
     * @param id unique within the page; prefixes all ids of the picture
     * @return an {@code svg} element, hidden from screen readers: the page must describe it; empty if there is none
     */
    public static Optional<String> inPage(String svg, String id) {
        int start = svg.indexOf("<svg");
        return start < 0 ? Optional.empty() : Optional.of(elementInPage(svg.substring(start), id));
    }

    private static String elementInPage(String svg, String id) {
        String element = svg.replaceFirst(" height=\"\\d+\"", "")
                .replaceFirst(" width=\"\\d+\"", "")
                .replaceFirst("<svg", "<svg aria-hidden=\"true\"");
        // Text that looks like an attribute is not changed.
        StringBuilder page = new StringBuilder(element.length() + element.length() / 8);
        int from = 0;
        for (int tag = element.indexOf('<'); tag >= 0; tag = element.indexOf('<', from)) {
            int end = element.indexOf('>', tag) + 1;
            if (end == 0) {
                break;
            }
            page.append(element, from, tag).append(tagInPage(element.substring(tag, end), id));
            from = end;
        }
        return page.append(element, from, element.length()).toString();
    }

    /** Without regular expressions: a page can have millions of characters. */
    private static String tagInPage(String tag, String id) {
        StringBuilder page = new StringBuilder(tag.length() + tag.length() / 4);
        int from = 0; // what is before is in the page
        for (int at = 0; at < tag.length(); at++) {
            char first = tag.charAt(at);
            if (first == ' ' && tag.startsWith(SPACE, at)) {
                page.append(tag, from, at);
                from = at + SPACE.length();
            } else if (first == ' ' && tag.startsWith(ID, at)) {
                page.append(tag, from, at + ID.length()).append(id).append('-');
                from = at + ID.length();
            } else if (first == '"' && tag.startsWith(REFERENCE, at)) {
                page.append(tag, from, at + REFERENCE.length()).append(id).append('-');
                from = at + REFERENCE.length();
            } else if (first == '"' && tag.startsWith(COLOUR, at)) {
                int end = tag.indexOf('"', at + 1) + 1;
                if (end == 0) {
                    break;
                }
                String colour = tag.substring(at, end);
                page.append(tag, from, at).append(VARIABLES.getOrDefault(colour, colour));
                from = end;
                at = end - 1;
            }
        }
        return page.append(tag, from, tag.length()).toString();
    }
}
