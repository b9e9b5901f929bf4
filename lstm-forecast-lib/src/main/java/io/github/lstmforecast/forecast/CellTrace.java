package io.github.lstmforecast.forecast;

import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * h and c of every unit at every step of a closed loop, {@code [step][layer][unit]}: the state from which the output of
 * that step was computed.
 */
public final class CellTrace {
    private static final int MAX_VALUES = 4_000_000;

    private final List<Integer> units;
    private final int steps;
    private final float[][] hidden; // (layer)(step, unit)
    private final float[][] cell; // (layer)(step, unit); NaN for layers without cells
    private final List<Integer> layersWithCells;

    CellTrace(SequenceModel model, int steps) {
        this.units = model.units();
        int ofOneStep = units.stream().mapToInt(Integer::intValue).sum();
        this.steps = Math.min(steps, Math.max(1, MAX_VALUES / Math.max(1, ofOneStep)));
        this.hidden = new float[units.size()][];
        this.cell = new float[units.size()][];
        this.layersWithCells =
                IntStream.range(0, units.size()).filter(model::hasCells).boxed().toList();
        for (int layer = 0; layer < units.size(); layer++) {
            hidden[layer] = new float[Math.multiplyExact(this.steps, units.get(layer))];
            cell[layer] = new float[hidden[layer].length];
            if (!model.hasCells(layer)) {
                Arrays.fill(cell[layer], Float.NaN);
            }
        }
    }

    void record(int step, ModelState state) {
        if (step >= steps) {
            return;
        }
        for (int layer = 0; layer < units.size(); layer++) {
            state.copyTo(layer, hidden[layer], cell[layer], step * units.get(layer));
        }
    }

    /** The number of steps; fewer than the loop has if the loop is very long. */
    public int steps() {
        return steps;
    }

    /** The number of units of each layer, from the bottom up. */
    public List<Integer> units() {
        return units;
    }

    /**
     * h of a unit.
     *
     * @param step 0 is the first step of the forecast
     * @param layer 0 is the lowest
     */
    public float hidden(int step, int layer, int unit) {
        return hidden[layer][step * units.get(layer) + unit];
    }

    /**
     * c of a unit; NaN if the layer has no cells.
     *
     * @param step 0 is the first step of the forecast
     * @param layer 0 is the lowest
     */
    public float cell(int step, int layer, int unit) {
        return cell[layer][step * units.get(layer) + unit];
    }

    /** Whether any layer has cells. */
    public boolean hasCells() {
        return !layersWithCells.isEmpty();
    }

    /**
     * c of all layers with cells.
     *
     * @param steps at most {@link #steps()}
     * @return {@code [steps][unit]}, the units of the lowest layer first
     */
    public float[][] cells(int steps) {
        float[][] side =
                new float[steps][layersWithCells.stream().mapToInt(units::get).sum()];
        for (int step = 0; step < steps; step++) {
            int at = 0;
            for (int layer : layersWithCells) {
                System.arraycopy(cell[layer], step * units.get(layer), side[step], at, units.get(layer));
                at += units.get(layer);
            }
        }
        return side;
    }

    @Override
    public String toString() {
        return "CellTrace[" + steps + " steps, units " + units + "]";
    }
}
