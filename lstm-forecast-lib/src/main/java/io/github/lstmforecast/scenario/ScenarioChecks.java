package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.CopySpacing;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformSettings;
import java.util.List;

/** Whether the parts of a scenario go together. */
final class ScenarioChecks {
    private ScenarioChecks() {}

    static void require(Signal signal, ModelSource model, TransformSettings transform, List<ForecastSpan> spans) {
        int features = signal.columns().size();
        int inputs = features + signal.knownNames().size();
        if (model instanceof ModelSource.Trained trained && trained.network().isEmpty()) {
            new RnnShape(inputs, trained.recipe().units(), features); // refuses what is too large
        }
        signal.period()
                .steps()
                .ifPresent(period -> InvalidValueException.unless(
                        model.copies().spacing() == CopySpacing.SPREAD
                                || model.copies().count() == 1
                                || model.copies().count() <= period,
                        "copies",
                        model.copies().count(),
                        "at most the period, " + period + " samples: copies are shifted by at least one"));
        long learnt = (long) model.copies().count()
                * (signal.trainingEnd(model.copies(), transform) - signal.trainingStart())
                * inputs;
        InvalidValueException.unless(
                learnt <= Signal.MOST_NUMBERS,
                "copies",
                model.copies().count(),
                "so few that at most " + Signal.MOST_NUMBERS + " numbers are learnt, not " + learnt);
        InvalidValueException.unless(
                !(signal instanceof PulseSignal) || model.copies().spacing() == CopySpacing.PHASE,
                "copySpacing",
                model.copies().spacing().key(),
                "phase for a generated wave, of which each cycle is the same");
        if (model instanceof LoadedModel loaded) {
            InvalidValueException.unless(
                    transform.isNone() || loaded.ownTransforms().isScaling(),
                    "transform",
                    transform,
                    "none: " + loaded.file() + " has transforms of its own");
            InvalidValueException.unless(
                    transform.scale() == Scaling.Mode.NONE || !loaded.isScaled(),
                    "scale",
                    transform.scale().key(),
                    "none: " + loaded.file() + " has a scaling of its own");
        }
        for (ForecastSpan span : spans) {
            int lag = Scenario.lag(model, transform, signal);
            requireFits(span, signal, lag);
            InvalidValueException.unless(
                    model.order() <= span.from() - lag,
                    model instanceof LoadedModel loaded && loaded.window().isPresent() ? "window" : "order",
                    model.order(),
                    "at most " + (span.from() - lag)
                            + ", so that all samples that it reads are before the forecast from sample " + span.from());
        }
    }

    /** Refuses a forecast that goes on beyond the end of its signal, or has nothing to judge. */
    static void requireFits(ForecastSpan span, Signal signal, int lag) {
        InvalidValueException.unless(
                (long) span.warmUp() + span.horizon() <= signal.length(),
                "horizon",
                span.horizon(),
                "at most " + Math.max(0, signal.length() - (long) span.warmUp()) + ": the series has " + signal.length()
                        + " samples, and the forecast takes " + span.warmUp() + " of warm-up, too");
        long end = (long) span.from() + span.horizon();
        InvalidValueException.unless(
                end <= signal.length(),
                "from",
                span.from(),
                "at most " + (signal.length() - span.horizon()) + ": the series has " + signal.length()
                        + " samples, and the forecast takes " + span.horizon() + " of horizon; "
                        + (end - signal.length())
                        + " are missing");
        InvalidValueException.unless(
                span.start() >= lag,
                "from",
                span.from(),
                "at least " + (lag + span.warmUp()) + ": the forecast takes " + span.warmUp()
                        + " of warm-up, and its differences " + lag + " before that");
        GapLimits.requireJudged(span, signal);
    }
}
