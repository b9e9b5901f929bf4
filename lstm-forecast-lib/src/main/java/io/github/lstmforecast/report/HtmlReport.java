package io.github.lstmforecast.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.plot.Svg;
import io.github.lstmforecast.result.PictureFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code index.html}: all results as one page that needs nothing else, for people. */
public final class HtmlReport {
    private static final String PACKAGE = "io.github.lstmforecast.report.template";

    /** Pictures beyond this many bytes stay files beside the page, or no browser could open it. */
    private static final long MOST_BYTES_OF_PICTURES = 16 << 20;

    private HtmlReport() {}

    /**
     * Writes the page, as a whole or not at all. Scenarios that did not pass come first.
     *
     * @param file where; an older file is replaced. Its folder is that of the results, from which pictures are taken
     * @param title of what it is about, the name of a module say
     * @param results one for each scenario
     * @param accept the command that makes a scenario's candidate its golden model, where that would help
     * @throws IOException if the file can't be written, or a picture can't be read
     */
    public static void write(
            Path file, String title, List<ScenarioReport> results, Function<ScenarioReport, Optional<String>> accept)
            throws IOException {
        Pictures pictures = new Pictures(file.toAbsolutePath().getParent());
        List<ScenarioPart> parts = results.stream()
                .sorted(Comparator.comparing(ScenarioReport::verdict).reversed())
                .map(result -> ScenarioPart.of(result, accept.apply(result)))
                .toList();
        ReportPage page = new ReportPage(title, ScenarioReport.worst(results), parts, pictures);
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
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), PACKAGE)
                .render("page.jte", page, new WriterOutput(writer));
        writer.flush();
    }

    /** The pictures of a page. */
    public static final class Pictures {
        private final Path folder;
        private long bytes;
        private int inPage;

        private Pictures(Path folder) {
            this.folder = folder;
        }

        /**
         * A picture as a part of the page.
         *
         * @param picture which
         * @return its SVG; nothing where the page is too large for it
         * @throws UncheckedIOException if it can't be read
         */
        public Optional<String> svg(PictureFile picture) {
            Path file = folder.resolve(picture.file());
            try {
                bytes += Files.size(file);
                return bytes > MOST_BYTES_OF_PICTURES
                        ? Optional.empty()
                        : Optional.of(Svg.inPage(Files.readString(file, StandardCharsets.UTF_8), "p" + ++inPage));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
