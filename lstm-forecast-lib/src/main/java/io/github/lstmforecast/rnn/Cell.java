package io.github.lstmforecast.rnn;

/**
 * The cells of one layer, stepped over the window of a tape. {@link RnnKernel} does what is alike for every kind of
 * cell: it computes the input part {@code W x + b} of all steps at once into {@link RnnTape.Layer#blocks}, and on the
 * way back the gradients of W and b and the loss by x. The cell does what follows of {@code h'}, the output of the step
 * before: the recurrent product {@code R h'}, which it adds onto the input part or keeps apart in a buffer of its own,
 * the activations, and the new h and c.
 *
 * <p>A cell is created once for each layer of a tape, and brings its own scratch; no step allocates. Steps are called
 * in the order of time on the way forward, and in reverse on the way back.
 */
abstract class Cell {
    final RnnTape.Layer layer;

    Cell(RnnTape.Layer layer) {
        this.layer = layer;
    }

    /**
     * One step of all sequences: reads the input part of step t in {@code blocks}, and h' and c', which are row t of
     * {@code h} and {@code c}; writes h and c into row t + 1. May leave anything in {@code blocks} of step t that
     * {@link #backward} needs.
     */
    abstract void forward(float[] parameters, int t);

    /**
     * Prepares the way back through a window, after whose last step nothing is carried. May use
     * {@link RnnTape.Layer#turned} until the last step back.
     */
    abstract void startBackward(float[] parameters);

    /**
     * One step back of all sequences. Reads the loss by h from the layer above (step t of {@code errors}) and from the
     * step after ({@code carriedH}); writes the loss by the input part into step t of {@code blockErrors}, and the loss
     * by h' into {@code carriedH}.
     *
     * @param errors {@code [time][batch][unit]}
     */
    abstract void backward(float[] parameters, float[] errors, int t);

    /** Adds, after the last step back, the loss by the recurrent weights, and by the second biases if there are any. */
    abstract void addRecurrentGradient(float[] gradient);
}
