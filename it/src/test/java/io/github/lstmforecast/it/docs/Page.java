package io.github.lstmforecast.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.doxia.util.DoxiaUtils;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A page of the documentation.
 *
 * @param name its path in the project, with slashes
 * @param file where it lies
 * @param document what it says
 */
record Page(String name, Path file, Node document) {
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    static Page of(String name, Path file, String markdown) {
        return new Page(name, file, PARSER.parse(markdown));
    }

    static Page read(Path root, Path file) {
        try {
            return of(root.relativize(file).toString().replace('\\', '/'), file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those whose blocks are held to the rules here: of the project's folder, and all of {@code docs}. */
    static List<Page> documentation(Path root) throws IOException {
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(Page::isMarkdown)
                    .sorted()
                    .map(file -> read(root, file))
                    .toList();
        }
    }

    /** Those of the examples, whose commands are run elsewhere. */
    static List<Page> ofExamples(Path root) throws IOException {
        try (Stream<Path> examples = Files.list(root.resolve("examples"))) {
            return examples.map(example -> example.resolve("README.md"))
                    .filter(Files::exists)
                    .sorted()
                    .map(file -> read(root, file))
                    .toList();
        }
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }

    /** A block of code, which begins below a line of the page that counts from 1. */
    record Block(Page page, int line, String language, String text) {
        @Override
        public String toString() {
            return page.name + ":" + line + (language.isEmpty() ? "" : " (" + language + ")");
        }

        List<String> lines() {
            return text.lines().toList();
        }
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                int line = block.getSourceSpans().get(0).getLineIndex() + 1;
                blocks.add(new Block(Page.this, line, block.getInfo().strip(), block.getLiteral()));
            }
        });
        return blocks;
    }

    List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language.equals(language))
                .toList();
    }

    /** Code in the middle of a sentence. */
    List<String> codes() {
        List<String> codes = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Code code) {
                codes.add(code.getLiteral());
            }
        });
        return codes;
    }

    /** Where links and images lead. */
    List<String> destinations() {
        List<String> destinations = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                destinations.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                destinations.add(image.getDestination());
            }
        });
        return destinations;
    }

    /** Where links can lead to in this page, on GitHub and in the site, which both name headings, but not alike. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String text = text(heading);
                if (DoxiaUtils.encodeId(text).equals(onGitHub(text))) {
                    anchors.add(onGitHub(text));
                }
            }

            @Override
            public void visit(HtmlInline html) {
                Matcher anchor = ANCHOR.matcher(html.getLiteral());
                if (anchor.matches()) {
                    anchors.add(anchor.group(1));
                }
            }
        });
        return anchors;
    }

    private static String text(Node of) {
        StringBuilder text = new StringBuilder();
        of.accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }
        });
        return text.toString();
    }

    private static String onGitHub(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    /** The words of a command, which has no quotes but double ones. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char letter : (command.strip() + " ").toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ' ' && !quoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(letter);
            }
        }
        if (quoted) {
            throw new AssertionError("a quote is not closed: " + command);
        }
        return words;
    }
}
