/**
 * Recurrent networks: parameters, state, the forward and the exact backward pass, initial weights, optimisers.
 *
 * <p>Everything here is pure Java arithmetic in a fixed order: IEEE addition, multiplication, division and square root,
 * with {@code tanh} and {@code sigmoid} made from those. So a training gives the same weights, to the last bit, on
 * every machine and JVM.
 */
package io.github.lstmforecast.rnn;
