package io.github.lstmforecast.rnn;

/**
 * The cells of one layer, stepped over the window of a tape. {@link RnnKernel} does what is the same for every kind of
 * cell: in the forward pass it computes the input part {@code W x + b} of all steps at once into
 * {@link RnnTape.Layer#blocks}; in the backward pass, the gradients of W and b and the derivative of the loss with
 * respect to x. The cell does what depends on {@code h'}, the output of the previous step: the recurrent product
 * {@code R h'}, which it adds to the input part or keeps in a separate buffer, the activations, and the new h and c.
 *
 * <p>In this package, "the loss by h" is the derivative of the loss with respect to h.
 *
 * <p>A cell is created once for each layer of a tape and has its own buffers; no step allocates. Steps are called in the
 * order of time in the forward pass, and in reverse order in the backward pass.
 */
abstract class Cell {
    final RnnTape.Layer layer;

    Cell(RnnTape.Layer layer) {
        this.layer = layer;
    }

    /**
     * One forward step of all sequences: reads the input part of step t in {@code blocks}, and h' and c', which are row t
     * of {@code h} and {@code c}; writes h and c into row t + 1. May store what {@link #backward} needs in {@code blocks}
     * of step t.
     */
    abstract void forward(float[] parameters, int t);

    /**
     * Prepares the backward pass through a window; the loss by the state after its last step is 0. May use
     * {@link RnnTape.Layer#transposed} until the last backward step.
     */
    abstract void startBackward(float[] parameters);

    /**
     * One backward step of all sequences. Reads the loss by h from the layer above (step t of {@code errors}) and from
     * the next step ({@code carriedH}); writes the loss by the input part into step t of {@code blockErrors}, and the loss
     * by h' into {@code carriedH}.
     *
     * @param errors {@code [time][batch][unit]}
     */
    abstract void backward(float[] parameters, float[] errors, int t);

    /** After the last backward step: adds the loss by the recurrent weights, and by the second biases if any. */
    abstract void addRecurrentGradient(float[] gradient);
}
