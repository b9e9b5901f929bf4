package io.github.lstmforecast.scenario;

import io.github.lstmforecast.train.Recipe;
import java.util.Locale;
import java.util.function.Supplier;

/** The recipes that a scenario can start from. */
enum RecipeName {
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

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
