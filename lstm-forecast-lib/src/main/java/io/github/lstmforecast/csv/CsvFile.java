package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.WholeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** CSV files of limited size. A byte order mark is skipped. */
public final class CsvFile {
    private static final long MAX_BYTES = 256 << 20;
    private static final int MAX_TEXT_LENGTH = 300;

    private CsvFile() {}

    /** Makes something of the rows of a file, the header among them. */
    public interface Parser<T> {
        T parse(CloseableIterator<CsvRecord> records) throws CsvException;
    }

    /** Makes something of the text of a file. */
    interface TextParser<T> {
        T parse(Reader text) throws CsvException, IOException;
    }

    /** Writes the rows of a file, including the header. */
    public interface Rows {
        void write(CsvWriter csv) throws IOException;
    }

    /** Writes a file atomically; an existing file is replaced. */
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
        } catch (UncheckedIOException e) { // thrown by CsvWriter
            throw e.getCause();
        }
    }

    /**
     * Reads a file that a program wrote: comma-separated, in UTF-8.
     *
     * @param shown the name of the file in messages
     * @throws CsvException if the file can't be read, is too large, or is not CSV
     */
    public static <T> T read(Path file, String shown, Parser<T> parser) throws CsvException {
        return read(file, shown, CsvDialect.PLAIN, parser);
    }

    static <T> T read(Path file, String shown, CsvDialect dialect, Parser<T> parser) throws CsvException {
        return readText(file, shown, dialect.encoding(), text -> parse(text, dialect, parser));
    }

    static <T> T parse(Reader text, CsvDialect dialect, Parser<T> parser) throws CsvException, IOException {
        boolean isBlanks = dialect.delimiter() == Delimiter.BLANKS;
        CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(dialect.delimiter().character())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        if (dialect.blanksAroundQuotes() && !isBlanks) {
            builder.trimWhitespacesAroundQuotes(true);
        }
        if (dialect.comment() != CommentMark.NONE) {
            builder.commentStrategy(CommentStrategy.SKIP)
                    .commentCharacter(dialect.comment().character());
        }
        Reader table = SeparatorLine.skip(text);
        try (CsvReader<CsvRecord> rows =
                        builder.ofCsvRecord(isBlanks ? new BlankRunsReader(table, dialect.comment()) : table);
                CloseableIterator<CsvRecord> iterator = rows.iterator()) {
            return parser.parse(iterator);
        }
    }

    static <T> T readText(Path file, String shown, Charset encoding, TextParser<T> parser) throws CsvException {
        requireSize(file, shown);
        // Unlike the reader of the CSV library, this one rejects text of another encoding.
        try (BufferedReader text = withoutByteOrderMark(Files.newBufferedReader(file, encoding))) {
            return parser.parse(text);
        } catch (NoSuchFileException e) {
            throw new CsvException(shown + ": the file does not exist", e);
        } catch (CharacterCodingException e) {
            throw isNot(encoding, shown, e);
        } catch (IOException e) {
            throw new CsvException(shown + ": the file can't be read: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? isNot(encoding, shown, e)
                    : new CsvException(
                            shown + ": the file can't be read: " + e.getCause().getMessage(), e);
        } catch (CsvParseException e) {
            throw new CsvException(shown + ": this is not CSV: " + SafeText.of(e.getMessage(), MAX_TEXT_LENGTH), e);
        }
    }

    static void requireSize(Path file, String shown) throws CsvException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new CsvException(shown + ": the file has " + Files.size(file) + " bytes, but at most " + MAX_BYTES
                        + " are allowed; keep only the rows and columns that you need");
            }
        } catch (IOException e) {
            // Opening the file fails too, with a better message.
        }
    }

    private static BufferedReader withoutByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static CsvException isNot(Charset encoding, String shown, Exception cause) {
        return new CsvException(
                shown + ": the file is not " + encoding.name() + " text; set encoding, or save it as UTF-8", cause);
    }
}
