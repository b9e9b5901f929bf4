package io.github.lstmforecast.forecast;

import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;

/**
 * A forecaster of a transformed series: the whole history is transformed once, and the whole forecast is transformed back
 * from the last true values.
 */
public final class TransformedForecaster implements Forecaster {
    private final Forecaster forecaster;
    private final TransformChain transforms;

    private TransformedForecaster(Forecaster forecaster, TransformChain transforms) {
        this.forecaster = forecaster;
        this.transforms = transforms;
    }

    /** The forecaster itself if there are no transforms. */
    public static Forecaster of(Forecaster forecaster, TransformChain transforms) {
        return transforms.isNone() ? forecaster : new TransformedForecaster(forecaster, transforms);
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        Series targets = history.targets();
        Prediction transformed = forecaster.predict(history.withTargets(transforms.apply(targets)), traceCells);
        Series values = transforms.undo(transformed.values(), targets);
        return new Prediction(
                values,
                transformed.cells(),
                transformed.quantiles().map(quantiles -> undo(quantiles, targets.then(values), targets.length())));
    }

    /** A quantile is one of its own step, after the predicted steps before: quantiles of differences don't add up. */
    private Quantiles undo(Quantiles quantiles, Series path, int from) {
        return new Quantiles(
                quantiles.levels(),
                quantiles.values().stream()
                        .map(series -> transforms.undoOneStepAhead(series, path, from))
                        .toList());
    }

    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        Series targets = features.targets().slice(0, span.from() + span.horizon());
        return forecaster
                .oneStepAhead(new Features(transforms.apply(targets), features.known()), span)
                .map(series -> transforms.undoOneStepAhead(series, targets, span.from()));
    }

    @Override
    public Optional<SequenceModel> sequenceModel() {
        return forecaster.sequenceModel();
    }

    @Override
    public List<Double> quantileLevels() {
        return forecaster.quantileLevels();
    }

    @Override
    public String toString() {
        return "TransformedForecaster[" + forecaster + ", " + transforms + "]";
    }
}
