package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.SafeText;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out how a file is written, from its first rows. */
final class DialectFinder {
    private static final int SAMPLE = 1 << 16; // characters
    private static final int MOST_ROWS = 200;
    private static final Pattern LOOSE_QUOTES = Pattern.compile("[,;|] +\"");

    private final Path file;
    private final String shown;
    private final CsvFormat format;

    DialectFinder(Path file, String shown, CsvFormat format) {
        this.file = file;
        this.shown = shown;
        this.format = format;
    }

    CsvDialect find() throws CsvException {
        Charset encoding = format.encoding().isPresent() ? format.encoding().get() : encoding();
        String sample = CsvFile.readText(file, shown, encoding, DialectFinder::sample);
        if (encoding.equals(CsvEncoding.WINDOWS_1252) && !CsvEncoding.isText(sample)) {
            throw new CsvException(shown + ": this is not a text file");
        }
        CommentMark comment = format.comment().orElseGet(() -> comment(sample));
        boolean isLoose = LOOSE_QUOTES.matcher(sample).find();
        List<DialectSample> samples = new ArrayList<>();
        Optional<Delimiter> known = format.delimiter().or(() -> SeparatorLine.of(sample));
        for (Delimiter delimiter : known.map(List::of).orElse(List.of(Delimiter.values()))) {
            samples.add(rows(sample, new CsvDialect(encoding, delimiter, comment, isLoose, true, List.of())));
        }
        LinesAbove above = new LinesAbove(shown);
        boolean mayHaveNames = format.header().orElse(true);
        Optional<CsvException> titles = mayHaveNames ? above.titles(samples) : Optional.empty();
        if (titles.isPresent()) {
            throw titles.get();
        }
        DialectSample best = best(samples);
        HeaderFinder header = new HeaderFinder(best, shown);
        boolean hasHeader = format.header().isPresent() ? format.header().get() : header.isThere();
        Optional<CsvException> units = hasHeader ? above.units(best, header) : Optional.empty();
        if (units.isPresent()) {
            throw units.get();
        }
        return new CsvDialect(encoding, best.delimiter(), comment, isLoose, hasHeader, header.names(hasHeader));
    }

    private Charset encoding() throws CsvException {
        CsvFile.requireSize(file, shown); // before all of it is read
        try {
            return CsvEncoding.find(file);
        } catch (NoSuchFileException e) {
            throw new CsvException(shown + ": the file does not exist", e);
        } catch (IOException e) {
            throw new CsvException(shown + ": the file can't be read: " + e.getMessage(), e);
        }
    }

    /** The first lines, whole ones if the file goes on. */
    private static String sample(Reader text) throws IOException {
        char[] buffer = new char[SAMPLE];
        int length = 0;
        while (length < SAMPLE) {
            int read = text.read(buffer, length, SAMPLE - length);
            if (read < 0) {
                return new String(buffer, 0, length);
            }
            length += read;
        }
        String sample = new String(buffer, 0, length);
        int end = Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r'));
        return end < 0 ? sample : sample.substring(0, end + 1);
    }

    /** A mark that some lines begin with, but not most, or the first and not all. */
    private static CommentMark comment(String sample) {
        List<String> lines = sample.lines().filter(line -> !line.isBlank()).toList();
        for (CommentMark mark : CommentMark.values()) {
            if (lines.stream().anyMatch(line -> mark.begins(line) && MissingCell.isOne(firstCell(line)))) {
                continue; // #N/A is a value
            }
            long count = lines.stream().filter(mark::begins).count();
            long before = lines.stream().takeWhile(mark::begins).count();
            boolean isFew = 2 * count < lines.size() || before > 0 && count < lines.size();
            if (count > 0 && isFew) {
                return mark;
            }
        }
        return CommentMark.NONE;
    }

    private static String firstCell(String line) {
        return line.split("[,;|\\s]", 2)[0];
    }

    private static DialectSample rows(String sample, CsvDialect dialect) throws CsvException {
        List<List<String>> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try {
            CsvFile.parse(new StringReader(sample), dialect, records -> {
                while (records.hasNext() && rows.size() < MOST_ROWS) {
                    CsvRecord row = records.next();
                    lines.add((int) row.getStartingLineNumber());
                    rows.add(row.getFields().stream().map(String::strip).toList());
                }
                return rows;
            });
        } catch (CsvParseException e) {
            // With what was read up to there. The whole file is reported when it is read.
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e); // not of a text in memory
        }
        return new DialectSample(dialect.delimiter(), rows, lines);
    }

    private DialectSample best(List<DialectSample> samples) throws CsvException {
        List<DialectSample> tables =
                samples.stream().filter(DialectSample::isTable).toList();
        double most = tables.stream().mapToDouble(DialectSample::typed).max().orElse(0);
        List<DialectSample> best =
                tables.stream().filter(sample -> sample.typed() >= most - 1e-9).toList();
        if (best.isEmpty()) {
            return oneColumn(samples);
        }
        // A tab is also a blank, and in "time,count" over "2015-01-01 10:00:00,2" the blank is part of a date.
        boolean isNamed = best.stream().anyMatch(sample -> !sample.lacksFirstName());
        List<DialectSample> different = best.stream()
                .filter(sample -> sample.delimiter() != Delimiter.BLANKS
                        || best.stream().noneMatch(other -> other.delimiter() == Delimiter.TAB))
                .filter(sample -> !isNamed || !sample.lacksFirstName())
                .toList();
        if (different.size() > 1) {
            throw new CsvException(
                    shown + ": the cells may be separated by "
                            + different.stream()
                                    .map(sample -> "'" + sample.delimiter().key() + "' ("
                                            + SafeText.of(sample.example()) + ")")
                                    .collect(Collectors.joining(" or "))
                            + "; say which with delimiter",
                    "delimiter=" + different.get(0).delimiter().key());
        }
        boolean isDecimalKnown =
                format.decimal().filter(DecimalMark.POINT::equals).isPresent();
        if (format.delimiter().isEmpty()
                && format.header().isEmpty()
                && !isDecimalKnown
                && different.get(0).mayBeDecimals()) {
            throw new CsvException(
                    shown + ": the rows, for example "
                            + SafeText.of(different.get(0).example(","))
                            + ", may be two columns (delimiter: ',') or one of numbers with a decimal comma (delimiter:"
                            + " ';'); say which with delimiter",
                    "delimiter=;");
        }
        return different.get(0);
    }

    /** One column, or rows that don't fit each other whatever separates their cells. */
    private static DialectSample oneColumn(List<DialectSample> samples) {
        DialectSample comma = samples.get(0);
        if (comma.isOneColumn() || comma.rows().isEmpty()) {
            return comma;
        }
        boolean isDecimal = comma.first().size() == 1; // the comma in the rows below
        return samples.stream()
                .filter(sample -> isDecimal && sample.isOneColumn() && sample.typed() > 0.5)
                .findFirst()
                .orElseGet(() -> mostRegular(samples));
    }

    private static DialectSample mostRegular(List<DialectSample> samples) {
        DialectSample best = samples.get(0);
        for (DialectSample sample : samples) {
            boolean isSeveral = sample.width() > 1 && sample.delimiter() != Delimiter.BLANKS;
            if (isSeveral && (best.width() < 2 && best.first().size() < 2 || sample.regular() > best.regular())) {
                best = sample;
            }
        }
        return best;
    }
}
