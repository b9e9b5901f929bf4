package io.github.lstmforecast.csv;

import java.util.ArrayList;
import java.util.List;

/** Dates of a {@link DateLayout}. Years of two digits below {@code pivot} are of this century. */
final class LayoutForm implements DateForm {
    private static final int[] PIVOTS = {70, 30};

    /** Those of ISO 8601. */
    static final List<DateForm> ISO = List.of(
            new LayoutForm(DateLayout.YEAR_MONTH_DAY, 70),
            new LayoutForm(DateLayout.YEAR_MONTH, 70),
            new LayoutForm(DateLayout.WEEK, 70),
            new LayoutForm(DateLayout.QUARTER, 70));

    private final DateLayout layout;
    private final int pivot;

    private LayoutForm(DateLayout layout, int pivot) {
        this.layout = layout;
        this.pivot = pivot;
    }

    /** All forms in which a text is a date. */
    static List<LayoutForm> of(DateText text, Moment moment) {
        List<LayoutForm> forms = new ArrayList<>();
        for (DateLayout layout : DateLayout.values()) {
            for (int pivot : PIVOTS) {
                boolean isTwoDigits = text.digits(0) <= 2 && text.digits(text.parts() - 1) <= 2;
                if ((pivot == PIVOTS[0] || isTwoDigits) && layout.resolve(text, pivot, moment)) {
                    forms.add(new LayoutForm(layout, pivot));
                }
            }
        }
        return forms;
    }

    DateLayout layout() {
        return layout;
    }

    boolean resolve(DateText text, Moment moment) {
        return layout.resolve(text, pivot, moment);
    }

    @Override
    public boolean parse(String text, Moment moment) {
        DateText scanned = new DateText(); // not a field: forms are shared by threads
        return scanned.scan(text) && resolve(scanned, moment);
    }

    @Override
    public String example(String first) {
        return first;
    }
}
