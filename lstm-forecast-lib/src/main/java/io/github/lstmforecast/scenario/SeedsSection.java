package io.github.lstmforecast.scenario;

import io.github.lstmforecast.gate.Seeds;
import java.util.Optional;

/** {@code seeds}: how many trainings are judged together. */
final class SeedsSection {
    private static final int COUNT = 59;
    private static final double PASS_PROBABILITY = 0.9;

    private SeedsSection() {}

    static Optional<Seeds> read(YamlMap top, ModelSource source) throws ScenarioException {
        if (!top.has("seeds")) {
            return Optional.empty();
        }
        if (source.whyOneSeed().isPresent()) {
            throw top.wrong("seeds", "omitted: " + source.whyOneSeed().get());
        }
        YamlMap seeds = top.map("seeds", "count", "passProbability");
        return Optional.of(seeds.make(
                () -> new Seeds(seeds.integer("count", COUNT), seeds.number("passProbability", PASS_PROBABILITY))));
    }
}
