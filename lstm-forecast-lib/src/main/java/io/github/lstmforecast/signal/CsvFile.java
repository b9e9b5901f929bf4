package io.github.lstmforecast.signal;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.WholeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** CSV files: comma-separated, UTF-8 (a byte order mark is skipped), of a size that can be read. */
public final class CsvFile {
    private static final long MOST_BYTES = 256 << 20;
    private static final int MOST_OF_A_TEXT = 300;

    private CsvFile() {}

    /** Makes something of the rows of a file, the header among them. */
    public interface Parser<T> {
        T parse(CloseableIterator<CsvRecord> records) throws CsvException;
    }

    /** Gives out the rows of a file, the header among them. */
    public interface Rows {
        void write(CsvWriter csv) throws IOException;
    }

    /** Writes a file, as a whole or not at all; an older one is replaced. */
    public static void write(Path file, Rows rows) throws IOException {
        try {
            WholeFile.write(file, out -> {
                // Not closed, since that would close the file before it is renamed.
                CsvWriter csv = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                rows.write(csv);
                csv.flush();
            });
        } catch (UncheckedIOException e) { // as the writer of CSV throws
            throw e.getCause();
        }
    }

    /**
     * Reads a file.
     *
     * @param shown how messages name it
     * @throws CsvException if the file can't be read, is too large, or no CSV
     */
    public static <T> T read(Path file, String shown, Parser<T> parser) throws CsvException {
        requireSize(file, shown);
        // This reader, unlike the library's own, refuses what is not UTF-8.
        try (BufferedReader text = withoutByteOrderMark(Files.newBufferedReader(file));
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text);
                CloseableIterator<CsvRecord> iterator = rows.iterator()) {
            return parser.parse(iterator);
        } catch (NoSuchFileException e) {
            throw new CsvException(shown + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw notUtf8(shown, e);
        } catch (IOException e) {
            throw new CsvException(shown + ": the file can't be read: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? notUtf8(shown, e)
                    : new CsvException(
                            shown + ": the file can't be read: " + e.getCause().getMessage(), e);
        } catch (CsvParseException e) {
            throw new CsvException(shown + ": this is not CSV: " + SafeText.of(e.getMessage(), MOST_OF_A_TEXT), e);
        }
    }

    private static void requireSize(Path file, String shown) throws CsvException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CsvException(shown + ": the file has " + Files.size(file) + " bytes, but at most "
                        + MOST_BYTES + " are read; keep only the rows and columns that are needed");
            }
        } catch (IOException e) {
            // Opening it fails too, and says why.
        }
    }

    private static BufferedReader withoutByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static CsvException notUtf8(String shown, Exception cause) {
        return new CsvException(shown + ": the file is not UTF-8 text; save it as UTF-8", cause);
    }
}
