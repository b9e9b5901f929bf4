package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lstmforecast.gate.Finding.Kind;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final Subject SUBJECT = new Subject(150, Optional.empty(), Optional.of("births"));

    @Test
    void a_finding_is_made_part_by_part() {
        Finding finding = Finding.of(StandardMetric.RMSE, Kind.LIMIT, "rmse is 2")
                .withActual(2)
                .withLimit(Limit.atMost(1))
                .at(7)
                .about(SUBJECT);

        assertThat(finding)
                .isEqualTo(new Finding(
                        new CheckId.OfMetric(StandardMetric.RMSE),
                        Kind.LIMIT,
                        OptionalDouble.of(2),
                        Optional.of(Limit.atMost(1)),
                        OptionalInt.of(7),
                        Optional.of(SUBJECT),
                        "births from 150: rmse is 2",
                        List.of()));
    }

    @Test
    void another_message_leaves_all_else() {
        Finding finding = Finding.of(CheckId.Other.GOLDEN_OUTPUTS, Kind.GOLDEN, "one")
                .withActual(2)
                .withLimit(Limit.atMost(1))
                .at(7);

        assertThat(finding.withMessage("two"))
                .isEqualTo(Finding.of(CheckId.Other.GOLDEN_OUTPUTS, Kind.GOLDEN, "two")
                        .withActual(2)
                        .withLimit(Limit.atMost(1))
                        .at(7));
    }

    @Test
    void a_scenario_that_was_not_run_is_an_error() {
        Finding finding = Finding.notRun("no such file");

        assertThat(finding.check()).isEqualTo(CheckId.Other.SCENARIO);
        assertThat(finding.kind().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(finding.message()).isEqualTo("no such file");
    }

    @Test
    void consequences_follow_the_message_in_short() {
        Finding cause = Finding.of(StandardMetric.FLAT, Kind.LIMIT, "flat is 1")
                .withConsequences(List.of(
                        Finding.of(StandardMetric.PHASE_ERROR, Kind.UNDEFINED, "phaseError has no value: no pulse"),
                        Finding.of(StandardMetric.NRMSE, Kind.LIMIT, "nrmse is 0.5, but ...")
                                .withActual(0.5)
                                .withLimit(Limit.atMost(0.2)),
                        Finding.of(StandardMetric.WIDTH_ERROR, Kind.UNDEFINED, "widthError has no value: no pulse")));

        assertThat(cause.fullMessage())
                .isEqualTo("flat is 1; and therefore nrmse 0.5 (at most 0.2), no value of phaseError, widthError");
        assertThat(cause.all()).hasSize(4).first().isEqualTo(cause);
    }

    @Test
    void consequences_are_about_the_same_forecast() {
        Finding finding = Finding.of(StandardMetric.FLAT, Kind.LIMIT, "flat is 1")
                .withConsequences(List.of(Finding.of(StandardMetric.NRMSE, Kind.LIMIT, "nrmse is 0.5")))
                .about(SUBJECT);

        assertThat(finding.consequences())
                .extracting(Finding::subject, Finding::message)
                .containsExactly(tuple(Optional.of(SUBJECT), "births from 150: nrmse is 0.5"));
    }
}
