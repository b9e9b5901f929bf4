package io.github.lstmforecast.golden;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.TransformChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Golden models of 20 units, and others that differ from them. */
final class Goldens {
    static final RnnShape SHAPE = new RnnShape(1, List.of(20), 1);
    static final Subject ONLY = new Subject(150, Optional.empty(), Optional.empty());
    static final Map<Metric, Double> METRICS = Map.of(
            StandardMetric.RMSE,
            0.01,
            StandardMetric.PHASE_ERROR,
            0.002,
            StandardMetric.MISSED_PULSES,
            0.0,
            StandardMetric.SKILL,
            0.5);
    static final Map<String, String> INPUTS =
            Map.of("model.train.epochs", "150", "data", "0123456789abcdef".repeat(4), "library", "1.0");

    private Goldens() {}

    static float[] weights() {
        Random random = new Random(1);
        float[] weights = new float[SHAPE.parameterCount()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return weights;
    }

    static SavedModel model(float[] weights) {
        return Extensions.save(
                NetworkSpec.of(RnnParameters.of(SHAPE, weights)),
                Optional.of(Adam.of(0.01).start(weights.length).state()),
                TransformChain.NONE,
                Optional.empty());
    }

    static List<Double> outputs() {
        List<Double> outputs = new ArrayList<>();
        for (int step = 0; step < 50; step++) {
            outputs.add((double) (float) Math.sin(step));
        }
        return outputs;
    }

    static List<Double> outputs(int changed, double by) {
        List<Double> outputs = outputs();
        outputs.set(changed, outputs.get(changed) + by);
        return outputs;
    }

    static Golden golden() {
        return of(weights(), INPUTS, forecast(outputs(), outputs()));
    }

    static GoldenForecast forecast(List<Double> oneStepAhead, List<Double> forecast) {
        return new GoldenForecast(ONLY, METRICS, Optional.of(oneStepAhead), forecast);
    }

    static Golden of(float[] weights, Map<String, String> inputs, GoldenForecast... forecasts) {
        SavedModel model = model(weights);
        return new Golden(
                Optional.of(model),
                new GoldenRecord(
                        "jvm",
                        "LSTM 20",
                        Optional.of(model.sha256()),
                        true,
                        inputs,
                        List.of(forecasts),
                        Optional.empty()));
    }
}
