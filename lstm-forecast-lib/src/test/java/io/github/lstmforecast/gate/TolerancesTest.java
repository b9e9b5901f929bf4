package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TolerancesTest {
    private static final Limit ASKED = Limit.atMost(0.3);
    private static final Limit OTHER = Limit.atMost(0.4);

    @Test
    void what_is_asked_for_goes_before_a_default_and_that_before_the_default_of_the_metric() {
        Tolerances tolerances =
                new Tolerances(Map.of(Metric.NRMSE, ASKED), Map.of(Metric.NRMSE, OTHER, Metric.MAE, OTHER));

        assertThat(tolerances.limit(Metric.NRMSE)).isEqualTo(ASKED);
        assertThat(tolerances.limit(Metric.MAE)).isEqualTo(OTHER);
        assertThat(tolerances.limit(Metric.PHASE_ERROR)).isEqualTo(Metric.PHASE_ERROR.defaultLimit());
        assertThat(tolerances.isAsked(Metric.NRMSE)).isTrue();
        assertThat(tolerances.isAsked(Metric.MAE)).isFalse();
    }

    @Test
    void none_removes_a_default() {
        Tolerances tolerances = new Tolerances(Map.of(Metric.NRMSE, Limit.NONE), Map.of());

        assertThat(tolerances.limit(Metric.NRMSE).isNone()).isTrue();
    }

    @Test
    void only_what_is_asked_for_is_limited_where_nothing_else_is_to_be() {
        Tolerances tolerances = Tolerances.only(Map.of(Metric.NRMSE, ASKED));

        assertThat(Metric.values())
                .filteredOn(metric -> !tolerances.limit(metric).isNone())
                .containsExactly(Metric.NRMSE);
        assertThat(tolerances.limit(Metric.NRMSE)).isEqualTo(ASKED);
    }

    @Test
    void other_defaults_leave_what_is_asked_for() {
        Tolerances tolerances = new Tolerances(Map.of(Metric.NRMSE, ASKED), Map.of(Metric.MAE, ASKED))
                .withDefaults(Map.of(Metric.NRMSE, OTHER));

        assertThat(tolerances).isEqualTo(new Tolerances(Map.of(Metric.NRMSE, ASKED), Map.of(Metric.NRMSE, OTHER)));
    }

    @Test
    void tolerances_stay_when_the_maps_they_were_made_from_change() {
        Map<Metric, Limit> asked = new EnumMap<>(Metric.class);
        Map<Metric, Limit> defaults = new EnumMap<>(Metric.class);
        Tolerances tolerances = new Tolerances(asked, defaults);

        asked.put(Metric.NRMSE, ASKED);
        defaults.put(Metric.MAE, OTHER);

        assertThat(tolerances.asked()).isEmpty();
        assertThat(tolerances.defaults()).isEmpty();
        assertThat(tolerances.limit(Metric.MAE).isNone()).isTrue();
    }

    @Test
    void tolerances_can_not_be_changed() {
        Tolerances tolerances = new Tolerances(Map.of(Metric.NRMSE, ASKED), Map.of(Metric.MAE, OTHER));

        assertThatThrownBy(() -> tolerances.asked().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> tolerances.defaults().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
