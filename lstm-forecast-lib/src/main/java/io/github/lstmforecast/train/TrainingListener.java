package io.github.lstmforecast.train;

/** Reports the progress of a training. It is called in the training thread, so it should be fast. */
@FunctionalInterface
public interface TrainingListener {
    TrainingListener NONE = (epoch, epochs, loss) -> {};

    /**
     * @param epoch from 1 to {@code epochs}
     * @param epochs the total number of epochs
     * @param loss the mean squared error over the windows of the epoch
     */
    void epochEnded(int epoch, int epochs, double loss);
}
