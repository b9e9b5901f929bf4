package io.github.lstmforecast.engine;

import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.util.Optional;

/**
 * The input of a training.
 *
 * @param recipe all settings, including the seed
 * @param windows the transformed data, with the copies and the window length of the recipe
 * @param network replaces the layers of the recipe
 * @param transforms those of the data, to be saved with the model
 * @param inputs those of the data by name, to be saved with the model
 */
public record TrainingRequest(
        Recipe recipe,
        Windows windows,
        Optional<StartNetwork> network,
        TransformChain transforms,
        Optional<SavedInputs> inputs,
        TrainingListener listener) {}
