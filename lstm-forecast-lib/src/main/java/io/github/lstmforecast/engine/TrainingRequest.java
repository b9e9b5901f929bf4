package io.github.lstmforecast.engine;

import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.util.Optional;

/**
 * One training.
 *
 * @param recipe all its settings, its seed among them
 * @param windows the data, transformed, and cut as the recipe says
 * @param network trained in place of the recipe's layers
 * @param transforms how the data was transformed, to be saved with the model
 */
public record TrainingRequest(
        Recipe recipe,
        Windows windows,
        Optional<StartNetwork> network,
        TransformChain transforms,
        TrainingListener listener) {}
