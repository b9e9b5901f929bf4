package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.MetricChange;
import io.github.lstmforecast.compare.PairedTest;
import io.github.lstmforecast.compare.Word;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a metric of a scenario has changed, as texts. */
public record ChangeRow(String scenario, MetricChange change) {
    /** Regressions, then what is worse, then what is better; of these the greatest change first. */
    public static final Comparator<ChangeRow> WORST_FIRST = Comparator.comparingInt(ChangeRow::rank)
            .thenComparing(
                    Comparator.comparingDouble((ChangeRow row) -> row.size()).reversed());

    /** What is said of a regression. */
    public static final String MORE_THAN_ALLOWED = "more than allowed";

    private static final double MOST = 10;
    private static final int DIGITS = 3;

    private int rank() {
        if (change.isRegression()) {
            return 0;
        }
        if (hasWord(Word.WORSE)) {
            return 1;
        }
        boolean isWorse = change.worse().orElse(0) > 0;
        boolean isLost = change.now().map(value -> !(value instanceof Defined)).orElse(true);
        if (hasWord(Word.TOO_FEW)) {
            return isWorse || isLost ? 2 : 4;
        }
        return hasWord(Word.BETTER) ? 3 : 5;
    }

    private boolean hasWord(Word word) {
        return change.word().equals(Optional.of(word));
    }

    private double size() {
        return Math.abs(share(change).orElse(change.worse().orElse(0)));
    }

    /** Whether a reader should see it at once: it has a limit or is checked for regressions, and may have changed. */
    boolean isEssential() {
        return change.isRegression() || change.word().isPresent() && !hasWord(Word.NO_DIFFERENCE) && change.isChanged();
    }

    /**
     * How much worse the value is, as a part of the value then.
     *
     * @return empty if that says little: the value then is 0, or many times smaller than the change
     */
    static OptionalDouble share(MetricChange change) {
        if (change.worse().isEmpty() || !(change.then().orElse(null) instanceof Defined was)) {
            return OptionalDouble.empty();
        }
        double share = change.worse().getAsDouble() / Math.abs(was.value());
        return Math.abs(share) < MOST ? OptionalDouble.of(share) : OptionalDouble.empty();
    }

    public String then() {
        return text(change.then());
    }

    public String now() {
        return text(change.now());
    }

    private String text(Optional<MetricValue> value) {
        return value.orElse(null) instanceof Defined defined
                ? Numbers.text(defined.value(), digits())
                : ResultColumn.MISSING;
    }

    /** Values that differ look different. */
    private int digits() {
        return change.then().orElse(null) instanceof Defined was && change.now().orElse(null) instanceof Defined is
                ? Numbers.digitsToTellApart(was.value(), is.value())
                : DIGITS + 1;
    }

    /** For example {@code 20% worse}; in the unit of the metric if a part of the value then says little. */
    public String changeText() {
        if (change.then().isEmpty() || change.now().isEmpty()) {
            return change.then().isEmpty() ? "new" : "gone";
        }
        if (!(change.then().get() instanceof Defined was)) {
            return change.isChanged() ? "had no value" : ResultColumn.MISSING;
        }
        if (!(change.now().get() instanceof Defined is)) {
            return "no value any more";
        }
        if (change.worse().isEmpty()) {
            double difference = is.value() - was.value();
            return Double.isFinite(difference)
                    ? (difference > 0 ? "+" : "") + Numbers.text(difference, DIGITS)
                    : ResultColumn.MISSING;
        }
        double worse = change.worse().getAsDouble();
        if (worse == 0) {
            return was.value() == is.value() ? "same" : "as good";
        }
        OptionalDouble share = share(change);
        String size = share.isPresent()
                ? Numbers.text(100 * Math.abs(share.getAsDouble()), DIGITS) + "%"
                : Numbers.text(Math.abs(worse), DIGITS);
        return size + (worse > 0 ? " worse" : " better");
    }

    public String limit() {
        return change.limit().map(limit -> limit.describe(Numbers::text)).orElse("");
    }

    /** How much worse the value may be; empty if it is not checked. */
    public String allowed() {
        return change.allowed().isPresent() ? Numbers.text(change.allowed().getAsDouble(), DIGITS) : "";
    }

    /** The word; empty if there is none. */
    public String word() {
        return change.word().map(Word::text).orElse("");
    }

    /** The word, and before it, of a regression, that it is one; for example {@code more than allowed; worse}. */
    public String judgement() {
        return Stream.of(change.isRegression() ? MORE_THAN_ALLOWED : "", word())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** The number of pairs and the p-value; empty if nothing was tested. */
    public String basis() {
        return tested().map(test -> test.pairs() + " pairs, p = "
                        + Numbers.text(change.pValue().orElse(test.pValue()), 2))
                .orElse("");
    }

    /** How much worse the pairs are: the median and its 95% interval, for example {@code 4.5 (2 to 7)}. */
    public String interval() {
        return tested().map(test -> Numbers.text(test.median(), DIGITS) + " (" + Numbers.text(test.lowest(), DIGITS)
                        + " to " + Numbers.text(test.highest(), DIGITS) + ")")
                .orElse("");
    }

    /** Lower end, median and upper end of the interval, each as a part of the value then; empty if that says little. */
    Optional<double[]> shares() {
        return change.then().orElse(null) instanceof Defined was && was.value() != 0
                ? tested().map(test -> new double[] {
                            test.lowest() / Math.abs(was.value()),
                            test.median() / Math.abs(was.value()),
                            test.highest() / Math.abs(was.value())
                        })
                        .filter(ends -> Math.max(Math.abs(ends[0]), Math.abs(ends[2])) < MOST)
                : Optional.empty();
    }

    private Optional<PairedTest> tested() {
        return change.test()
                .filter(test -> test.differing() > 0 && change.word().isPresent());
    }
}
