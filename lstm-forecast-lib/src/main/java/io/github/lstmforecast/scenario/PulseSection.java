package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;

/** {@code signal.pulse}: a generated pulse wave with noise. */
final class PulseSection {
    private static final double PERIOD = 10;
    private static final double WIDTH = 3;
    private static final int LENGTH = 150;
    private static final double NOISE = 0.01;

    private PulseSection() {}

    static Signal read(YamlMap signal) throws ScenarioException {
        YamlMap pulse = signal.map("pulse", "period", "width", "phase", "length", "noise", "seed");
        return pulse.make(() -> new PulseSignal(
                new PulseWave(
                        pulse.number("period", PERIOD),
                        pulse.number("width", WIDTH),
                        Cycles.of(pulse.number("phase", 0))),
                pulse.integer("length", LENGTH),
                new GaussianNoise(pulse.number("noise", NOISE), pulse.seed("seed", 1))));
    }
}
