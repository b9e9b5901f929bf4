package io.github.lstmforecast.scenario;

import io.github.lstmforecast.MergeConflict;
import io.github.lstmforecast.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A file as the nodes that YAML makes of its text: no object is made of any, and an alias is the node it stands for. */
final class YamlFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DEPTH = 50;
    private static final int MOST_ALIASES = 50; // a few lines of them can stand for billions of nodes
    private static final int MOST_OF_A_PROBLEM = 300;

    /** What to do about a path of Windows in double quotes. */
    static final String BACKSLASH = "in double quotes a backslash begins an escape sequence, so write paths with /";

    private YamlFile() {}

    /**
     * Numbers are what they are for editors, which the default schema is not: it takes +1 and .5 for texts. Mappings are
     * not merged.
     */
    private static final class Plain extends CoreSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }
    }

    /**
     * Reads a file.
     *
     * @param shown what the file is called in messages
     */
    static Node read(Path file, String shown) throws ScenarioException {
        return parse(text(file, shown), shown);
    }

    /**
     * Reads what a file would hold.
     *
     * @param shown what the file is called in messages
     */
    static Node parse(String text, String shown) throws ScenarioException {
        OptionalInt conflict = MergeConflict.line(text);
        if (conflict.isPresent()) {
            throw new ScenarioException(
                    shown + ":" + conflict.getAsInt(),
                    "this is the mark of a merge conflict. " + MergeConflict.ADVICE,
                    null);
        }
        requirePrintable(text, shown);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(shown)
                .setSchema(new Plain())
                .setAllowNonScalarKeys(true)
                .build();
        try {
            requireSmall(events(text, settings), shown);
            return new Composer(settings, events(text, settings))
                    .getSingleNode()
                    .orElseThrow(
                            () -> new ScenarioException(shown, "the file is empty; it needs at least a signal", null));
        } catch (MarkedYamlEngineException e) {
            throw new ScenarioException(shown + ":" + line(e.getProblemMark()), "this is not YAML: " + problem(e), e);
        } catch (YamlVersionException e) {
            throw new ScenarioException(shown, "the version of YAML in its %YAML line is not known; take it away", e);
        } catch (YamlEngineException e) {
            throw new ScenarioException(
                    shown, "this is not YAML: " + SafeText.of(String.valueOf(e.getMessage()), MOST_OF_A_PROBLEM), e);
        }
    }

    /** By classes that the parser's module exports, which {@code Parse} and {@code Compose} are not. */
    private static Parser events(String text, LoadSettings settings) {
        return new ParserImpl(settings, new StreamReader(settings, text));
    }

    private static String problem(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext();
        boolean isParsing = context.startsWith("while parsing");
        boolean hasBeginning = isParsing || context.equals("while scanning a quoted scalar");
        if (hasBeginning && line(e.getContextMark()) < line(e.getProblemMark())) {
            context += " that begins in line " + line(e.getContextMark());
        }
        String problem = context.isEmpty() ? e.getProblem() : context + ", " + e.getProblem();
        return SafeText.of(problem, MOST_OF_A_PROBLEM)
                + (isParsing || e.getProblem().equals("mapping values are not allowed here")
                        ? "; check the indentation, the colons, and that each bracket is closed"
                        : e.getProblem().startsWith("found unknown escape character") ? "; " + BACKSLASH : "");
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    private static String text(Path file, String shown) throws ScenarioException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ScenarioException(
                        shown, "the file is larger than " + MOST_BYTES + " bytes, and so no scenario", null);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            String misspelt = ScenarioReader.MISSPELT;
            boolean isBeside = Files.exists(file.resolveSibling(misspelt));
            throw new ScenarioException(
                    shown, "there is no such file" + (isBeside ? ", but a " + misspelt + ": rename it" : ""), e);
        } catch (CharacterCodingException e) {
            throw new ScenarioException(shown, "the file is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new ScenarioException(shown, "the file can't be read: " + e.getMessage(), e);
        }
    }

    /** The parser does so too, but does not say where. */
    private static void requirePrintable(String text, String shown) throws ScenarioException {
        int line = 1;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (!StreamReader.isPrintable(character)) {
                throw new ScenarioException(
                        shown + ":" + line,
                        "this is not YAML: there is the control character " + SafeText.of(Character.toString(character))
                                + "; take it away, or save the file as UTF-8 text",
                        null);
            }
            if (character == '\n' || character == '\r' && !text.startsWith("\n", at + 1)) {
                line++;
            }
        }
    }

    /** Nodes are made by a recursion, which would end in a full stack. */
    private static void requireSmall(Iterator<Event> events, String shown) throws ScenarioException {
        int depth = 0;
        int aliases = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof AliasEvent) {
                aliases++;
            }
            if (depth > MOST_DEPTH || aliases > MOST_ALIASES) {
                throw new ScenarioException(
                        shown + ":" + line(event.getStartMark()),
                        aliases > MOST_ALIASES
                                ? "these are more than " + MOST_ALIASES + " aliases, and no scenario needs so many"
                                : "this is nested too deeply for a scenario",
                        null);
            }
        }
    }
}
