package io.github.lstmforecast.plot;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What can be read off an SVG picture of one plot, by its own axes. */
final class DrawnSvg {
    private final Document document;
    private final double[] x; // two labels: value, pixel, value, pixel
    private final double[] y;

    private DrawnSvg(Document document) {
        this.document = document;
        this.x = axis("x1", "x2");
        this.y = axis("y1", "y2");
    }

    static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    static DrawnSvg of(String svg) throws Exception {
        return new DrawnSvg(parse(svg));
    }

    /** A point in the units of the axes. */
    record Point(double x, double y) {}

    /** The line of a colour: its parts within the plot, one after the other. */
    List<List<Point>> line(Ink ink) {
        List<List<Point>> parts = new ArrayList<>();
        for (Element path : paths("stroke", ink)) {
            for (String part : path.getAttribute("d").split("(?=M)")) {
                if (!part.contains("Z")) {
                    parts.add(points(part));
                }
            }
        }
        return parts;
    }

    /** The steps at which a shape is filled with a colour. */
    List<Integer> marks(Ink ink) {
        return paths("fill", ink).stream()
                .map(path -> points(path.getAttribute("d")).stream()
                        .mapToDouble(Point::x)
                        .summaryStatistics())
                .map(corners -> (int) Math.round((corners.getMin() + corners.getMax()) / 2))
                .toList();
    }

    /** The corners of the shapes that are filled with a colour. */
    List<List<Point>> areas(Ink ink) {
        return paths("fill", ink).stream()
                .map(path -> points(path.getAttribute("d")))
                .toList();
    }

    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** Those that the plot clips, as it does the last, unlike those of the legend. */
    private List<Element> paths(String attribute, Ink ink) {
        List<Element> paths = elements("path");
        String clip = paths.get(paths.size() - 1).getAttribute("clip-path");
        return paths.stream()
                .filter(path -> inherited(path, attribute).equals(ink.inSvg()))
                .filter(path -> path.getAttribute("clip-path").equals(clip))
                .toList();
    }

    private static String inherited(Element of, String attribute) {
        for (Node node = of; node instanceof Element element; node = node.getParentNode()) {
            if (element.hasAttribute(attribute)) {
                return element.getAttribute(attribute);
            }
        }
        return "";
    }

    private List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private List<Point> points(String path) {
        double[] numbers = Arrays.stream(path.replaceAll("[MLZ]", " ").trim().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            points.add(new Point(value(x, numbers[i]), value(y, numbers[i + 1])));
        }
        return points;
    }

    private static double value(double[] axis, double pixel) {
        return axis[0] + (pixel - axis[1]) / (axis[3] - axis[1]) * (axis[2] - axis[0]);
    }

    /** The first label and the last: each is a number before the mark that it belongs to. */
    private double[] axis(String from, String to) {
        Map<Double, Double> pixels = new TreeMap<>();
        for (Element text : elements("text")) {
            Node next = text.getNextSibling();
            if (next instanceof Element mark
                    && mark.getTagName().equals("line")
                    && mark.getAttribute(from).equals(mark.getAttribute(to))
                    && text.getTextContent().matches("-?[\\d.,]+(E-?\\d+)?")) {
                double value = Double.parseDouble(text.getTextContent().replace(",", ""));
                pixels.put(value, Double.parseDouble(mark.getAttribute(from)));
            }
        }
        List<Double> values = pixels.keySet().stream().collect(Collectors.toList());
        double first = values.get(0);
        double last = values.get(values.size() - 1);
        return new double[] {first, pixels.get(first), last, pixels.get(last)};
    }
}
