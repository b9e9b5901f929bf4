package io.github.lstmforecast.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Typical bad forecasts of pulses, made from a truth. If tolerances accept one of them, they accept such a model.
 */
public enum FailingForecast {
    /** 0.6 of the height. */
    TOO_LOW("too low: 0.6 of the height", truth -> List.of(step -> truth.scaled(step, 0.6))),
    /** The height falls to 1/e every two and a half cycles. */
    FADING(
            "fading away",
            truth -> List.of(step -> truth.scaled(step, StrictMath.exp(-step / (2.5 * truth.periodSteps))))),
    /** One pulse at 0.51 of its height; one forecast for each pulse. */
    ONE_PULSE_LOW(
            "one pulse at half its height",
            truth -> truth.eachPulse(
                    pulse -> step -> truth.isIn(pulse, step) ? truth.scaled(step, 0.51) : truth.at(step))),
    /** One step late. */
    LATE("one step late", truth -> List.of(step -> truth.at(step - 1))),
    /** One step early. */
    EARLY("one step early", truth -> List.of(step -> truth.at(step + 1))),
    /** Two steps late. */
    LATE_BY_TWO("two steps late", truth -> List.of(step -> truth.at(step - 2))),
    /** Half a cycle late. */
    HALF_A_CYCLE_LATE("half a cycle late", truth -> {
        int half = (int) Math.round(truth.periodSteps / 2);
        return List.of(step -> truth.at(step - half));
    }),
    /** A period that is 5% too long. */
    TOO_SLOW("period 5% too long", truth -> List.of(step -> truth.at((int) Math.floor(step / 1.05)))),
    /** A period that is 5% too short. */
    TOO_FAST("period 5% too short", truth -> List.of(step -> truth.at((int) Math.floor(step / 0.95)))),
    /** Every second pulse is omitted. */
    EVERY_SECOND_OMITTED("every second pulse omitted", truth -> {
        List<Onset> omitted = IntStream.range(0, truth.pulses.size())
                .filter(k -> k % 2 != 0)
                .mapToObj(truth.pulses::get)
                .toList();
        return List.of(step ->
                omitted.stream().anyMatch(pulse -> truth.isIn(pulse, step)) ? truth.rule.low(step) : truth.at(step));
    }),
    /** One pulse, each in turn, is omitted. */
    ONE_LEFT_OUT(
            "one pulse omitted",
            truth -> truth.eachPulse(pulse -> step -> truth.isIn(pulse, step) ? truth.rule.low(step) : truth.at(step))),
    /** A pulse of one step between two others. */
    ONE_TOO_MANY(
            "a pulse too many, between two",
            truth -> truth.betweenPulses(middle -> step -> step == middle ? truth.rule.high(step) : truth.at(step))),
    /** A pulse of one step at the end of the horizon, if the truth is low there. */
    ONE_TOO_MANY_AT_THE_END("a pulse too many, at the last step", truth -> {
        int last = truth.horizon - 1;
        boolean low =
                IntStream.rangeClosed(last - 1, last + 1).allMatch(step -> truth.at(step) < truth.rule.rearm(step));
        return low ? List.of(step -> step == last ? truth.rule.high(step) : truth.at(step)) : List.of();
    }),
    /** Pulses alternately one step early and one step late. */
    UNSTEADY(
            "pulses early and late by turns",
            truth -> List.of(step -> truth.at(step + (truth.nearestPulse(step) % 2 == 0 ? 1 : -1)))),
    /** Pulses wider by a fifth of a cycle. */
    TOO_WIDE("pulses wider by a fifth of a cycle", truth -> {
        int wider = (int) Math.round(truth.periodSteps / 5);
        return List.of(step -> IntStream.rangeClosed(0, wider)
                .mapToDouble(back -> truth.at(step - back))
                .max()
                .orElseThrow());
    }),
    /** High from the last pulse on. */
    STUCK_HIGH("stuck high from the last pulse on", truth -> {
        int last = truth.pulses.get(truth.pulses.size() - 1).step();
        return List.of(step -> step < last ? truth.at(step) : Math.max(truth.at(step), truth.rule.high(step)));
    }),
    /** Flat, a third of the way up. */
    FLAT_LOW(
            "flat, a third of the way up",
            truth -> List.of(
                    step -> truth.rule.low(0) + 0.3 * truth.rule.levels().range())),
    /** Flat and high. */
    FLAT_HIGH("flat and high", truth -> List.of(step -> truth.rule.high(0))),
    /** NaN from the middle of the horizon on. */
    NOT_A_NUMBER(
            "NaN from the middle on", truth -> List.of(step -> step < truth.horizon / 2 ? truth.at(step) : Double.NaN)),
    /** Infinite at the last step. */
    INFINITE(
            "infinite at the last step",
            truth -> List.of(step -> step == truth.horizon - 1 ? Double.POSITIVE_INFINITY : truth.at(step)));

    private final String description;

    private final Function<Truth, List<IntToDoubleFunction>> forecasts;

    FailingForecast(String description, Function<Truth, List<IntToDoubleFunction>> forecasts) {
        this.description = description;
        this.forecasts = forecasts;
    }

    /** For example {@code one step late}. */
    public String description() {
        return description;
    }

    /**
     * Makes such forecasts.
     *
     * @param warmUp the clean values before the forecast, {@code [warmUp]}
     * @param right the comparison of the truth with itself
     * @return forecasts as long as the truth; several if it can affect different pulses, none if the truth has too few
     *     pulses
     */
    public List<double[]> of(double[] warmUp, Comparison right) {
        Truth truth = new Truth(warmUp, right);
        if (truth.pulses.isEmpty()) {
            return List.of();
        }
        return forecasts.apply(truth).stream()
                .map(value -> IntStream.range(0, truth.clean.length)
                        .mapToDouble(value::applyAsDouble)
                        .toArray())
                .toList();
    }

    /** A truth that is continued periodically at both ends. */
    private static final class Truth {
        private final double[] warmUp;
        private final double[] clean;
        private final int horizon;
        private final double periodSteps;
        private final PulseRule rule;
        private final List<Onset> pulses; // that begin within the horizon and are judged

        Truth(double[] warmUp, Comparison right) {
            this.warmUp = warmUp;
            this.clean = right.clean();
            this.horizon = right.horizon();
            this.periodSteps = right.periodSteps();
            this.rule = right.pulseRule().orElseThrow();
            this.pulses = right.truthOnsets();
        }

        double at(int step) {
            int cycle = (int) Math.round(periodSteps);
            int within = step;
            while (within >= clean.length) {
                within -= cycle;
            }
            while (within < -warmUp.length) {
                within += cycle;
            }
            double value = within < 0 ? warmUp[warmUp.length + within] : clean[within];
            return within == step ? value : value + rule.trend(step) - rule.trend(within);
        }

        double scaled(int step, double factor) {
            return rule.low(step) + factor * (at(step) - rule.low(step));
        }

        boolean isIn(Onset pulse, int step) {
            return step >= pulse.step() && step < pulse.end(clean, rule).orElse(clean.length);
        }

        int nearestPulse(int step) {
            int nearest = 0;
            for (int k = 1; k < pulses.size(); k++) {
                if (Math.abs(middle(k) - step) < Math.abs(middle(nearest) - step)) {
                    nearest = k;
                }
            }
            return nearest;
        }

        private double middle(int pulse) {
            Onset onset = pulses.get(pulse);
            return (onset.time() + onset.end(clean, rule).orElse(clean.length)) / 2;
        }

        List<IntToDoubleFunction> eachPulse(Function<Onset, IntToDoubleFunction> forecast) {
            return pulses.stream().map(forecast).toList();
        }

        /** The middle of each stretch of at least three low steps between two pulses. */
        List<IntToDoubleFunction> betweenPulses(IntFunction<IntToDoubleFunction> forecast) {
            List<IntToDoubleFunction> forecasts = new ArrayList<>();
            for (int k = 1; k < pulses.size(); k++) {
                double end = pulses.get(k - 1).end(clean, rule).orElse(clean.length);
                int middle = (int) Math.round((end + pulses.get(k).time()) / 2);
                if (IntStream.rangeClosed(middle - 1, middle + 1).allMatch(step -> at(step) < rule.rearm(step))) {
                    forecasts.add(forecast.apply(middle));
                }
            }
            return forecasts;
        }
    }
}
