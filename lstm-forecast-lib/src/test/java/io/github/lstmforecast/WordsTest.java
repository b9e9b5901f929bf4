package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of code, messages and reports: those that engineers know and search for, as the glossary has them. */
class WordsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Names, comments and messages of Java, templates and style sheets of reports, the schema of scenarios. */
    private static final Pattern FILES = Pattern.compile(".*\\.(java|jte|css|groovy|md|schema\\.json)");

    /** CONTRIBUTING.md has the glossary itself. */
    private static final List<String> PAGES = List.of("README.md", "CHANGELOG.md", "SECURITY.md");

    private static final List<String> MODULES = List.of("lstm-forecast-lib", "lstm-forecast-maven-plugin", "it");

    /** Words that nobody searches for, and what to write. Matched also within names: {@code foretoldSteps}. */
    private static final List<Word> WORDS = List.of(
            word("foretell|foretold", "predict, predicted; forecast"),
            word("nevertheless", "still"),
            word(
                    "\\b(comes?|came|coming) (of|to) (it|nothing|that|them|one|a|this|the)\\b",
                    "result; failed, diverged"),
            word("what (came|comes) (of|along|back)", "the result of; dependencies"),
            word("(has|have|had|been|sees?) (seen )?nothing yet|seen nothing", "in its initial state"),
            word("limits? (is|was|are|were) passed|passed limit|passes (a|the|no) limit", "exceeded, violated"),
            word("(is|are|was|were|be|been|not) asked for", "required, requested, chosen, set"),
            word("mistake in lstm-forecast", "internal error in lstm-forecast; please report it"),
            word("(came|comes?|brings?|brought) along", "dependencies"),
            word("\\bmend(s|ed|ing)?\\b", "fix"),
            word("so far back", "up to"),
            word("\\bfor want of\\b|\\bwant of memory", "without; out of"),
            word("\\bstands? in\\b", "is in"),
            word("\\bleft out\\b|\\bleaves? out\\b|LeftOut", "omitted; without"),
            word("nobody (fore)?saw\\b", "unexpected"));

    private record Word(Pattern pattern, String replacement) {}

    private static Word word(String pattern, String replacement) {
        return new Word(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), replacement);
    }

    @Test
    void code_messages_reports_and_documentation_have_none_of_the_words_that_the_glossary_replaces()
            throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String name = ROOT.relativize(file).toString().replace('\\', '/');
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                for (Word word : WORDS) {
                    var match = word.pattern.matcher(lines.get(i));
                    if (match.find()) {
                        found.add(name + ":" + (i + 1) + ": '" + match.group() + "': write " + word.replacement);
                    }
                }
            }
        }

        assertThat(String.join("\n", found)).isEmpty();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src"))) {
                all.filter(file -> FILES.matcher(file.toString()).matches())
                        .filter(file -> !file.endsWith("WordsTest.java"))
                        .forEach(files::add);
            }
        }
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            pages.filter(file -> FILES.matcher(file.toString()).matches()).forEach(files::add);
        }
        for (String page : PAGES) {
            files.add(ROOT.resolve(page));
        }
        assertThat(files).hasSizeGreaterThan(100);
        return files;
    }
}
