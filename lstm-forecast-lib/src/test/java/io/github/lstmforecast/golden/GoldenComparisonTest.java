package io.github.lstmforecast.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.gate.Allowance;
import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.rnn.LstmGate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenComparisonTest {
    private static final Golden GOLDEN = Goldens.golden();

    private static GoldenComparison compare(Golden now) {
        return GoldenComparison.of(GOLDEN, now, GoldenTolerance.SAME_BITS);
    }

    private static Map<String, String> inputs(String name, String value) {
        Map<String, String> inputs = new TreeMap<>(Goldens.INPUTS);
        inputs.put(name, value);
        return inputs;
    }

    private static Golden withMetric(Metric metric, Double value) {
        Map<Metric, Double> metrics = new TreeMap<>(Metric.ORDER);
        metrics.putAll(Goldens.METRICS);
        if (value == null) {
            metrics.remove(metric);
        } else {
            metrics.put(metric, value);
        }
        return Goldens.of(
                Goldens.weights(),
                Goldens.INPUTS,
                new GoldenForecast(Goldens.ONLY, metrics, Optional.of(Goldens.outputs()), Goldens.outputs()));
    }

    /** The intervals of the golden model hold 0.7 of the truth, at a level of 0.8. */
    private static GoldenComparison compareCoverage(double coverage, double level) {
        return GoldenComparison.of(
                List.of(withCoverage(0.7, 0.8)), List.of(withCoverage(coverage, level)), GoldenTolerance.SAME_BITS);
    }

    private static GoldenForecast withCoverage(double coverage, double level) {
        return new GoldenForecast(
                Goldens.ONLY,
                Map.of(StandardMetric.COVERAGE, coverage),
                Map.of(StandardMetric.COVERAGE, level),
                Optional.of(Goldens.outputs()),
                Goldens.outputs());
    }

    @Test
    void a_coverage_is_worse_where_it_is_farther_from_its_level() {
        assertThat(compareCoverage(0.78, 0.8).findings()).isEmpty();
        assertThat(compareCoverage(0.9, 0.9).findings()).isEmpty();
        assertThat(compareCoverage(0.98, 0.8).findings())
                .extracting(Finding::message)
                .containsExactly(
                        "coverage is 0.98, and in the golden model 0.7; 0.08 worse, but at most 0.07 is allowed;"
                                + " the closed loops stay together");
    }

    @Test
    void the_same_is_the_same() {
        assertThat(compare(Goldens.golden()).findings()).isEmpty();
        assertThat(compare(Goldens.golden()).notes()).isEmpty();
    }

    @Test
    void forecasts_are_compared_alone_where_nobody_knows_the_model() {
        GoldenComparison comparison = GoldenComparison.of(
                GOLDEN.record().forecasts(),
                List.of(Goldens.forecast(Goldens.outputs(12, 0.01), Goldens.outputs())),
                GoldenTolerance.SAME_BITS);

        assertThat(comparison.findings())
                .extracting(Finding::message)
                .containsExactly("the forecast one step ahead differs from the golden model's by up to 0.01 at step 12,"
                        + " but at most 0.000001 is allowed; the closed loops stay together");
    }

    @Test
    void another_version_that_changes_nothing_is_a_note() {
        Golden now = Goldens.of(
                Goldens.weights(),
                inputs("library", "1.1"),
                GOLDEN.record().forecasts().get(0));

        assertThat(compare(now).findings()).isEmpty();
        assertThat(compare(now).notes())
                .containsExactly("the golden model was accepted with library 1.0 → 1.1; the forecast is unaffected");
    }

    @Test
    void a_weight_that_differs_in_its_last_bit_is_found_and_named_with_what_has_changed() {
        float[] weights = Goldens.weights();
        int changed = Goldens.SHAPE.recurrentWeight(0, LstmGate.FORGET, 7, 3);
        weights[changed] = Math.nextUp(weights[changed]);
        Golden now = Goldens.of(
                weights,
                inputs("model.train.epochs", "149"),
                GOLDEN.record().forecasts().get(0));

        Finding finding = compare(now).findings().get(0);

        assertThat(compare(now).findings()).hasSize(1);
        assertThat(finding.check()).isEqualTo(CheckId.Other.GOLDEN_WEIGHTS);
        assertThat(finding.kind().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.actual()).hasValue((double) Math.ulp(weights[changed]));
        assertThat(finding.message())
                .matches(
                        "model\\.train\\.epochs 150 → 149: 1 of 1781 weights differ from the golden model's, by up to \\S+ \\(layer 0,"
                                + " forget gate of unit 7, from unit 3: \\S+ → \\S+\\)");
        assertThat(GoldenComparison.of(GOLDEN, now, GoldenTolerance.SAME_OUTPUTS)
                        .findings())
                .isEmpty();
    }

    @Test
    void where_nothing_else_has_changed_that_is_said() {
        float[] weights = Goldens.weights();
        weights[0] += 1;

        assertThat(compare(Goldens.of(
                                weights,
                                Goldens.INPUTS,
                                GOLDEN.record().forecasts().get(0)))
                        .findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("by up to 1 (layer 0, candidate of unit 0, from input 0: ")
                .endsWith("; none of what it is made from has changed");
    }

    @Test
    void weights_may_differ_as_far_as_is_allowed() {
        float[] weights = Goldens.weights();
        weights[5] += 0.25f;
        Golden now =
                Goldens.of(weights, Goldens.INPUTS, GOLDEN.record().forecasts().get(0));

        assertThat(GoldenComparison.of(GOLDEN, now, tolerance(0.3)).findings()).isEmpty();
        assertThat(GoldenComparison.of(GOLDEN, now, tolerance(0.2)).findings()).hasSize(1);
    }

    private static GoldenTolerance tolerance(double weights) {
        return new GoldenTolerance(OptionalDouble.of(weights), 1e-6, new Allowance(0.1, 0, 0.01), 0.5);
    }

    @Test
    void a_fingerprint_is_shown_in_short() {
        float[] weights = Goldens.weights();
        weights[0] += 1;
        Golden now = Goldens.of(
                weights,
                inputs("data", "f".repeat(64)),
                GOLDEN.record().forecasts().get(0));

        assertThat(compare(now).findings().get(0).message()).startsWith("data 0123456789ab → ffffffffffff: 1 of ");
    }

    @Test
    void outputs_one_step_ahead_are_held_tightly_and_the_parting_of_the_loops_is_told() {
        Golden now = Goldens.of(
                Goldens.weights(),
                Goldens.INPUTS,
                Goldens.forecast(Goldens.outputs(20, 2e-6), Goldens.outputs(31, -2e-6)));

        Finding finding = compare(now).findings().get(0);

        assertThat(compare(now).findings()).hasSize(1);
        assertThat(finding.check()).isEqualTo(CheckId.Other.GOLDEN_OUTPUTS);
        assertThat(finding.step()).hasValue(20);
        assertThat(finding.message())
                .isEqualTo(
                        "the forecast one step ahead differs from the golden model's by up to 0.000002 at step 20,"
                                + " but at most 0.000001 is allowed; the closed loops part at step 31; none of what it is made from has changed");
    }

    // rmse 0.01 may grow by a tenth of 0.01; phaseError 0.002 by a tenth of the floor, 0.01; skill,
    // which is the better the larger, fall by a tenth of 0.5; and no pulse be missed.
    @ParameterizedTest
    @CsvSource({
        "RMSE, 0.0109, true",
        "RMSE, 0.0112, false",
        "RMSE, 0.0061, true",
        "PHASE_ERROR, 0.0029, true",
        "PHASE_ERROR, 0.0031, false",
        "SKILL, 0.46, true",
        "SKILL, 0.44, false",
        "SKILL, 0.6, true",
        "MISSED_PULSES, 1, false"
    })
    void a_metric_may_get_a_little_worse(StandardMetric metric, double value, boolean passes) {
        GoldenComparison comparison = compare(withMetric(metric, value));

        assertThat(comparison.findings().isEmpty()).isEqualTo(passes);
        if (!passes) {
            assertThat(comparison.findings().get(0).check()).isEqualTo(new CheckId.OfGoldenMetric(metric));
        }
        assertThat(comparison.notes()).isEmpty();
    }

    @Test
    void a_metric_that_got_worse_is_told_with_both_values() {
        assertThat(compare(withMetric(StandardMetric.RMSE, 0.02))
                        .findings()
                        .get(0)
                        .message())
                .isEqualTo(
                        "rmse is 0.02, and in the golden model 0.01; 0.01 worse, but at most 0.001 is allowed; the closed loops stay"
                                + " together; none of what it is made from has changed");
    }

    @Test
    void a_metric_that_is_too_much_better_is_a_note() {
        assertThat(compare(withMetric(StandardMetric.RMSE, 0.004)).findings()).isEmpty();
        assertThat(compare(withMetric(StandardMetric.RMSE, 0.004)).warnings())
                .containsExactly(
                        "rmse is 0.004, and in the golden model 0.01: so much better that the model may have seen what"
                                + " it is to forecast");
    }

    @Test
    void a_metric_that_comes_or_goes_is_found() {
        assertThat(compare(withMetric(StandardMetric.RMSE, null))
                        .findings()
                        .get(0)
                        .message())
                .startsWith("rmse has no value any more; in the golden model it is 0.01; ");
        assertThat(compare(withMetric(StandardMetric.MAE, 0.3))
                        .findings()
                        .get(0)
                        .message())
                .startsWith("mae is 0.3; in the golden model it has no value; ");
    }

    @Test
    void other_forecasts_and_other_models_are_not_compared_number_by_number() {
        GoldenForecast later = new GoldenForecast(
                new Subject(160, Optional.empty(), Optional.empty()),
                Goldens.METRICS,
                Optional.of(Goldens.outputs()),
                Goldens.outputs());
        GoldenForecast shorter = Goldens.forecast(Goldens.outputs().subList(0, 40), Goldens.outputs());

        assertThat(compare(Goldens.of(Goldens.weights(), inputs("forecast.from", "160"), later))
                        .findings())
                .extracting(Finding::message)
                .containsExactly(
                        "forecast.from nothing → 160: the golden model forecasts from 150, and now it is from 160");
        assertThat(compare(Goldens.of(Goldens.weights(), Goldens.INPUTS, shorter))
                        .findings())
                .extracting(Finding::message)
                .containsExactly(
                        "the golden model forecasts 50 steps, and now it is 40; the closed loops stay together; none of what it"
                                + " is made from has changed");
    }

    @Test
    void of_several_forecasts_each_is_named() {
        GoldenForecast first = GOLDEN.record().forecasts().get(0);
        GoldenForecast second = new GoldenForecast(
                new Subject(200, Optional.empty(), Optional.empty()),
                Goldens.METRICS,
                Optional.of(Goldens.outputs()),
                Goldens.outputs());
        GoldenForecast worse = new GoldenForecast(
                second.subject(), Goldens.METRICS, Optional.of(Goldens.outputs(0, 1)), Goldens.outputs());
        Golden golden = Goldens.of(Goldens.weights(), Goldens.INPUTS, first, second);
        Golden now = Goldens.of(Goldens.weights(), Goldens.INPUTS, first, worse);

        Finding finding = GoldenComparison.of(golden, now, GoldenTolerance.SAME_BITS)
                .findings()
                .get(0);

        assertThat(finding.subject()).contains(second.subject());
        assertThat(finding.message())
                .startsWith("from 200: the forecast one step ahead differs")
                .endsWith("the closed loops stay together; none of what it is made from has changed");
    }

    /** A forecast of 50 steps without outputs one step ahead. */
    private static Golden withoutOneStepAhead(List<Double> forecast) {
        return Goldens.of(
                Goldens.weights(),
                Goldens.INPUTS,
                new GoldenForecast(Goldens.ONLY, Goldens.METRICS, Optional.empty(), forecast));
    }

    @Test
    void where_there_are_no_outputs_one_step_ahead_the_forecast_itself_is_compared() {
        Golden golden = withoutOneStepAhead(Goldens.outputs());

        assertThat(golden.compare(withoutOneStepAhead(Goldens.outputs(31, 5e-7)), GoldenTolerance.SAME_BITS)
                        .findings())
                .isEmpty();
        assertThat(golden.compare(withoutOneStepAhead(Goldens.outputs(31, -2e-6)), GoldenTolerance.SAME_BITS)
                        .findings())
                .extracting(Finding::message)
                .containsExactly(
                        "the forecast differs from the golden model's by up to 0.000002 at step 31, but at most"
                                + " 0.000001 is allowed; the closed loops part at step 31; none of what it is made from has changed");
        assertThat(golden.compare(Goldens.golden(), GoldenTolerance.SAME_BITS).findings())
                .isEmpty();
    }

    private static Golden loaded(String sha256) {
        return new Golden(
                Optional.empty(),
                new GoldenRecord(
                        "jvm",
                        "model.zip",
                        Optional.of(sha256),
                        false,
                        Map.of("model", sha256),
                        GOLDEN.record().forecasts(),
                        Optional.empty()));
    }

    @Test
    void a_model_that_is_not_kept_is_compared_by_its_file() {
        Golden golden = loaded("0".repeat(64));
        Golden other = loaded("1".repeat(64));

        assertThat(golden.compare(golden, GoldenTolerance.SAME_BITS).findings()).isEmpty();
        assertThat(golden.compare(other, GoldenTolerance.SAME_OUTPUTS).findings())
                .isEmpty();
        assertThat(golden.compare(other, GoldenTolerance.SAME_BITS).findings())
                .extracting(Finding::message)
                .containsExactly("model 000000000000 → 111111111111: the model file is another one");
    }

    @Test
    void a_tolerance_is_a_number_that_limits() {
        assertThatThrownBy(() -> new GoldenTolerance(OptionalDouble.empty(), Double.NaN, new Allowance(0, 0, 0), 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("outputs is NaN, but must be at least 0");
    }

    @Test
    void a_part_of_the_horizon_that_only_one_of_them_measures_is_no_difference_and_a_worse_one_is() {
        Metric week = new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(2, 7));

        assertThat(compare(withMetric(week, 5.0)).findings()).isEmpty();
        assertThat(GoldenComparison.of(withMetric(week, 5.0), GOLDEN, GoldenTolerance.SAME_BITS)
                        .findings())
                .isEmpty();
        assertThat(GoldenComparison.of(withMetric(week, 5.0), withMetric(week, 9.0), GoldenTolerance.SAME_BITS)
                        .findings())
                .extracting(finding -> finding.check().text())
                .containsExactly("golden.rmse[2-7]");
    }

    private static Golden ofUnknownModel(Map<String, String> inputs, List<Double> outputs) {
        return new Golden(
                Optional.empty(),
                new GoldenRecord(
                        "own",
                        "mine",
                        Optional.empty(),
                        false,
                        inputs,
                        List.of(new GoldenForecast(Goldens.ONLY, Goldens.METRICS, Optional.empty(), outputs)),
                        Optional.empty()));
    }

    private static String difference(Map<String, String> inputs) {
        return GoldenComparison.of(
                        ofUnknownModel(inputs, Goldens.outputs()),
                        ofUnknownModel(inputs, Goldens.outputs(12, 1)),
                        GoldenTolerance.SAME_OUTPUTS)
                .findings()
                .get(0)
                .message();
    }

    @Test
    void a_model_of_which_nothing_is_known_may_be_another_one() {
        assertThat(difference(Map.of())).endsWith("; the code of the forecaster is not compared");
        assertThat(difference(Map.of("model.forecaster.code", "abc")))
                .endsWith("; none of what it is made from has changed");
    }
}
