package io.github.lstmforecast.train;

/** The loss of a training is no longer finite; the weights can't be used. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrainingDivergedException(int epoch, int window, double loss, Recipe recipe) {
        super("the training diverged: the loss is " + loss + " in epoch " + epoch + " of " + recipe.epochs()
                + ", window " + window + "; a lower learningRate than "
                + recipe.optimizer().learningRate()
                + (recipe.gradientNorm() == Double.POSITIVE_INFINITY ? " or a gradientNorm of 1" : "")
                + " usually helps");
    }
}
