package io.github.lstmforecast.result;

import io.github.lstmforecast.gate.Subject;
import java.util.List;
import java.util.Optional;

/**
 * One column of a forecast; x is the step, 0 the first of the forecast.
 *
 * @param horizon how many steps
 * @param warmUp the true samples before the forecast; interrupted in gaps of the series
 * @param truth the true samples of the forecast's steps, likewise
 * @param filled how gaps of warm-up and horizon are filled; empty where there are none
 * @param forecast the predicted ones
 * @param bands of its quantiles, the widest first; empty where it has not several
 * @param closeUp a part with all its steps, where the forecast is too long for a picture to show them
 * @param pulses how the pulses of the truth are answered; empty where the truth has no levels, the forecast is not
 *     finite, or the cycle is not known
 * @param units what the network did, beside the first column of an origin; empty where no cells are known, or where so
 *     many forecasts are drawn that this is not
 */
public record ForecastCurves(
        Subject subject,
        int horizon,
        Curve warmUp,
        Curve truth,
        Optional<Curve> filled,
        Curve forecast,
        List<QuantileBand> bands,
        Optional<CloseUp> closeUp,
        Optional<Pulses> pulses,
        Optional<Units> units) {
    /** A part of a long forecast: where its first bad pulse is, or else its end. */
    public record CloseUp(Curve truth, Optional<Curve> filled, Curve forecast, List<QuantileBand> bands) {
        public CloseUp {
            bands = List.copyOf(bands);
        }
    }

    public ForecastCurves {
        bands = List.copyOf(bands);
    }

    ForecastCurves outline() {
        return new ForecastCurves(
                subject,
                horizon,
                warmUp.outline(),
                truth.outline(),
                Optional.empty(),
                forecast.outline(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The truth with all its steps, as far as a picture can show them. */
    public Curve closeTruth() {
        return closeUp.map(CloseUp::truth).orElse(truth);
    }

    /** The forecast with all its steps, as far as a picture can show them. */
    public Curve closeForecast() {
        return closeUp.map(CloseUp::forecast).orElse(forecast);
    }
}
