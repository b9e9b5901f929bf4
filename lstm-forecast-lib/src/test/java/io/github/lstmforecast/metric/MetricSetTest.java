package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Cost;
import com.acme.Fixed;
import com.acme.SameKey;
import io.github.lstmforecast.ExtensionException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricSetTest {
    private static Fixed fixed(String key) {
        return new Fixed(key, () -> MetricValue.of(0));
    }

    @Test
    void other_metrics_come_after_the_built_in_ones_by_their_keys() {
        MetricSet metrics = MetricSet.with(List.of(fixed("b.x"), fixed("a.x")));

        assertThat(metrics.all())
                .startsWith(StandardMetric.values())
                .hasSize(StandardMetric.values().length + 2)
                .extracting(Metric::key)
                .endsWith("a.x", "b.x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.cost", "a.b", "acme.forecast.cost_2", "Acme-1.2"})
    void a_key_has_a_dot(String key) {
        Metric metric = fixed(key);

        assertThat(MetricSet.with(List.of(metric)).byKey(key)).containsSame(metric);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cost", "rmse", ".cost", "acme.", "acme..cost", "1.5", "acme cost", "acme.cöst", "-a.b"})
    void another_key_is_refused(String key) {
        assertThatThrownBy(() -> MetricSet.with(List.of(fixed(key))))
                .isInstanceOf(ExtensionException.class)
                .hasMessage("the metric com.acme.Fixed can't be used: it has key() = '" + key
                        + "', but it must be letters, digits, _ or - with a dot between the first and the last,"
                        + " like acme.cost");
    }

    @Test
    void a_key_that_is_there_already_is_refused() {
        assertThatThrownBy(() -> MetricSet.with(List.of(new Cost(), new SameKey())))
                .isInstanceOf(ExtensionException.class)
                .hasMessage(
                        "the metric com.acme.SameKey can't be used: it has the key acme.cost, which com.acme.Cost has too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void a_metric_says_how_it_is_computed(String definition) {
        assertThatThrownBy(() -> MetricSet.with(List.of(new Fixed("acme.cost", definition, () -> null))))
                .hasMessage("the metric com.acme.Fixed can't be used: it has definition() = '" + definition
                        + "', but it must be a line that says how the metric is computed");
    }

    /** A metric of which one part is missing. */
    private static final class Without implements Metric {
        private final String part;

        Without(String part) {
            this.part = part;
        }

        private <T> T unless(String name, T value) {
            return part.equals(name) ? null : value;
        }

        @Override
        public String key() {
            return unless("key()", "acme.without");
        }

        @Override
        public String unit() {
            return unless("unit()", "");
        }

        @Override
        public Better better() {
            return unless("better()", Better.SMALLER);
        }

        @Override
        public Limit defaultLimit() {
            return unless("defaultLimit()", Limit.NONE);
        }

        @Override
        public String definition() {
            return unless("definition()", "0");
        }

        @Override
        public String undefinedWhere() {
            return unless("undefinedWhere()", "");
        }

        @Override
        public Set<Need> needs() {
            return unless("needs()", Set.of());
        }

        @Override
        public MetricValue compute(Comparison comparison) {
            return MetricValue.of(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key()", "unit()", "better()", "defaultLimit()", "definition()", "undefinedWhere()", "needs()"})
    void a_metric_describes_all_of_itself(String part) {
        assertThatThrownBy(() -> MetricSet.with(List.of(new Without(part))))
                .isInstanceOf(ExtensionException.class)
                .hasMessageStartingWith("the metric io.github.lstmforecast.metric.MetricSetTest$Without can't be used:"
                        + " it has " + part + " = null, but it must be ");
        assertThat(MetricSet.with(List.of(new Without("nothing"))).byKey("acme.without"))
                .isPresent();
    }

    @Test
    void a_metric_that_fails_to_describe_itself_is_told_with_its_class() {
        Metric failing = new Metric() {
            @Override
            public String key() {
                throw new IllegalStateException("no key yet");
            }

            @Override
            public Better better() {
                return Better.SMALLER;
            }

            @Override
            public String definition() {
                return "0";
            }

            @Override
            public MetricValue compute(Comparison comparison) {
                return MetricValue.of(0);
            }
        };

        assertThatThrownBy(() -> MetricSet.with(List.of(failing)))
                .isInstanceOf(ExtensionException.class)
                .hasMessage("the metric " + failing.getClass().getName()
                        + " can't describe itself: java.lang.IllegalStateException: no key yet");
    }

    @Test
    void about_an_unknown_key_of_ones_own_the_jar_is_told() {
        assertThat(MetricSet.STANDARD.aboutUnknown("acme.cost"))
                .isEqualTo("no metric has it; add the jar of the metric to <plugin><dependencies>"
                        + " (of tests with JUnit: to the class path)");
    }

    @Test
    void about_another_unknown_key_those_like_it_and_the_list_of_all_are_told() {
        assertThat(MetricSet.STANDARD.aboutUnknown("phaseEror"))
                .isEqualTo("did you mean phaseError? docs/reference/metrics.md lists all metrics");
        assertThat(MetricSet.STANDARD.aboutUnknown("something"))
                .isEqualTo("docs/reference/metrics.md lists all metrics");
    }
}
