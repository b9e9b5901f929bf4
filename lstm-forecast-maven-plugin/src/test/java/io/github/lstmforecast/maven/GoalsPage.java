package io.github.lstmforecast.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** {@code docs/reference/goals.md}: every goal of the plugin and its parameters, as its descriptor has them. */
public final class GoalsPage {
    /** What writes it anew, with all other pages of the reference. */
    static final String COMMAND = "mvn -Preference -pl lstm-forecast-maven-plugin -am verify";

    private static final String INTRODUCTION = """
            # Goals and parameters

            Every goal of `io.github.lstmforecast:lstm-forecast-maven-plugin`, by the prefix `lstm-forecast`. What has a
            property can be given in three places: in `<configuration>` of the plugin under the parameter's name, as a
            property of the project, and on the command line (`-Dlstm-forecast.skip`). Configure at the level of `<plugin>`,
            not of `<execution>`: Maven leaves the latter out when a goal is called by its name. A property of the
            command line or of the POM that begins with `lstm-forecast.` and is not known is refused, unless it ends in
            `.version`. So are an element of `<configuration>` that is no parameter, and any value but `true` and `false`
            of a parameter whose default is one of these.

            Paths are relative to the module. Lists are separated by commas on the command line, and are elements in the POM:
            `<jvmArgs><arg>-Xmx2g</arg></jvmArgs>`.
            """;

    private GoalsPage() {}

    /**
     * Writes the page anew.
     *
     * @param args the folder of the plugin
     * @throws IOException if that fails
     */
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]);
        Files.writeString(file(module), text(module));
    }

    static Path file(Path module) {
        return module.resolve("../docs/reference/goals.md").normalize();
    }

    /** The page as it should be, from the descriptor in which descriptions are HTML. */
    static String text(Path module) throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        Element plugin =
                Jsoup.parse(Files.readString(module.resolve("target/plugin-enhanced.xml")), Parser.xmlParser());
        for (Element goal : plugin.select("mojos > mojo")) {
            page.append('\n').append(goal(goal));
        }
        return page.toString();
    }

    private static String goal(Element goal) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(child(goal, "goal")).append("\n\n");
        text.append(markdown(child(goal, "description"))).append("\n\n");
        List<String> remarks = new ArrayList<>();
        if (!child(goal, "phase").isEmpty()) {
            remarks.add("Bound to the phase `" + child(goal, "phase") + "` where an execution names none.");
        }
        if (child(goal, "aggregator").equals("true")) {
            remarks.add("Runs once for all modules.");
        }
        if (child(goal, "requiresProject").equals("false")) {
            remarks.add("Needs no project.");
        }
        if (!remarks.isEmpty()) {
            text.append(String.join(" ", remarks)).append("\n\n");
        }
        text.append("| parameter | property | default | |\n|---|---|---|---|\n");
        for (Element parameter : goal.select("> parameters > parameter")) {
            if (child(parameter, "editable").equals("true")) {
                text.append(row(parameter, goal)).append('\n');
            }
        }
        return text.toString();
    }

    /** Of what Maven's own parameters say, the first paragraph is enough. */
    private static String row(Element parameter, Element goal) {
        String name = child(parameter, "name");
        Element configuration = goal.selectFirst("> configuration > " + name);
        String property = configuration == null ? "" : configuration.text().replaceAll("^\\$\\{(.*)}$", "$1");
        String usual = configuration == null ? "" : configuration.attr("default-value");
        String description = markdown(child(parameter, "description").split("<(p|br)\\b", 2)[0]);
        return "| `" + name + "`"
                + " | " + code(property)
                + " | " + code(usual)
                + " | " + (child(parameter, "required").equals("true") ? "Required. " : "")
                + description.replace("|", "\\|") + " |";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String child(Element of, String name) {
        Element child = of.selectFirst("> " + name);
        return child == null ? "" : child.wholeText().strip();
    }

    /** Descriptions have paragraphs, code, and links, of which the text is enough. */
    private static String markdown(String html) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(words.getWholeText());
                        } else if (node.nameIs("code")) {
                            text.append('`');
                        } else if (node.nameIs("p")) {
                            text.append("\n\n");
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node.nameIs("code")) {
                            text.append('`');
                        }
                    }
                },
                Jsoup.parseBodyFragment(html).body());
        return Arrays.stream(text.toString().split("\n\n+"))
                .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
                .collect(Collectors.joining("\n\n"));
    }
}
