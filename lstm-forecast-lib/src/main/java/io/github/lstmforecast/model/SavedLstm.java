package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnParameters;
import java.util.Optional;

/**
 * An LSTM as a model file keeps it.
 *
 * @param parameters its weights and biases
 * @param optimizerState where its training stopped, so that it can go on; nothing where nobody knows
 * @param normalizer what it was trained behind; nothing where it takes and tells values in their own unit
 */
public record SavedLstm(
        RnnParameters parameters, Optional<OptimizerState> optimizerState, Optional<Normalizer> normalizer) {
    public SavedLstm {
        int count = parameters.shape().parameterCount();
        optimizerState.ifPresent(state -> {
            int remembered = state.memory()[0].length;
            InvalidValueException.unless(
                    remembered == count, "optimizerState", "one of " + remembered + " parameters", "one of " + count);
        });
        normalizer.ifPresent(of -> new NormalizedModel(new RnnModel(parameters), of));
    }

    /**
     * A model alone.
     *
     * @param parameters its weights and biases
     */
    public SavedLstm(RnnParameters parameters) {
        this(parameters, Optional.empty(), Optional.empty());
    }

    /**
     * The model at work.
     *
     * @return a model that takes and tells values in their own unit
     */
    public SequenceModel model() {
        RnnModel model = new RnnModel(parameters);
        return normalizer
                .<SequenceModel>map(of -> new NormalizedModel(model, of))
                .orElse(model);
    }
}
