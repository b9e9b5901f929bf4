package io.github.lstmforecast.maven;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lstmforecast.scenario.ScenarioSchema;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.train.Recipe;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A scenario to begin with: what a beginner would change, with comments. All else has a default. */
final class FirstScenario {
    private static final int ROWS_TO_LEARN = 60_000; // in all epochs together

    private static final Map<String, String> FORMAT_COMMENTS = Map.of(
            "encoding", "of the text",
            "delimiter", "between the cells of a row",
            "comment", "lines that begin with it are skipped",
            "header", "whether the first row holds names",
            "decimal", "between the whole part of a number and its fraction",
            "thousands", "between the thousands of a number",
            "date", "the column with the dates of the rows, or none",
            "dateFormat", "how dates are written");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}0-9_./-]*");
    private static final Set<String> NO_TEXTS = Set.of("true", "false", "null");

    private final StringBuilder yaml = new StringBuilder();

    private FirstScenario(String about) {
        yaml.append(ScenarioSchema.COMMENT).append('\n');
        comment(about);
        comment(
                "Everything omitted has a default; an editor that knows the line above completes and explains all keys.");
    }

    /** The default pulse. */
    static String pulse() {
        return new FirstScenario(
                        "A pulse wave: the model learns it, is fed its last samples, and then forecasts from its own outputs.")
                .line("signal:")
                .line("  pulse:")
                .line("    period: 10", "samples per cycle, need not be whole")
                .line("    width: 3", "samples that a pulse stays high")
                .line("    length: 150", "samples to learn: whole windows; whole cycles are best")
                .line("    noise: 0.01", "standard deviation of what is added to the wave")
                .train(3, 25, 150)
                .line("forecast:")
                .line("  warmUp: 25", "true samples fed before the forecast")
                .line("  horizon: 50", "steps forecast and judged")
                .line("tolerance:", "a number, a range a..b, or none")
                .line("  nrmse: 0.2", "root mean squared error, over the height of a pulse")
                .line("  phaseError: 0.05", "the largest timing error of a pulse, in cycles")
                .line("  missedPulses: 0", "pulses that the forecast lacks")
                .line("  spuriousPulses: 0", "pulses that the truth lacks")
                .comment("mvn lstm-forecast:calibrate proposes limits that are as tight as the model keeps.")
                .text();
    }

    /**
     * A series from a file: about its last fifth is forecast, the rest is learnt.
     *
     * @param name the scenario's
     * @param shown the name of the file in messages
     * @param file its path in the scenario
     * @param column what is forecast
     * @param given what the user says on the file
     * @throws NothingWrittenException if the file is too short for its period
     */
    static String csv(String name, String shown, String file, CsvColumn column, FormatParameters given)
            throws NothingWrittenException {
        int rows = column.table().series().length();
        FirstSizes sizes = FirstSizes.of(shown, rows, column.period().steps());
        int end = sizes.end();
        int epochs = Math.min(300, Math.max(30, ROWS_TO_LEARN / end / 10 * 10));

        FirstScenario scenario = new FirstScenario(rows + " rows, of which the model learns " + end
                + ". It is held to its forecasts of " + sizes.judged(rows) + " of the others.");
        scenario.line("signal:")
                .line("  csv:")
                .line("    file: " + quoted(file), "in this folder, or a path relative to the module")
                .line("    column: " + quoted(column.name()), "its name in the header, or its number from 1")
                .format(column.table().notes().keys(), given);
        if (column.gaps() != GapFill.ERROR) {
            scenario.line(
                    "    gaps: " + column.gaps().key(),
                    column.gapRows() + " rows have no value; what is filled in is never judged");
        }
        return scenario.line(
                        "    period: "
                                + (column.period().steps().isPresent()
                                        ? number(column.period().steps().getAsDouble())
                                        : "none"),
                        switch (column.period().source()) {
                            case GIVEN -> "rows per cycle";
                            case FOUND -> "rows per cycle, as found in the file";
                            case NONE -> "no cycle was found; if there is one, its rows";
                        })
                .line("    train: " + row(column, 0) + ".." + row(column, end), "rows to learn, without the last")
                .train(sizes.copies(), sizes.window(), epochs)
                .line(
                        "  transform: { difference: none }",
                        column.period().steps().isPresent()
                                ? "cycle, if the series grows or changes from cycle to cycle"
                                : "step, if the series grows or has no level")
                .line("forecast:")
                .line("  warmUp: " + sizes.window(), "true rows fed before a forecast")
                .line("  horizon: " + sizes.horizon(), "rows forecast and judged, from the end of the training on")
                .line("  every: " + sizes.every(), "and again so many rows later, as long as it fits")
                .comment(
                        "There are no limits here yet, so the default ones hold. They suit a clean pulse wave, and a real series")
                .comment("may well miss them.")
                .comment("  mvn lstm-forecast:calibrate -Dlstm-forecast.scenarios=" + name)
                .comment("trains with 59 seeds, and writes limits that they keep to target/lstm-forecast/" + name
                        + "/tolerance.yaml:")
                .comment(
                        "copy them to here, if the forecasts in target/lstm-forecast/index.html are good enough for you.")
                .text();
    }

    /** How the file is written: as recognised, and as the user says. */
    private FirstScenario format(Map<String, String> recognised, FormatParameters given)
            throws NothingWrittenException {
        Map<String, String> keys = new LinkedHashMap<>(recognised);
        keys.putAll(given.keys());
        for (Map.Entry<String, String> key : keys.entrySet()) {
            String value = key.getKey().equals("header") ? key.getValue() : quoted(key.getValue());
            line("    " + key.getKey() + ": " + value, FORMAT_COMMENTS.get(key.getKey()));
        }
        Map<String, String> where = given.where();
        if (!where.isEmpty()) {
            line(
                    "    where: { "
                            + where.entrySet().stream()
                                    .map(condition -> quoted(condition.getKey()) + ": " + quoted(condition.getValue()))
                                    .collect(Collectors.joining(", "))
                            + " }",
                    "the rows of one series");
        }
        return this;
    }

    private FirstScenario train(int copies, int window, int epochs) {
        line("model:").line("  train:").line("    units: [20]", "of each LSTM layer");
        if (copies != Recipe.defaults().copies()) {
            line("    copies: " + copies, "shifted copies learnt side by side, at most one for each row of a cycle");
        }
        return line("    window: " + window, "how many steps back gradients reach")
                .line("    epochs: " + epochs, "how often all is learnt")
                .line("    seed: 1", "another seed is another training");
    }

    private FirstScenario line(String setting, String comment) {
        return line(String.format(Locale.ROOT, "%-34s # %s", setting, comment));
    }

    private FirstScenario comment(String text) {
        return line("# " + text);
    }

    private FirstScenario line(String line) {
        yaml.append(line).append('\n');
        return this;
    }

    private String text() {
        return yaml.toString();
    }

    /** A row by its date, where it has one. */
    private static String row(CsvColumn column, int row) {
        return column.table().date(row).orElse(String.valueOf(row));
    }

    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** A text as YAML has it, in quotes where it needs some. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() && !NO_TEXTS.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : TextNode.valueOf(text).toString();
    }
}
