package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Cost;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TolerancesTest {
    private static final Limit ASKED = Limit.atMost(0.3);
    private static final Limit OTHER = Limit.atMost(0.4);

    @Test
    void what_is_asked_for_goes_before_a_default_and_that_before_the_default_of_the_metric() {
        Tolerances tolerances = new Tolerances(
                Map.of(StandardMetric.NRMSE, ASKED), Map.of(StandardMetric.NRMSE, OTHER, StandardMetric.MAE, OTHER));

        assertThat(tolerances.limit(StandardMetric.NRMSE)).isEqualTo(ASKED);
        assertThat(tolerances.limit(StandardMetric.MAE)).isEqualTo(OTHER);
        assertThat(tolerances.limit(StandardMetric.PHASE_ERROR)).isEqualTo(StandardMetric.PHASE_ERROR.defaultLimit());
        assertThat(tolerances.isAsked(StandardMetric.NRMSE)).isTrue();
        assertThat(tolerances.isAsked(StandardMetric.MAE)).isFalse();
    }

    @Test
    void none_removes_a_default() {
        Tolerances tolerances = new Tolerances(Map.of(StandardMetric.NRMSE, Limit.NONE), Map.of());

        assertThat(tolerances.limit(StandardMetric.NRMSE).isNone()).isTrue();
    }

    @Test
    void only_what_is_asked_for_is_limited_where_nothing_else_is_to_be() {
        Tolerances tolerances = Tolerances.only(Map.of(StandardMetric.NRMSE, ASKED));

        assertThat(MetricSet.STANDARD.all())
                .filteredOn(metric -> !tolerances.limit(metric).isNone())
                .containsExactly(StandardMetric.NRMSE);
        assertThat(tolerances.limit(StandardMetric.NRMSE)).isEqualTo(ASKED);
    }

    @Test
    void other_defaults_leave_what_is_asked_for() {
        Tolerances tolerances = new Tolerances(Map.of(StandardMetric.NRMSE, ASKED), Map.of(StandardMetric.MAE, ASKED))
                .withDefaults(Map.of(StandardMetric.NRMSE, OTHER));

        assertThat(tolerances)
                .isEqualTo(new Tolerances(Map.of(StandardMetric.NRMSE, ASKED), Map.of(StandardMetric.NRMSE, OTHER)));
    }

    @Test
    void tolerances_stay_when_the_maps_they_were_made_from_change() {
        Map<Metric, Limit> asked = new TreeMap<>(Metric.ORDER);
        Map<Metric, Limit> defaults = new TreeMap<>(Metric.ORDER);
        Tolerances tolerances = new Tolerances(asked, defaults);

        asked.put(StandardMetric.NRMSE, ASKED);
        defaults.put(StandardMetric.MAE, OTHER);

        assertThat(tolerances.asked()).isEmpty();
        assertThat(tolerances.defaults()).isEmpty();
        assertThat(tolerances.limit(StandardMetric.MAE).isNone()).isTrue();
    }

    @Test
    void tolerances_can_not_be_changed() {
        Tolerances tolerances = new Tolerances(Map.of(StandardMetric.NRMSE, ASKED), Map.of(StandardMetric.MAE, OTHER));

        assertThatThrownBy(() -> tolerances.asked().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> tolerances.defaults().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void only_what_is_set_is_limited_whatever_the_defaults_of_the_build() {
        Tolerances tolerances = Tolerances.only(Map.of()).withDefaults(Map.of(StandardMetric.MAE, OTHER));

        assertThat(tolerances.limit(StandardMetric.MAE).isNone()).isTrue();
    }

    @Test
    void limits_that_somebody_set_are_listed_and_those_of_none_are_not() {
        Tolerances tolerances = new Tolerances(
                Map.of(new Cost(), ASKED, StandardMetric.MAE, Limit.NONE),
                Map.of(StandardMetric.MAE, OTHER, StandardMetric.RMSE, OTHER));

        assertThat(tolerances.limited()).extracting(Metric::key).containsExactly("rmse", "acme.cost");
        assertThat(Tolerances.DEFAULTS.limited()).isEmpty();
    }
}
