package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the horizon. Lead times count from 1: the first step of a forecast, step 0, has the lead time 1.
 *
 * @param first the first lead time, at least 1
 * @param last the last lead time, at least {@code first}
 */
public record LeadTime(int first, int last) {
    public LeadTime {
        InvalidValueException.unless(
                first >= 1 && last >= first, "leadTimes", first + "-" + last, "two lead times from 1 on, in order");
    }

    /**
     * Consecutive parts of the horizon: {@code [1, 7, 28]} are the lead times 1, 2 to 7 and 8 to 28.
     *
     * @param ends the last lead time of each part, ascending, at least 1
     */
    public static List<LeadTime> upTo(List<Integer> ends) {
        List<LeadTime> parts = new ArrayList<>();
        int before = 0;
        for (int end : ends) {
            InvalidValueException.unless(end > before, "leadTimes", ends, "steps from 1 on, in ascending order");
            parts.add(new LeadTime(before + 1, end));
            before = end;
        }
        return parts;
    }

    /** Whether a step of the forecast, counted from 0, is in this part. */
    boolean contains(int step) {
        return first <= step + 1 && step + 1 <= last;
    }

    /** For example {@code "1"} or {@code "2-7"}. */
    @Override
    public String toString() {
        return first == last ? String.valueOf(first) : first + "-" + last;
    }
}
