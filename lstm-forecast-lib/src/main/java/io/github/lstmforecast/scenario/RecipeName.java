package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.train.Recipe;
import java.util.function.Function;

/** The recipes that a scenario can start from. */
enum RecipeName implements Keyed {
    DEFAULT(Recipe::defaults, false),
    KERAS_STATEFUL(cell -> Recipe.kerasStateful().toBuilder().cell(cell).build(), true);

    private final Function<CellKind, Recipe> recipe;
    private final boolean forecastsWhatItTrainedOn;

    RecipeName(Function<CellKind, Recipe> recipe, boolean forecastsWhatItTrainedOn) {
        this.recipe = recipe;
        this.forecastsWhatItTrainedOn = forecastsWhatItTrainedOn;
    }

    Recipe recipe(CellKind cell) {
        return recipe.apply(cell);
    }

    /** Whether the forecast starts right after a warm-up from the first sample, inside the training data. */
    boolean forecastsWhatItTrainedOn() {
        return forecastsWhatItTrainedOn;
    }

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
