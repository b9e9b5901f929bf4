package io.github.lstmforecast.train;

/** Follows a training. Called in the thread that trains, so it should be quick. */
@FunctionalInterface
public interface TrainingListener {
    /** Listens to nothing. */
    TrainingListener NONE = (epoch, epochs, loss) -> {};

    /**
     * An epoch has ended.
     *
     * @param epoch from 1 to {@code epochs}
     * @param epochs how many there will be
     * @param loss the mean squared error over the epoch's windows
     */
    void epochEnded(int epoch, int epochs, double loss);
}
