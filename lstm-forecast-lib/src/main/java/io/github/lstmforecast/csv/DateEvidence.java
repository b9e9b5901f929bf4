package io.github.lstmforecast.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which forms of dates fit the cells of a column. */
final class DateEvidence {
    private static final int SHARE_OF_OTHERS = 10; // one in so many may be something else, which is an error then
    private static final int MOST_OTHERS = 5; // in a short file
    private static final int FEWEST_REPEATED = 10; // dates of a coarse clock

    private final DateText text = new DateText();
    private final Moment moment = new Moment();
    private List<Candidate> candidates = new ArrayList<>();
    private String first = "";
    private int dates;
    private int others;
    private boolean isDead;

    /** A form that fits so far, and the dates that it gives. */
    private static final class Candidate {
        private final LayoutForm form;
        private long seconds;
        private int nanos;
        private boolean ascends = true;
        private int repeated; // dates that are the one before
        private boolean goesBack;
        private long[] all = new long[16];

        Candidate(LayoutForm form) {
            this.form = form;
        }

        void add(Moment moment, boolean isFirst) {
            boolean isSame = moment.seconds() == seconds && moment.nanos() == nanos;
            boolean isLater = moment.seconds() > seconds || moment.seconds() == seconds && moment.nanos() > nanos;
            ascends &= isFirst || isLater;
            repeated += !isFirst && isSame ? 1 : 0;
            goesBack |= !isFirst && !isSame && !isLater;
            seconds = moment.seconds();
            nanos = moment.nanos();
        }

        void keep(int at) {
            if (at == all.length) {
                all = Arrays.copyOf(all, 2 * at);
            }
            all[at] = seconds;
        }
    }

    /** Takes a cell that has a value, and says whether it is a date like those before. */
    boolean add(String cell) {
        if (isDead) {
            return false;
        }
        boolean isDate = text.scan(cell);
        if (dates == 0) {
            if (isDate) {
                LayoutForm.of(text, moment).forEach(form -> candidates.add(new Candidate(form)));
                first = cell;
            }
            isDead = candidates.isEmpty();
            if (isDead) {
                return false;
            }
        }
        boolean fits = isDate && fits();
        if (fits) {
            dates++;
        } else {
            others++;
            isDead = areTooMany();
        }
        return fits;
    }

    private boolean fits() {
        if (candidates.size() == 1) {
            Candidate only = candidates.get(0);
            boolean fits = add(only);
            if (fits && only.form.layout().isMonth()) {
                only.keep(dates);
            }
            return fits;
        }
        List<Candidate> fit = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            if (add(candidate)) {
                fit.add(candidate);
                candidate.keep(dates);
            }
        }
        if (!fit.isEmpty() && fit.size() < candidates.size()) {
            candidates = fit;
        }
        return !fit.isEmpty();
    }

    private boolean add(Candidate candidate) {
        boolean fits = candidate.form.resolve(text, moment);
        if (fits) {
            candidate.add(moment, dates == 0);
        }
        return fits;
    }

    /** How many cells are dates. */
    int dates() {
        return dates;
    }

    /** How many cells are something else, a few of them. */
    int others() {
        return others;
    }

    /** The first date. */
    String first() {
        return first;
    }

    /** Whether most cells are dates. */
    boolean isPresent() {
        return !isDead && dates > 0 && others <= dates;
    }

    private boolean areTooMany() {
        return others > Math.max(MOST_OTHERS, dates / SHARE_OF_OTHERS);
    }

    /** Whether each date is later than the one before, in one of the forms. */
    boolean ascends() {
        return isPresent() && candidates.stream().anyMatch(candidate -> candidate.ascends);
    }

    /** Whether many dates are the one before, as of a clock that is coarser than the rows, and none is earlier. */
    boolean isCoarse() {
        return isPresent()
                && candidates.stream()
                        .allMatch(candidate -> !candidate.goesBack
                                && candidate.repeated > Math.max(FEWEST_REPEATED, dates / SHARE_OF_OTHERS));
    }

    /** Whether the form is this one. */
    boolean is(DateLayout layout) {
        return isPresent() && candidates.stream().allMatch(candidate -> candidate.form.layout() == layout);
    }

    /** The forms that fit and give different dates: one where the column leaves no doubt. */
    List<LayoutForm> forms() {
        List<Candidate> best = candidates;
        if (best.stream().anyMatch(candidate -> candidate.ascends)) {
            best = best.stream().filter(candidate -> candidate.ascends).toList();
        }
        if (best.stream().anyMatch(candidate -> candidate.form.layout() == DateLayout.COMPACT)) {
            best = best.stream()
                    .filter(candidate -> candidate.form.layout() != DateLayout.EPOCH)
                    .toList();
        }
        best = different(best);
        if (best.size() > 1) {
            List<Candidate> regular = best.stream()
                    .filter(candidate -> candidate.ascends && isRegular(candidate))
                    .toList();
            best = regular.isEmpty() ? best : regular;
        }
        return best.stream().map(candidate -> candidate.form).toList();
    }

    private List<Candidate> different(List<Candidate> from) {
        List<Candidate> different = new ArrayList<>();
        for (Candidate candidate : from) {
            if (different.stream().noneMatch(other -> Arrays.equals(other.all, candidate.all))) {
                different.add(candidate);
            }
        }
        return different;
    }

    /** Whether the form is one of months, which follow each other by a usual step. */
    boolean areUsualMonths() {
        List<LayoutForm> forms = forms();
        return forms.size() == 1
                && forms.get(0).layout().isMonth()
                && candidates.stream()
                        .filter(candidate -> candidate.form == forms.get(0))
                        .anyMatch(candidate -> RowSteps.of(Arrays.copyOf(candidate.all, dates), 1)
                                .hasUsual());
    }

    private boolean isRegular(Candidate candidate) {
        return dates > 2 && RowSteps.of(Arrays.copyOf(candidate.all, dates), 1).isRegular();
    }
}
