package io.github.lstmforecast.result;

import io.github.lstmforecast.gate.SeedResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One training, or the loading of a model, and its forecasts.
 *
 * @param seed of the training; 0 where the model was trained elsewhere
 * @param failure why there is no model; empty where there is one
 * @param subjects what was measured, origins outermost, columns within them; empty where the training failed
 * @param modelSha256 the fingerprint of the weights; an empty text where the training failed
 * @param lastLoss the mean squared error of the last epoch, in the model's unit; empty where the model was trained
 *     elsewhere or the training failed
 */
public record TrainingResult(
        long seed,
        Optional<String> failure,
        List<SubjectMetrics> subjects,
        String modelSha256,
        OptionalDouble lastLoss,
        double trainSeconds,
        double forecastSeconds) {
    public TrainingResult {
        subjects = List.copyOf(subjects);
    }

    public static TrainingResult failed(long seed, String failure) {
        return new TrainingResult(seed, Optional.of(failure), List.of(), "", OptionalDouble.empty(), 0, 0);
    }

    /** What the gate needs to know. */
    public SeedResult outcome() {
        return new SeedResult(seed, failure, subjects);
    }

    public TrainingResult withSubjects(List<SubjectMetrics> others) {
        return new TrainingResult(seed, failure, others, modelSha256, lastLoss, trainSeconds, forecastSeconds);
    }

    TrainingResult withoutBaselines() {
        return withSubjects(
                subjects.stream().map(SubjectMetrics::withoutBaselines).toList());
    }
}
