package io.github.lstmforecast.assertj;

import static io.github.lstmforecast.assertj.FailedAssertion.messageOf;
import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.Forecasts;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.presentation.StandardRepresentation;
import org.junit.jupiter.api.Test;

/** The truth has pulses every 10 steps, due at steps 5, 15, 25 and so on; see {@link Forecasts}. */
class ForecastAssertTest {
    private static final Forecast PERFECT = Forecasts.of(Forecasts.TRUTH, 50);
    private static final Forecast LATE = Forecasts.of(Forecasts.late(1), 50);
    private static final IntToDoubleFunction RAMP = step -> step;

    @Test
    void a_perfect_forecast_satisfies_all_assertions() {
        assertThat(PERFECT)
                .hasRmseAtMost(0)
                .hasPhaseErrorAtMost(Cycles.ZERO)
                .hasNoMissedPulses()
                .hasNoSpuriousPulses()
                .staysInPhaseFor(Cycles.of(5))
                .staysInPhaseFor(Cycles.of(5), Cycles.ZERO)
                .has(StandardMetric.PERIOD_RATIO, new Limit(1, 1))
                .satisfies(Tolerances.DEFAULTS);
    }

    // Two of ten steps are off by 1: rmse is sqrt(0.2).
    @Test
    void an_rmse_above_the_limit_fails() {
        assertThat(messageOf(() -> assertThat(LATE).hasRmseAtMost(0.1))).isEqualTo("""

                        Expecting actual:
                          Forecast[50 steps from 1000, without a scenario]
                        to have rmse at most 0.1, but found:
                          rmse is 0.4472, but at most 0.1 is allowed (0.3472 over): the largest error is -1.000 at step 5
                        Look at PICTURE""");
    }

    @Test
    void a_value_equal_to_its_limit_is_allowed() {
        double rmse = Math.sqrt(0.2);

        assertThat(LATE).hasRmseAtMost(rmse);
        assertThatThrownBy(() -> assertThat(LATE).hasRmseAtMost(Math.nextDown(rmse)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rmse is 0.4472135954999579, but at most 0.44721359549995787 is allowed");
    }

    @Test
    void a_phase_error_above_the_limit_fails() {
        assertThat(messageOf(() -> assertThat(LATE).hasPhaseErrorAtMost(Cycles.of(0.05))))
                .isEqualTo("""

                        Expecting actual:
                          Forecast[50 steps from 1000, without a scenario]
                        to have phaseError at most 0.05, but found:
                          phaseError is 0.1 cycles, but at most 0.05 is allowed (0.05 over): the pulse due at step 5 comes \
                        1.00 steps late
                        Look at PICTURE""");
        assertThat(LATE).hasPhaseErrorAtMost(Cycles.of(0.1));
    }

    @Test
    void a_missed_pulse_fails() {
        Forecast oneOmitted =
                Forecasts.of(step -> step >= 24 && step < 30 ? 0 : Forecasts.TRUTH.applyAsDouble(step), 50);

        assertThat(messageOf(() -> assertThat(oneOmitted).hasNoMissedPulses())).isEqualTo("""

                        Expecting actual:
                          Forecast[50 steps from 1000, without a scenario]
                        to have missedPulses at most 0, but found:
                          missedPulses is 1, but at most 0 is allowed (1 over): it is due at step 25
                        Look at PICTURE""");
        assertThat(oneOmitted).hasNoSpuriousPulses();
    }

    @Test
    void a_spurious_pulse_fails() {
        Forecast oneTooMany = Forecasts.of(step -> step == 31 ? 1 : Forecasts.TRUTH.applyAsDouble(step), 50);

        assertThat(messageOf(() -> assertThat(oneTooMany).hasNoSpuriousPulses()))
                .isEqualTo("""

                        Expecting actual:
                          Forecast[50 steps from 1000, without a scenario]
                        to have spuriousPulses at most 0, but found:
                          spuriousPulses is 1, but at most 0 is allowed (1 over): it begins at step 31
                        Look at PICTURE""");
        assertThat(oneTooMany).hasNoMissedPulses();
    }

    @Test
    void tolerances_report_all_findings_of_the_gate() {
        assertThat(messageOf(() -> assertThat(LATE).satisfies(Tolerances.DEFAULTS)))
                .isEqualTo("""

                        Expecting actual:
                          Forecast[50 steps from 1000, without a scenario]
                        to be within the tolerances, but found:
                          phaseError is 0.1 cycles, but at most 0.05 is allowed (0.05 over): the pulse due at step 5 comes \
                        1.00 steps late; and therefore nrmse 0.4472 (at most 0.2)
                        Look at PICTURE""");
    }

    @Test
    void a_forecast_that_is_not_finite_is_not_within_any_limit() {
        Forecast broken = Forecasts.of(step -> step < 20 ? Forecasts.TRUTH.applyAsDouble(step) : Double.NaN, 50);
        String found = "\n  the forecast is not finite (NaN or infinite) from step 20 on\n";

        assertThat(messageOf(() -> assertThat(broken).hasRmseAtMost(9))).contains(found);
        assertThat(messageOf(() -> assertThat(broken).has(StandardMetric.F1, Limit.atLeast(0))))
                .contains(found);
        assertThat(messageOf(() -> assertThat(broken).staysInPhaseFor(Cycles.of(1))))
                .contains(found);
        assertThat(messageOf(() -> assertThat(broken).satisfies(Tolerances.DEFAULTS)))
                .contains(found);
    }

    @Test
    void a_limit_that_is_not_a_number_is_rejected() {
        assertThatThrownBy(() -> assertThat(PERFECT).hasRmseAtMost(Double.NaN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("limit is NaN, but must be at least 0");
    }

    @Test
    void null_fails() {
        assertThatThrownBy(() -> assertThat((Forecast) null).hasRmseAtMost(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expecting actual not to be null");
    }

    // From step 30 on each pulse comes a step early.
    private static final Forecast EARLY_FROM_30 =
            Forecasts.of(step -> Forecasts.late(step < 30 ? 0 : -1).applyAsDouble(step), 50);

    @Test
    void a_forecast_stays_in_phase_until_a_pulse_is_off() {
        assertThat(EARLY_FROM_30).staysInPhaseFor(Cycles.of(3));
        assertThat(messageOf(() -> assertThat(EARLY_FROM_30).staysInPhaseFor(Cycles.of(4))))
                .isEqualTo("""

                        Expecting actual:
                          Forecast[50 steps from 1000, without a scenario]
                        to stay in phase for 4 cycles, each pulse at most 0.05 cycles off, but found:
                          the pulse due at step 35, after 3.45 cycles, comes 0.1 cycles early
                        Look at PICTURE""");
        assertThat(EARLY_FROM_30).staysInPhaseFor(Cycles.of(4), Cycles.of(0.1));
    }

    // The pulse due at step 35 is in the steps before 36, and not in those before 35.
    @Test
    void a_pulse_counts_if_it_is_due_within_the_cycles() {
        assertThat(EARLY_FROM_30).staysInPhaseFor(Cycles.of(3.5));
        assertThatThrownBy(() -> assertThat(EARLY_FROM_30).staysInPhaseFor(Cycles.of(3.6)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_missed_pulse_is_out_of_phase() {
        Forecast oneOmitted =
                Forecasts.of(step -> step >= 24 && step < 30 ? 0 : Forecasts.TRUTH.applyAsDouble(step), 50);

        assertThat(messageOf(() -> assertThat(oneOmitted).staysInPhaseFor(Cycles.of(5), Cycles.of(0.2))))
                .isEqualTo("""

                        Expecting actual:
                          Forecast[50 steps from 1000, without a scenario]
                        to stay in phase for 5 cycles, each pulse at most 0.2 cycles off, but found:
                          the pulse due at step 25, after 2.45 cycles, does not come
                        Look at PICTURE""");
        assertThat(oneOmitted).staysInPhaseFor(Cycles.of(2));
    }

    @Test
    void a_spurious_pulse_is_not_out_of_phase() {
        assertThat(Forecasts.of(step -> step == 1 ? 1 : Forecasts.TRUTH.applyAsDouble(step), 50))
                .staysInPhaseFor(Cycles.of(5));
    }

    @Test
    void a_horizon_that_is_too_short_for_the_phase_is_rejected() {
        assertThatThrownBy(() -> assertThat(PERFECT).staysInPhaseFor(Cycles.of(20)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "horizon is 50 steps, but must be at least 200, to check the phase for 20 cycles of 10 steps");
    }

    @Test
    void a_span_without_a_pulse_is_rejected() {
        assertThatThrownBy(() -> assertThat(PERFECT).staysInPhaseFor(Cycles.of(0.5)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "truth is without a pulse within 0.5 cycles, but must be a series with pulses, to check the phase");
    }

    @Test
    void a_period_that_can_not_be_found_must_be_given() {
        Forecast ramp = Forecasts.of(RAMP, RAMP, 25, 50, 5);

        assertThatThrownBy(() -> assertThat(ramp).hasNoMissedPulses())
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "period is unknown, because the truth is not periodic within warm-up, horizon and guard, but"
                                + " must be given, for example: assertThat(forecast).withPeriod(10)");
        assertThat(ramp).withPeriod(10).hasNoMissedPulses();
    }

    // A pulse one step late is off by a tenth of 10 steps, and by a twentieth of 20.
    @Test
    void a_given_period_takes_precedence() {
        IntToDoubleFunction rare = step -> Math.floorMod(step - 5, 20) < 3 ? 1 : 0;
        Forecast late = Forecasts.of(rare, step -> rare.applyAsDouble(step - 1), 25, 50, 9);

        assertThat(messageOf(() -> assertThat(late).withPeriod(10).hasPhaseErrorAtMost(Cycles.of(0.06))))
                .contains("phaseError is 0.1 cycles");
        assertThat(late).hasPhaseErrorAtMost(Cycles.of(0.06));
    }

    @Test
    void a_period_out_of_range_is_rejected() {
        assertThatThrownBy(() -> assertThat(PERFECT).withPeriod(1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is 1.0, but must be at least 2 (samples)");
    }

    @Test
    void a_guard_that_is_too_short_is_rejected_with_the_right_span() {
        Forecast unguarded = Forecasts.of(Forecasts.TRUTH, Forecasts.TRUTH, 25, 50, 0);

        assertThatThrownBy(() -> assertThat(unguarded).hasNoMissedPulses())
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "guard is 0, but must be at least 5 (steps after the horizon), to match pulses with a period of"
                                + " 10 steps: new ForecastSpan(1000, 25, 50, 5)");
    }

    // Off by 1 at each of 50 steps.
    @Test
    void errors_need_neither_a_period_nor_a_guard() {
        Forecast off = Forecasts.of(RAMP, step -> step + 1, 25, 50, 0);

        assertThat(off)
                .hasRmseAtMost(1)
                .has(StandardMetric.MAE, new Limit(1, 1))
                .has(StandardMetric.BIAS, new Limit(1, 1))
                .has(StandardMetric.MAX_ABS_ERROR, new Limit(1, 1))
                .has(StandardMetric.VALID_STEPS, new Limit(50, 50))
                .satisfies(Tolerances.only(Map.of(StandardMetric.RMSE, Limit.atMost(1))));
        assertThatThrownBy(() -> assertThat(off).hasRmseAtMost(0.9)).isInstanceOf(AssertionError.class);
    }

    @Test
    void training_data_can_be_given() {
        Series training = PulseWave.of(10, 3).samples(150);

        // 15 pulses fall and 14 rise in 149 steps, and the forecast is off by 1 at every fifth.
        double mase = 0.2 * 149 / 29;
        assertThat(LATE).withTraining(training).has(StandardMetric.MASE, new Limit(mase - 1e-12, mase + 1e-12));
    }

    @Test
    void training_data_that_is_needed_must_be_given() {
        for (StandardMetric metric : List.of(
                StandardMetric.MASE,
                StandardMetric.SEASONAL_MASE,
                StandardMetric.AR_SKILL,
                StandardMetric.DRIFT_SKILL,
                StandardMetric.LINEAR_SKILL)) {
            assertThatThrownBy(() -> assertThat(LATE).has(metric, Limit.atMost(1)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage(
                            "training is unknown, and the forecast is of no scenario, but must be given for "
                                    + metric.key()
                                    + ": assertThat(forecast).withTraining(series), with the series that the model was trained on");
        }
    }

    @Test
    void training_data_has_as_many_features_as_the_forecast() {
        Series two = Series.of(new double[] {1, 2, 3, 4}, 2);

        assertThatThrownBy(() -> assertThat(LATE).withTraining(two).hasRmseAtMost(1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("training is of 2 features, but must be of as many features as the forecast, 1");
    }

    @Test
    void skill_and_predictions_one_step_ahead_are_measured() {
        assertThat(LATE)
                .has(StandardMetric.ONE_STEP_RMSE, new Limit(Math.sqrt(0.2), Math.sqrt(0.2)))
                .has(StandardMetric.ONE_STEP_MAE, new Limit(0.2, 0.2));
        assertThat(messageOf(() -> assertThat(LATE).has(StandardMetric.SKILL, Limit.atLeast(0))))
                .contains("skill has no value: repeating the last cycle makes no error");
    }

    // What is predicted is 0: the pulses of either feature are missed, and the second is 2 high.
    @Test
    void each_of_several_features_is_reported() {
        Forecast two = Forecasts.traced(2, List.of(true), 50);

        assertThat(messageOf(() -> assertThat(two).has(StandardMetric.MAX_ABS_ERROR, Limit.atMost(1))))
                .isEqualTo("""

                        Expecting actual:
                          Forecast[50 steps from 25, 2 features, without a scenario]
                        to have maxAbsError at most 1, but found:
                          feature 2 from 25: maxAbsError is 2, but at most 1 is allowed (1 over): the largest error is -2.000 at \
                        step 5
                        Look at PICTURE""");
        assertThat(messageOf(() -> assertThat(two).staysInPhaseFor(Cycles.of(5))))
                .contains("""
                          feature 1 from 25: the pulse due at step 5, after 0.45 cycles, does not come
                          feature 2 from 25: the pulse due at step 5, after 0.45 cycles, does not come
                        """);
    }

    @Test
    void the_cells_of_a_forecast_are_measured() {
        assertThat(Forecasts.traced(1, List.of(true), 50)).has(StandardMetric.COUNT_DECODING, new Limit(1, 1));
    }

    @Test
    void a_description_precedes_the_message() {
        assertThat(messageOf(
                        () -> assertThat(LATE).as("100%% of %s", "the pulse").hasRmseAtMost(0.1)))
                .startsWith("[100% of the pulse] \nExpecting actual:\n");
    }

    @Test
    void the_message_can_be_overridden() {
        assertThatThrownBy(() -> assertThat(LATE)
                        .overridingErrorMessage("more than %s", 0.1)
                        .hasRmseAtMost(0.1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("more than 0.1");
        assertThatThrownBy(() -> assertThat(LATE).withFailMessage("late").staysInPhaseFor(Cycles.of(5)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("late");
    }

    @Test
    void a_representation_of_the_forecast_can_be_set() {
        StandardRepresentation representation = new StandardRepresentation() {
            @Override
            public String toStringOf(Object object) {
                return object instanceof Forecast ? "MINE" : super.toStringOf(object);
            }
        };

        assertThat(messageOf(() ->
                        assertThat(LATE).withRepresentation(representation).hasRmseAtMost(0.1)))
                .startsWith("\nExpecting actual:\n  MINE\nto have rmse");
    }

    @Test
    void a_truth_that_is_not_finite_is_rejected() {
        Forecast broken = Forecasts.of(step -> Double.NaN, step -> 0, 25, 50, 5);

        assertThatThrownBy(() -> assertThat(broken).hasRmseAtMost(1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("NaN at step 0, but must be finite");
    }

    @Test
    void a_short_forecast_is_measured_as_far_as_possible() {
        Forecast one = new Forecast(
                new ForecastSpan(1, 1, 1, 0),
                Series.of(0),
                Series.of(1),
                Series.of(1),
                Optional.of(Series.of(1)),
                Optional.empty(),
                Optional.empty());

        assertThat(one).hasRmseAtMost(0);
    }
}
