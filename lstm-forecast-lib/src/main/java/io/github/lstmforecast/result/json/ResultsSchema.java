package io.github.lstmforecast.result.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of {@value ResultsJson#FILE}, for programs that read it and editors that show it. */
public final class ResultsSchema {
    /** The name of the file, beside {@value ResultsJson#FILE}. */
    public static final String FILE = "results.schema.json";

    private ResultsSchema() {}

    /**
     * The schema of this version.
     *
     * @return JSON, of draft 7
     */
    public static String text() {
        try (InputStream in = ResultsSchema.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the library's own jar can't be read", e);
        }
    }
}
