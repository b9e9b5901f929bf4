package io.github.lstmforecast.train;

import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnParameters;
import java.util.List;

/**
 * The result of a training.
 *
 * @param parameters the weights and biases after the last epoch
 * @param optimizerState the state of the optimizer after the last epoch
 * @param losses the mean squared error of each epoch, in order
 */
public record TrainedRnn(RnnParameters parameters, OptimizerState optimizerState, List<Double> losses) {
    public TrainedRnn {
        losses = List.copyOf(losses);
    }
}
