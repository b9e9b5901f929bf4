package io.github.lstmforecast.it.docs;

import io.github.lstmforecast.metric.MetricSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What the plugin has, by its descriptor.
 *
 * @param version the project's
 * @param parameters of each goal
 * @param properties of all goals, and the limits of metrics
 */
record Plugin(String version, Map<String, Set<String>> parameters, Set<String> properties) {
    private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";
    static final String GROUP = "io.github.lstmforecast";
    static final String ARTIFACT = "lstm-forecast-maven-plugin";
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(.*)}");

    static Plugin read() throws IOException {
        try (InputStream descriptor = Plugin.class.getResourceAsStream(DESCRIPTOR)) {
            Document plugin =
                    Jsoup.parse(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8), Parser.xmlParser());
            Map<String, Set<String>> parameters = new TreeMap<>();
            Set<String> properties = new TreeSet<>();
            for (Element mojo : plugin.select("mojo")) {
                parameters.put(
                        mojo.selectFirst("goal").text(),
                        mojo.select("parameter:has(editable:containsOwn(true)) > name").stream()
                                .map(Element::text)
                                .collect(Collectors.toCollection(TreeSet::new)));
                mojo.select("> configuration > *").stream()
                        .map(parameter -> PROPERTY.matcher(parameter.text()))
                        .filter(Matcher::matches)
                        .forEach(property -> properties.add(property.group(1)));
            }
            MetricSet.STANDARD.all().stream().forEach(metric -> properties.add("lstm-forecast." + metric.key()));
            return new Plugin(plugin.selectFirst("plugin > version").text(), parameters, properties);
        }
    }

    /** What stands before a goal of a project that does not have the plugin in its POM. */
    String coordinates() {
        return GROUP + ":" + ARTIFACT + ":" + version + ":";
    }

    void requireGoal(String goal) {
        if (!parameters.containsKey(goal)) {
            throw new AssertionError("the plugin has no goal '" + goal + "', but " + parameters.keySet());
        }
    }

    /** A property of the plugin, or the limit of a user's metric, whose key has a dot. */
    void requireProperty(String property) {
        if (!properties.contains(property) && !property.matches("lstm-forecast\\.acme\\.[a-z]+")) {
            throw new AssertionError("the plugin has no property '" + property + "', but " + properties);
        }
    }

    void requireParameter(String parameter) {
        if (parameters.values().stream().noneMatch(of -> of.contains(parameter))) {
            throw new AssertionError("no goal of the plugin has a parameter '" + parameter + "'");
        }
    }
}
