package io.github.lstmforecast.it;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.result.OriginResult;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A forecast that is right, or wrong in a known way, whatever the model would forecast. */
interface HandMadeForecast {
    /**
     * Makes the forecast.
     *
     * @param warmUp the clean values before the forecast
     * @param right the comparison of the clean values with themselves
     */
    double[] of(double[] warmUp, Comparison right);

    /** The clean wave. */
    static HandMadeForecast right() {
        return (warmUp, right) -> right.clean();
    }

    static HandMadeForecast wrong(FailingForecast wrong) {
        return (warmUp, right) -> wrong.of(warmUp, right).get(0);
    }

    /** Right up to a step, one step late from there on. */
    static HandMadeForecast lateFrom(int first) {
        return (warmUp, right) -> {
            double[] clean = right.clean();
            double[] forecast = clean.clone();
            System.arraycopy(clean, first - 1, forecast, first, clean.length - first);
            return forecast;
        };
    }

    /** The run with this forecast in place of the model's; the model, its one-step outputs and its cells are as they are. */
    default ScenarioRun in(Scenario scenario, ScenarioRun run) {
        OriginResult trained = run.origins().get(0);
        Forecast old = trained.forecast();
        ForecastSpan span = old.span();
        double period = scenario.signal().period().steps().orElseThrow();
        double[] all = scenario.signal().clean(span.end()).column(0);
        double[] warmUp = Arrays.copyOfRange(all, span.start(), span.from());
        double[] clean = Arrays.copyOfRange(all, span.from(), span.end());
        Optional<PulseRule> rule =
                scenario.signal().pulses(0, scenario.spans()).map(ofSignal -> ofSignal.from(span.from()));
        double[] noisy = Arrays.copyOf(old.truth().column(0), span.horizon());
        double[] predicted = of(warmUp, new Comparison(warmUp, clean, noisy, clean, period, rule));
        Comparison comparison = new Comparison(warmUp, clean, noisy, predicted, period, rule);
        SubjectResult subject = trained.subjects().get(0);
        return new ScenarioRun(
                run.seed(),
                run.forecaster(),
                run.model(),
                run.modelSha256(),
                run.losses(),
                List.of(new OriginResult(
                        new Forecast(
                                span,
                                old.warmUp(),
                                old.truth(),
                                Series.of(predicted),
                                old.oneStepAhead(),
                                old.cells(),
                                old.quantiles()),
                        List.of(new SubjectResult(
                                subject.subject(),
                                comparison,
                                MetricSet.STANDARD.measure(comparison),
                                subject.baselines())))),
                run.trainSeconds(),
                run.forecastSeconds());
    }
}
