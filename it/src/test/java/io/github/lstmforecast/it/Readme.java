package io.github.lstmforecast.it;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;

/**
 * The README of an example, as a person follows it: the steps in their order, and the files that it speaks of.
 *
 * @param steps of its blocks of code those in {@code sh} and {@code diff}; what a command prints is in the blocks without
 *     a language that come next
 * @param files where its relative links lead, and what is set as code and lies in a folder {@code target}
 */
record Readme(List<Step> steps, List<String> files) {
    /** Something to do. */
    sealed interface Step permits Command, Change {}

    /**
     * Something to type.
     *
     * @param shown what is then to be seen; no line where the README does not show it
     */
    record Command(String script, Excerpt shown) implements Step {}

    /** Something to change in files, as a unified diff, with the names of the files as they are. */
    record Change(String diff) implements Step {}

    static Readme of(String markdown) {
        Readme readme = new Readme(new ArrayList<>(), new ArrayList<>());
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                readme.add(block.getInfo(), block.getLiteral());
            }

            @Override
            public void visit(Code code) {
                if (code.getLiteral().matches("(\\S+/)?target/[^\\s*<>]+")) {
                    readme.files.add(code.getLiteral());
                }
            }

            @Override
            public void visit(Link link) {
                if (!link.getDestination().matches("[a-z]+:.*|#.*")) {
                    readme.files.add(link.getDestination());
                }
                visitChildren(link);
            }
        });
        return readme;
    }

    private void add(String language, String text) {
        switch (language) {
            case "sh" -> steps.add(new Command(text, new Excerpt(List.of())));
            case "diff" -> steps.add(new Change(text));
            case "" -> show(text);
            default -> {} // of a file, to be read
        }
    }

    private void show(String text) {
        int last = steps.size() - 1;
        if (last < 0 || !(steps.get(last) instanceof Command command)) {
            throw new IllegalArgumentException("No command stands before what is shown to be printed:\n" + text);
        }
        steps.set(last, new Command(command.script(), command.shown().and(text)));
    }
}
