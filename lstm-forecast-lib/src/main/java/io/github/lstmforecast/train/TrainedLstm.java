package io.github.lstmforecast.train;

import io.github.lstmforecast.lstm.LstmParameters;
import java.util.List;

/**
 * What a training gives.
 *
 * @param parameters the weights and biases after the last epoch
 * @param losses the mean squared error of each epoch, in order
 */
public record TrainedLstm(LstmParameters parameters, List<Double> losses) {
    /** Keeps a copy of the losses. */
    public TrainedLstm {
        losses = List.copyOf(losses);
    }
}
