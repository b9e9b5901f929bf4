package io.github.lstmforecast.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of {@value ScenarioReader#FILE_NAME}, by which editors complete and check it. */
public final class ScenarioSchema {
    /** What the file is called, beside the scenarios' folders. */
    public static final String FILE_NAME = "scenario.schema.json";

    /** The first line of a scenario that tells an editor where the schema is. */
    public static final String COMMENT = "# yaml-language-server: $schema=../" + FILE_NAME;

    private static final String ID = "\"urn:lstm-forecast:scenario\"";

    private ScenarioSchema() {}

    /**
     * The schema of this version.
     *
     * @return JSON, of draft 7, which all editors know
     */
    public static String text() {
        try (InputStream in = ScenarioSchema.class.getResourceAsStream(FILE_NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the library's own jar can't be read", e);
        }
    }

    /**
     * Whether a text is this schema, of whatever version.
     *
     * @param text what a file holds
     * @return whether it names itself so
     */
    public static boolean isOne(String text) {
        return text.contains(ID);
    }
}
