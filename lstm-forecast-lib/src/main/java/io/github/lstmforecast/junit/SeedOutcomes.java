package io.github.lstmforecast.junit;

import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.SeedResult;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.scenario.ForecastResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results of the seeds of one test. */
final class SeedOutcomes {
    private final Seeds seeds;
    private final List<SeedResult> ended = new ArrayList<>();
    private int abortedByAssumption;
    private boolean isSeedUsed;
    private Optional<ForecastResult> last = Optional.empty();

    SeedOutcomes(Seeds seeds) {
        this.seeds = seeds;
    }

    Seeds seeds() {
        return seeds;
    }

    synchronized void passed(long seed) {
        ended.add(new SeedResult(seed, Optional.empty(), List.of()));
    }

    synchronized void failed(long seed, String reason) {
        ended.add(new SeedResult(seed, Optional.of(reason), List.of()));
    }

    synchronized void abortedByAssumption(long seed, String reason) {
        abortedByAssumption++;
        failed(seed, reason);
    }

    /** A test used its seed, or a result of it. */
    synchronized void markSeedUsed() {
        isSeedUsed = true;
    }

    synchronized void setLast(ForecastResult result) {
        last = Optional.of(result);
    }

    synchronized boolean isSeedUsed() {
        return isSeedUsed;
    }

    /** The result of the last seed. */
    synchronized Optional<ForecastResult> last() {
        return last;
    }

    synchronized int ended() {
        return ended.size();
    }

    synchronized boolean areAllAborted() {
        return abortedByAssumption == seeds.count();
    }

    /** The judgement of the seeds that have ended. */
    synchronized Judgement judge() {
        return Gate.judge(ended, Tolerances.DEFAULTS, seeds);
    }
}
