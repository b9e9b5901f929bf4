package io.github.lstmforecast.report;

import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.compare.ComparisonJson;
import io.github.lstmforecast.compare.ResultsComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a comparison with reference results, beside the results. */
public final class ComparisonFiles {
    /** The name of the file for people: a comment on a pull request, for example. */
    public static final String MARKDOWN = "compare.md";

    /** A comment on GitHub has at most 65,536 characters; the rest is for what others add. */
    private static final int MAX_BYTES = 60_000;

    private ComparisonFiles() {}

    /**
     * Writes {@code compare.md}, and {@code compare.json} with its schema.
     *
     * @param folder of the results; older files are replaced
     * @param title for example {@code "Forecasts of my-module"}
     * @param comparison with reference results, or {@linkplain ResultsComparison#missing why there are none}
     */
    public static void write(Path folder, String title, ResultsComparison comparison) throws IOException {
        ComparisonJson.write(folder, comparison);
        WholeFile.write(
                folder.resolve(MARKDOWN), new ComparisonMarkdown(comparison, Optional.of(title)).text(MAX_BYTES));
    }

    /** Deletes those of an earlier build. */
    public static void deleteOld(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(MARKDOWN));
        Files.deleteIfExists(folder.resolve(ComparisonJson.FILE));
    }
}
