package io.github.lstmforecast.result;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong with recorded forecasts: of each kind the number, and the first few. */
final class RecordedFaults {
    private static final int MOST_NAMED = 3;

    /** In the order in which they are said. */
    enum Kind {
        NO_SUCH_ORIGIN("row has", "rows have", "an origin that is no sample of the series"),
        NO_SUCH_DATE("row has", "rows have", "a date that the series does not have"),
        BEFORE_THE_ORIGIN("row is", "rows are", "before the origin"),
        OTHER_DATE("row has", "rows have", "a date that is not that of the step"),
        DOUBLED("row is", "rows are", "doubled"),
        MISSING_ORIGIN("origin is", "origins are", "missing"),
        MISSING("row is", "rows are", "missing"),
        NOT_FINITE("number is", "numbers are", "not finite");

        private final String one;
        private final String many;
        private final String what;

        Kind(String one, String many, String what) {
            this.one = one;
            this.many = many;
            this.what = what;
        }
    }

    private static final class Found {
        private final List<String> first = new ArrayList<>();
        private long count;
        private int places;
        private String remedy = "";
    }

    private final String shown;
    private final Map<Kind, Found> found = new EnumMap<>(Kind.class);

    RecordedFaults(String shown) {
        this.shown = shown;
    }

    RecordedFaults copy() {
        RecordedFaults copy = new RecordedFaults(shown);
        found.forEach((kind, of) -> {
            Found same = new Found();
            same.first.addAll(of.first);
            same.count = of.count;
            same.places = of.places;
            same.remedy = of.remedy;
            copy.found.put(kind, same);
        });
        return copy;
    }

    void add(Kind kind, String place) {
        add(kind, 1, place);
    }

    /** @param count how many there are in this place */
    void add(Kind kind, long count, String place) {
        Found of = found.computeIfAbsent(kind, any -> new Found());
        of.count += count;
        of.places++;
        if (of.first.size() < MOST_NAMED) {
            of.first.add(place);
        }
    }

    boolean has(Kind kind) {
        return found.containsKey(kind);
    }

    /** What to do about a kind, if there are any. */
    void advise(Kind kind, String remedy) {
        if (has(kind)) {
            found.get(kind).remedy = remedy;
        }
    }

    /** A sentence for each kind. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        found.forEach(
                (kind, of) -> texts.add(shown + ": " + of.count + " " + (of.count == 1 ? kind.one : kind.many) + " "
                        + kind.what + ": " + String.join("; ", of.first)
                        + (of.places > of.first.size() ? "; and so on" : "") + of.remedy));
        return texts;
    }
}
