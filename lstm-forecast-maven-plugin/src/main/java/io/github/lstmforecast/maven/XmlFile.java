package io.github.lstmforecast.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The elements of a small XML file that is another program's. One that is missing or can't be read has none. */
record XmlFile(List<Element> roots) {
    static XmlFile read(Path file) {
        if (!Files.exists(file)) {
            return new XmlFile(List.of());
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // prints nothing
            return new XmlFile(List.of(builder.parse(file.toFile()).getDocumentElement()));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            return new XmlFile(List.of());
        }
    }

    /** All elements with a name, wherever they are in one with the other name. */
    List<Element> within(String outer, String name) {
        return roots.stream()
                .flatMap(root -> all(root, outer).stream())
                .flatMap(element -> all(element, name).stream())
                .toList();
    }

    /** All elements with a name. */
    List<Element> all(String name) {
        return roots.stream().flatMap(root -> all(root, name).stream()).toList();
    }

    private static List<Element> all(Element of, String name) {
        NodeList found = of.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
