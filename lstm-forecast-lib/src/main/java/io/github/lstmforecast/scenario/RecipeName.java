package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.train.Recipe;
import java.util.function.Supplier;

/** The recipes that a scenario can start from. */
enum RecipeName implements Keyed {
    DEFAULT(Recipe::defaults, false),
    KERAS_STATEFUL(Recipe::kerasStateful, true);

    private final Supplier<Recipe> recipe;
    private final boolean forecastsWhatItTrainedOn;

    RecipeName(Supplier<Recipe> recipe, boolean forecastsWhatItTrainedOn) {
        this.recipe = recipe;
        this.forecastsWhatItTrainedOn = forecastsWhatItTrainedOn;
    }

    Recipe recipe() {
        return recipe.get();
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
