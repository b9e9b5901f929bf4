package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.CopyPlan;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.GapMask;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.TransformSettings;
import io.github.lstmforecast.train.Recipe;
import java.util.List;
import java.util.Optional;

/** What is learnt and forecast. Samples count from 0. */
public sealed interface Signal permits PulseSignal, CsvSignal {
    /** More numbers than this are not trained on, and not forecast: a typing error must not ask for gigabytes. */
    int MOST_NUMBERS = 20_000_000;

    /** How long a cycle is, if there are cycles. */
    Period period();

    /**
     * The features, by name.
     *
     * @return at least one
     */
    List<String> columns();

    /**
     * How many samples there are.
     *
     * @return the most that can be requested
     */
    int length();

    /**
     * The signal as it is fed and judged, with its noise.
     *
     * @param samples how many, at most {@link #length()}
     * @return the samples from 0 on, in the signal's own unit
     */
    Series observed(int samples);

    /**
     * The observed signal with its known inputs.
     *
     * @param samples how many, at most {@link #length()}
     */
    default Features features(int samples) {
        return Features.of(observed(samples));
    }

    /**
     * The observed signal as it is known at a step: where values are missing before it, they are filled with none from
     * there on.
     *
     * @param origin the first step that is not known
     * @param whole from {@link #features(int)}
     * @return as many samples as {@code whole} has
     */
    default Features knownAt(int origin, Features whole) {
        return whole;
    }

    /** The known inputs, by name. */
    default List<String> knownNames() {
        return List.of();
    }

    /** How the inputs of a step are put together for a model that is trained here. */
    default StepInputs stepInputs() {
        return StepInputs.ofTraining(columns().size(), knownNames().size());
    }

    /** What a model that is trained here says in its file of its inputs; nothing where its only input is its target. */
    default Optional<SavedInputs> savedInputs() {
        return Optional.empty();
    }

    /**
     * The signal without noise, from which pulses are taken.
     *
     * @param samples how many, at most {@link #length()}
     * @return the samples from 0 on; the observed ones where nobody knows better
     */
    Series clean(int samples);

    /**
     * How the pulses of a feature are found.
     *
     * @param column {@code 0} to {@code columns().size() - 1}
     * @param spans what is judged
     * @return in samples of the signal; empty if it is constant
     */
    Optional<PulseRule> pulses(int column, List<ForecastSpan> spans);

    /**
     * Where the training data begins.
     *
     * @return the first sample that is learnt
     */
    int trainingStart();

    /**
     * Where the training data ends.
     *
     * @param copies which copies of the signal are trained on
     * @param transform what is done with the signal before
     * @return the first sample that no training sees
     */
    int trainingEnd(CopyPlan copies, TransformSettings transform);

    /**
     * The copies that are trained on, transformed.
     *
     * @param recipe how the model is trained
     * @param settings what the transforms were fitted by
     * @return one for each copy, all of the same length, a multiple of the recipe's window
     */
    List<TrainingCopy> trainingCopies(Recipe recipe, TransformSettings settings, TransformChain transforms);

    /**
     * The date of a sample.
     *
     * @param sample which
     * @return as ISO text, where the signal has dates
     */
    Optional<String> date(int sample);

    /** Where a value is, in messages. */
    default String place(int sample, int column) {
        return "sample " + sample;
    }

    /** Which values were filled in, since the file has none there. They are never judged. */
    default GapMask gaps() {
        return GapMask.NONE;
    }

    /**
     * Whether a value was filled in.
     *
     * @param column {@code 0} to {@code columns().size() - 1}
     */
    default boolean isFilled(int sample, int column) {
        return gaps().isFilled(sample, column);
    }
}
