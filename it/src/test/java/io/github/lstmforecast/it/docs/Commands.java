package io.github.lstmforecast.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The rule for commands: Maven, with phases, goals, options and properties that exist. */
final class Commands {
    private static final String PREFIX = "lstm-forecast:";
    private static final Set<String> SWITCHES = Set.of("-am", "-B", "-ntp", "-o", "-q", "-X");
    private static final Set<String> PHASES = Set.of(
            "clean",
            "validate",
            "compile",
            "test",
            "test-compile",
            "package",
            "verify",
            "install",
            "deploy",
            "pre-site",
            "site");
    private static final Set<String> GOALS = Set.of("site:stage", "spotless:apply", "spotless:check");
    private static final Set<String> PROPERTIES =
            Set.of("detail", "run", "skipTests", "soak", "surefire.failIfNoSpecifiedTests");
    private static final Pattern GOAL = Pattern.compile(PREFIX + "([a-z][a-z-]*)");
    private static final Pattern PROPERTY = Pattern.compile("-D(lstm-forecast\\.[A-Za-z.]*[A-Za-z])");

    private final Path root;
    private final Plugin plugin;
    private final Set<String> modules = new TreeSet<>(Set.of("."));
    private final Set<String> profiles = new TreeSet<>();

    Commands(Path root, Plugin plugin) throws IOException, XmlPullParserException {
        this.root = root;
        this.plugin = plugin;
        modules.addAll(pom(root).getModules());
        for (String module : modules) {
            pom(root.resolve(module)).getProfiles().stream().map(Profile::getId).forEach(profiles::add);
        }
    }

    private static Model pom(Path folder) throws IOException, XmlPullParserException {
        try (var pom = Files.newInputStream(folder.resolve("pom.xml"))) {
            return new MavenXpp3Reader().read(pom);
        }
    }

    /** Checks each line of a block; a backslash at its end joins it with the next one. */
    void check(String block) throws IOException {
        for (String command : block.replace("\\\n", " ").lines().toList()) {
            checkCommand(command);
        }
    }

    void checkCommand(String command) throws IOException {
        Deque<String> words = new ArrayDeque<>(Page.words(command));
        if (!words.removeFirst().equals("mvn")) {
            throw new AssertionError("no rule for this command: " + command);
        }
        List<String> modulesToBuild = List.of();
        boolean isReaders = true; // a project of the reader's, not this one
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (word.equals("-pl")) {
                modulesToBuild = List.of(words.removeFirst().split(","));
            } else if (word.equals("-T")) {
                Integer.parseInt(words.removeFirst());
            } else if (word.startsWith("-P")) {
                require(profiles, word.substring(2), "no module has a profile");
            } else if (word.startsWith("-D")) {
                checkProperty(word.substring(2));
            } else if (word.startsWith("-")) {
                require(SWITCHES, word, "no rule for the option");
            } else if (word.startsWith(PREFIX)) {
                plugin.requireGoal(word.substring(PREFIX.length()));
            } else if (word.startsWith(plugin.coordinates())) {
                plugin.requireGoal(word.substring(plugin.coordinates().length()));
            } else if (word.contains(":")) {
                require(GOALS, word, "no rule for the goal");
            } else {
                isReaders = false;
                require(PHASES, word, "Maven has no phase");
            }
        }
        if (!isReaders) {
            modulesToBuild.forEach(module -> require(modules, module, "the project has no module"));
        }
    }

    private void checkProperty(String definition) throws IOException {
        String name = definition.replaceFirst("=.*", "");
        List<String> values =
                Arrays.asList(definition.replaceFirst("[^=]*=?", "").split(","));
        switch (name) {
            case "test" -> requireTests(values);
            case "goal" -> values.forEach(plugin::requireGoal);
            case "invoker.test" -> {
                for (String build : values) {
                    if (!Files.isDirectory(root.resolve("it/src/it").resolve(build))) {
                        throw new AssertionError("there is no build 'it/src/it/" + build + "'");
                    }
                }
            }
            default -> {
                if (name.startsWith("lstm-forecast.")) {
                    plugin.requireProperty(name);
                } else {
                    require(PROPERTIES, name, "no rule for the property");
                }
            }
        }
    }

    /** {@code None} says that no test is meant. */
    private void requireTests(List<String> names) throws IOException {
        for (String name : names) {
            if (!name.equals("None") && !isTest(name)) {
                throw new AssertionError("there is no test '" + name + "'");
            }
        }
    }

    private boolean isTest(String name) throws IOException {
        for (String module : modules) {
            Path tests = root.resolve(module).resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    if (files.anyMatch(file -> file.endsWith(name + ".java"))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Checks what a sentence says of goals and properties, but for commands that leave something to the reader. */
    void checkMentions(String code) throws IOException {
        if (code.startsWith("mvn ") && !code.contains("...") && !code.contains("<")) {
            checkCommand(code);
        }
        Matcher goals = GOAL.matcher(code);
        while (goals.find()) {
            plugin.requireGoal(goals.group(1));
        }
        Matcher properties = PROPERTY.matcher(code);
        while (properties.find()) {
            plugin.requireProperty(properties.group(1));
        }
    }

    private static void require(Set<String> known, String word, String otherwise) {
        if (!known.contains(word)) {
            throw new AssertionError(otherwise + " '" + word + "', but " + new TreeSet<>(known));
        }
    }
}
