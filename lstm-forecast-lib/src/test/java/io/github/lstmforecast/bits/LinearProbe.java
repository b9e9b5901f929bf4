package io.github.lstmforecast.bits;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.forecast.Baselines;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.LinearAutoregression;
import io.github.lstmforecast.forecast.LinearFit;
import io.github.lstmforecast.forecast.LinearSettings;
import io.github.lstmforecast.forecast.TransformedForecaster;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.Weights;
import io.github.lstmforecast.signal.Difference;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.TransformSettings;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A linear model with known inputs of a series that goes through every transform, and the baselines. */
final class LinearProbe {
    private static final OptionalDouble PERIOD = OptionalDouble.of(10.5);
    private static final int ORIGIN = 250;
    private static final int HORIZON = 50;

    private LinearProbe() {}

    /** The fingerprint of transforms, weights and forecasts. */
    static String fingerprint() {
        Series known = column(step -> step % 7 == 0 ? 1 : 0);
        Series series = new GaussianNoise(0.3, 2)
                .addTo(column(step -> (20 + 0.1 * step) * (3 + StrictMath.sin(step / 1.67)) + 5 * known.get(step, 0)));
        TransformChain chain = new TransformSettings(true, true, true, Difference.Mode.MEAN, Scaling.Mode.Z_SCORE)
                .fit(series.slice(0, ORIGIN), 0, PERIOD);
        LinearSpec spec = LinearFit.fit(
                new Features(
                        chain.apply(series.slice(0, ORIGIN)).slice(chain.lag(), ORIGIN),
                        Optional.of(known.slice(chain.lag(), ORIGIN))),
                new LinearSettings(13, 1e-3));
        ForecastSpan span = new ForecastSpan(ORIGIN, 30, HORIZON, 0);
        Forecast forecast = TransformedForecaster.of(new LinearAutoregression(spec), chain)
                .forecast(Features.of(series, known), span);
        StringBuilder all = new StringBuilder(chain.toJson().toString());
        all.append(Weights.sha256(spec.weights()));
        all.append(Fingerprint.of(forecast.predicted().toArray()));
        Baselines.all(series.slice(0, ORIGIN), PERIOD)
                .forecast(series, span)
                .forEach((baseline, values) -> all.append(Fingerprint.of(values.toArray())));
        return Fingerprint.of(all.chars().asDoubleStream().toArray());
    }

    private interface ValueOfStep {
        double at(int step);
    }

    private static Series column(ValueOfStep value) {
        return Series.of(
                IntStream.range(0, ORIGIN + HORIZON).mapToDouble(value::at).toArray());
    }
}
