package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.dl4j.file.NetworkFile;
import java.util.List;

/**
 * The result of a training with Deeplearning4j.
 *
 * @param network the network after the last epoch, with its updater state
 * @param losses the score of each epoch, averaged over batch, time and outputs, in order
 */
public record TrainedNetwork(NetworkFile network, List<Double> losses) {
    public TrainedNetwork {
        losses = List.copyOf(losses);
    }
}
