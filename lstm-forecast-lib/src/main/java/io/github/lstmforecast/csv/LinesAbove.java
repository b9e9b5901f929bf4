package io.github.lstmforecast.csv;

import io.github.lstmforecast.SafeText;
import java.util.List;
import java.util.Optional;

/** Lines that are none of the table: titles above the names of its columns, units below them. */
final class LinesAbove {
    private static final int MOST = 20; // titles
    private static final int FEWEST_ROWS = 3; // below them
    private static final double LEAST_TYPED = 0.3; // of the cells of a table

    private final String shown;

    LinesAbove(String shown) {
        this.shown = shown;
    }

    /** What to say of a file that begins with titles, whatever separates its cells. */
    Optional<CsvException> titles(List<DialectSample> samples) {
        if (samples.stream().anyMatch(LinesAbove::isWholeTable)) {
            return Optional.empty();
        }
        DialectSample best = null;
        int titles = 0;
        for (DialectSample sample : samples) {
            int above = titles(sample);
            if (above > 0
                    && (best == null
                            || sample.from(above).typed() > best.from(titles).typed())) {
                best = sample;
                titles = above;
            }
        }
        return best == null ? Optional.empty() : Optional.of(found(best, titles));
    }

    private static boolean isWholeTable(DialectSample sample) {
        return sample.isTable() && !isPadded(sample) && !(sample.lacksFirstName() && titles(sample) > 0);
    }

    /** How many rows are above a table; 0 if there is none below, or nothing above it. */
    private static int titles(DialectSample sample) {
        for (int above = 1; above <= Math.min(MOST, sample.rows().size() - 1 - FEWEST_ROWS); above++) {
            DialectSample below = sample.from(above);
            if (below.isTable()
                    && !below.lacksFirstName()
                    && !isPadded(below)
                    && below.typed() >= LEAST_TYPED
                    && below.hasNames()) {
                return above;
            }
        }
        return 0;
    }

    /** Whether only one cell of the first row has a text, as of titles in spreadsheets. */
    private static boolean isPadded(DialectSample sample) {
        return sample.first().size() > 2
                && sample.first().stream().filter(cell -> !cell.isEmpty()).count() <= 1;
    }

    private CsvException found(DialectSample sample, int titles) {
        return new CsvException(shown + ":" + sample.line(0) + ": found '" + text(sample.first())
                + "' above the table, which seems to begin in line " + sample.line(titles) + " with '"
                + text(sample.rows().get(titles)) + "'; begin each line above the table with #, or delete it");
    }

    /** What to say of a row between the names and the numbers. */
    Optional<CsvException> units(DialectSample sample, HeaderFinder kinds) {
        if (sample.rows().size() < 2 + FEWEST_ROWS || !kinds.areUnits(1)) {
            return Optional.empty();
        }
        return Optional.of(
                new CsvException(
                        shown + ":" + sample.line(1) + ": found '"
                                + text(sample.rows().get(1)) + "' between the names of the columns, '"
                                + text(sample.first())
                                + "' in line " + sample.line(0)
                                + ", and the first numbers; if one of these lines is a title or holds units, begin it with #, or delete it"));
    }

    private static String text(List<String> row) {
        return SafeText.of(String.join(" | ", row).strip());
    }
}
