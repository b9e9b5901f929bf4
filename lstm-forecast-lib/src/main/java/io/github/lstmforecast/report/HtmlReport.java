package io.github.lstmforecast.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.plot.Svg;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.scenario.ForecastResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code index.html}: all results as one page without external references. */
public final class HtmlReport {
    private static final String PACKAGE = "io.github.lstmforecast.report.template";

    /** Pictures beyond this many bytes are only linked: browsers could not open a page of any size. */
    private static final long MAX_PICTURE_BYTES = 16 << 20;

    private HtmlReport() {}

    /**
     * Writes the page of scenarios that were run here, with their pictures.
     *
     * @param file is replaced if it exists; the pictures are put beside it, into a folder for each scenario
     * @throws IOException if a file can't be written
     */
    public static void write(Path file, ForecastResult... results) throws IOException {
        List<ScenarioReport> drawn = new ArrayList<>();
        for (ForecastResult result : results) {
            ScenarioReport report = ScenarioReport.of(result);
            drawn.add(report.withPictures(
                    ScenarioPictures.write(file.toAbsolutePath().getParent(), report)));
        }
        write(file, "tests", List.of(), drawn, Optional.empty(), report -> Optional.empty());
    }

    /**
     * Writes the page, completely or not at all. Scenarios that did not pass come first.
     *
     * @param file is replaced if it exists; its folder is that of the results, from which pictures are read
     * @param title for example the name of a module
     * @param warnings that are not about one scenario
     * @param comparison with reference results; empty if none are required
     * @param accept the command that makes a scenario's candidate its golden model, if that would help
     * @throws IOException if the file can't be written, or a picture can't be read
     */
    public static void write(
            Path file,
            String title,
            List<String> warnings,
            List<ScenarioReport> results,
            Optional<ResultsComparison> comparison,
            Function<ScenarioReport, Optional<String>> accept)
            throws IOException {
        Pictures pictures = new Pictures(file.toAbsolutePath().getParent());
        List<ScenarioPart> parts = results.stream()
                .sorted(Comparator.comparing(ScenarioReport::verdict).reversed())
                .map(result -> ScenarioPart.of(result, accept.apply(result), comparison))
                .toList();
        ReportPage page = new ReportPage(title, ScenarioReport.worst(results), warnings, comparison, parts, pictures);
        try {
            WholeFile.write(file, out -> render(page, out));
        } catch (TemplateException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
            throw e;
        }
    }

    private static void render(ReportPage page, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), PACKAGE)
                .render("page.jte", page, new WriterOutput(writer));
        writer.flush();
    }

    public static final class Pictures {
        private final Path folder;
        private long bytes;
        private int embedded;

        private Pictures(Path folder) {
            this.folder = folder;
        }

        /**
         * A picture as part of the page.
         *
         * @return empty if the page already has too many bytes of pictures, or the file is no picture
         * @throws UncheckedIOException if it can't be read
         */
        public Optional<String> svg(PictureFile picture) {
            Path file = folder.resolve(picture.file());
            try {
                bytes += Files.size(file);
                return bytes > MAX_PICTURE_BYTES
                        ? Optional.empty()
                        : Svg.inPage(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), "p" + ++embedded);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
