package io.github.lstmforecast.maven.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code results.json} tells, as text. A site may be made by another version than the results, and of a file that
 * somebody has edited: what is not there is a {@code "-"}.
 *
 * @param verdict on all scenarios together
 * @param scenarios in the order of the file
 */
record SiteResults(String verdict, List<Scenario> scenarios) {
    /** The verdict of what is as it should be. */
    static final String PASS = "PASS";

    /** In place of what is not there. */
    static final String NOT_THERE = "-";

    /**
     * A scenario.
     *
     * @param name its name
     * @param verdict on it
     * @param model what was judged
     * @param golden the verdict of the golden model, where there is one
     * @param seeds what came of many trainings, where many were asked for
     * @param findings what is wrong, a sentence each
     * @param notes what else there is to say, a sentence each
     * @param checks what was held to a limit
     * @param metrics every metric with its value, or why it has none; the worst of several forecasts
     * @param forecasts how many were measured
     * @param pictures what was drawn of it
     */
    record Scenario(
            String name,
            String verdict,
            String model,
            Optional<String> golden,
            Optional<String> seeds,
            List<String> findings,
            List<String> notes,
            List<Check> checks,
            Map<String, Value> metrics,
            int forecasts,
            List<Picture> pictures) {

        boolean passed() {
            return verdict.equals(PASS);
        }

        /** A metric where there is room for a number only. */
        String number(String metric) {
            Value value = metrics.get(metric);
            return value == null || !value.isNumber() ? NOT_THERE : value.text();
        }
    }

    /**
     * What a metric came to.
     *
     * @param text the number, or why there is none
     * @param isNumber which of the two
     */
    record Value(String text, boolean isNumber) {}

    /** A metric held to its limit. */
    record Check(String metric, String subject, String actual, String limit, String margin, String outcome) {}

    /**
     * A picture.
     *
     * @param file where it is, from the folder of the results on
     * @param title what it shows
     * @param caption how to read it
     */
    record Picture(String file, String title, String caption) {}
}
