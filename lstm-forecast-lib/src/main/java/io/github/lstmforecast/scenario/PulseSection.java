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
        double period = pulse.number("period", PERIOD);
        double width = pulse.number("width", WIDTH);
        double phase = pulse.number("phase", 0);
        int length = pulse.integer("length", LENGTH);
        double noise = pulse.number("noise", NOISE);
        long seed = pulse.seed("seed", 1);
        return pulse.build(() -> new PulseSignal(
                new PulseWave(period, width, Cycles.of(phase)), length, new GaussianNoise(noise, seed)));
    }
}
