package io.github.lstmforecast.engine;

import io.github.lstmforecast.model.SavedModel;
import java.util.List;

/**
 * The result of a training.
 *
 * @param losses the mean squared error of each epoch, in order
 */
public record TrainedModel(SavedModel model, List<Double> losses) {
    public TrainedModel {
        losses = List.copyOf(losses);
    }
}
