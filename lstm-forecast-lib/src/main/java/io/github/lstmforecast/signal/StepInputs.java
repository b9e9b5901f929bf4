package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Assembles the inputs of a model for a step, {@code [input]}: the target values of step t, and the known inputs of step
 * {@code t + lead}. With a lead of 1, these are the known inputs of the predicted step.
 *
 * <p>Columns are the targets, then the known inputs; {@code order[i]} is the column of input i.
 */
public final class StepInputs {
    private final int targets;
    private final int known;
    private final int lead;
    private final int[] order;

    /**
     * @param targets the number of targets, at least 1
     * @param known the number of known inputs, at least 0
     * @param lead 0 or 1 (steps)
     * @param order each column once
     */
    public StepInputs(int targets, int known, int lead, int... order) {
        InvalidValueException.unless(targets >= 1, "targets", targets, "at least 1");
        InvalidValueException.unless(known >= 0, "known", known, "at least 0");
        InvalidValueException.unless(lead == 0 || lead == 1, "knownLead", lead, "0 or 1 (steps)");
        InvalidValueException.unless(
                Arrays.equals(Arrays.stream(order).sorted().toArray(), inOrder(targets + known)),
                "inputs",
                Arrays.toString(order),
                "each of the columns 0 to " + (targets + known - 1) + " once");
        this.targets = targets;
        this.known = known;
        this.lead = lead;
        this.order = order.clone();
    }

    private static int[] inOrder(int columns) {
        int[] order = new int[columns];
        Arrays.setAll(order, i -> i);
        return order;
    }

    public static StepInputs ofTargets(int targets) {
        return ofTraining(targets, 0);
    }

    /** The inputs in this library's training: the targets, then the known inputs of the predicted step. */
    public static StepInputs ofTraining(int targets, int known) {
        return inOrder(targets, known, 1);
    }

    /** The targets, then the known inputs. */
    public static StepInputs inOrder(int targets, int known, int lead) {
        return new StepInputs(targets, known, lead, inOrder(targets + known));
    }

    public int targets() {
        return targets;
    }

    public int known() {
        return known;
    }

    public int lead() {
        return lead;
    }

    /** The number of inputs: targets and known inputs. */
    public int size() {
        return order.length;
    }

    /** Whether the inputs are the targets and then the known inputs. */
    public boolean isInOrder() {
        return Arrays.equals(order, inOrder(order.length));
    }

    /** Whether the inputs are those in this library's training, as in {@link #ofTraining}. */
    public boolean isOfTraining() {
        return isInOrder() && (known == 0 || lead == 1);
    }

    /** The column of each input. */
    public int[] order() {
        return order.clone();
    }

    /** Whether an input is a target, not a known input. */
    public boolean isTarget(int input) {
        return order[input] < targets;
    }

    /**
     * Assembles the inputs of step t.
     *
     * @param values the target values of the step, {@code [target]}: true values, or outputs of the model
     * @param knownInputs {@code [time][known input]}
     * @param step t
     * @param to receives the inputs, {@code [size]}; may be {@code values} only if the inputs are the targets in order
     */
    public void assemble(float[] values, Optional<Series> knownInputs, int step, float[] to) {
        for (int input = 0; input < order.length; input++) {
            int column = order[input];
            to[input] = column < targets
                    ? values[column]
                    : (float) knownInputs.orElseThrow().get(step + lead, column - targets);
        }
    }

    /** {@link #assemble(float[], Optional, int, float[])} with the true values of the targets. */
    public void assemble(Features features, int step, float[] to) {
        for (int input = 0; input < order.length; input++) {
            int column = order[input];
            to[input] = (float)
                    (column < targets
                            ? features.targets().get(step, column)
                            : features.known().orElseThrow().get(step + lead, column - targets));
        }
    }

    @Override
    public String toString() {
        return "StepInputs[" + targets + " targets, " + known + " known inputs, lead " + lead + ", order "
                + Arrays.toString(order) + "]";
    }
}
