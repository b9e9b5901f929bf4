package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.lstm.LstmShape;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import java.util.List;

/**
 * One signal, one model, one forecast, and what it is held to.
 *
 * @param name the name of the scenario's folder
 * @param signal what is learnt and forecast
 * @param recipe how the model is trained
 * @param span what is forecast
 * @param tolerances what the forecast is held to
 */
public record Scenario(String name, PulseSignal signal, Recipe recipe, ForecastSpan span, Tolerances tolerances) {
    /**
     * @throws InvalidValueException if recipe and signal don't fit each other
     */
    public Scenario {
        Windows.requireDivides(signal.length(), recipe.window());
        new LstmShape(1, recipe.units(), 1); // refuses what is too large
        InvalidValueException.unless(
                recipe.copies() == 1 || recipe.copies() <= signal.wave().periodSteps(),
                "copies",
                recipe.copies(),
                "at most the period, " + signal.wave().periodSteps() + " samples: copies are shifted by at least one");
    }

    /**
     * How much of the series is trained on.
     *
     * @param signal what is learnt
     * @param recipe how the model is trained
     * @return the first sample that no training sees
     */
    static int trainingEnd(PulseSignal signal, Recipe recipe) {
        return signal.endsWhereItBegan()
                ? signal.length()
                : TrainingCopy.offsetLength(recipe.copies(), shiftSteps(signal, recipe), signal.length());
    }

    private static int shiftSteps(PulseSignal signal, Recipe recipe) {
        return TrainingCopy.shiftSteps(signal.wave().periodSteps(), recipe.copies());
    }

    /**
     * How much of the series is trained on.
     *
     * @return the first sample that no training sees
     */
    public int trainingEnd() {
        return trainingEnd(signal, recipe);
    }

    /**
     * The training data. A training length of whole cycles gives rotated copies; of another, copies at offsets into a
     * longer series are taken, since a rotation would tear a cycle.
     *
     * @return the windows that the model is fed
     */
    public Windows trainingWindows() {
        int shift = shiftSteps(signal, recipe);
        Series series = signal.noisy(trainingEnd());
        List<TrainingCopy> copies = signal.endsWhereItBegan()
                ? TrainingCopy.rotated(series, recipe.copies(), shift)
                : TrainingCopy.atOffsets(series, recipe.copies(), shift, signal.length());
        return Windows.of(copies, recipe.window());
    }
}
