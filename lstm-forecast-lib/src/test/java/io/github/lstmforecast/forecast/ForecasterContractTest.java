package io.github.lstmforecast.forecast;

import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** {@link ForecasterContract} for the forecasters of the library. */
class ForecasterContractTest {
    private static RnnModel network(int inputs, int outputs) {
        return new RnnModel(RnnInitializer.initialize(new RnnShape(inputs, List.of(4, 3), outputs), 7));
    }

    private static TransformChain scaled(double offset, double unit) {
        return TransformChain.of(Scaling.of(new double[] {offset}, new double[] {unit}));
    }

    /** Outputs a given number of steps, each a different weighted sum of the window. */
    record Weighted(int window, int inputs, int steps, int targets) implements WindowModel {
        @Override
        public void predict(float[] window, float[] output) {
            for (int i = 0; i < output.length; i++) {
                output[i] = i;
                for (int j = 0; j < window.length; j++) {
                    output[i] += window[j] / (2 + i + j);
                }
            }
        }
    }

    @Nested
    class OfAClosedLoop extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            return new ClosedLoop(network(1, 1));
        }
    }

    @Nested
    class OfAClosedLoopWithKnownInputs extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            return new ClosedLoop(network(4, 2), new StepInputs(2, 2, 0, 3, 0, 2, 1));
        }

        @Override
        int targets() {
            return 2;
        }

        @Override
        int knownInputs() {
            return 2;
        }
    }

    @Nested
    class OfASlidingWindow extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            return new WindowLoop(new Weighted(6, 1, 1, 1));
        }
    }

    @Nested
    class OfADirectModel extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            return new WindowLoop(new Weighted(5, 3, 10, 2), StepInputs.ofTraining(2, 1));
        }

        @Override
        int targets() {
            return 2;
        }

        @Override
        int knownInputs() {
            return 1;
        }
    }

    @Nested
    class OfATransformedForecaster extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            return TransformedForecaster.of(new ClosedLoop(network(1, 1)), scaled(0.3, 1.7));
        }
    }

    @Nested
    class OfAMean extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            return new MeanForecaster(List.of(
                    TransformedForecaster.of(new ClosedLoop(network(1, 1)), scaled(0, 2)),
                    new WindowLoop(new Weighted(6, 1, 3, 1))));
        }
    }

    @Nested
    class OfARecording extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            Series values = Series.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
            return new RecordedForecaster(Map.of(
                    40,
                    new Prediction(
                            values, Optional.empty(), Optional.of(new Quantiles(List.of(0.5), List.of(values))))));
        }
    }

    @Nested
    class OfTheSeasonalNaiveForecast extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            return new SeasonalNaive(8.5);
        }
    }

    @Nested
    class OfALinearAutoregression extends ForecasterContract {
        @Override
        Forecaster forecaster() {
            Features all = features();
            Features training = new Features(all.targets().slice(0, 40), all.known());
            return new LinearAutoregression(LinearFit.fit(training, new LinearSettings(9, 0.01)));
        }

        @Override
        int targets() {
            return 2;
        }

        @Override
        int knownInputs() {
            return 2;
        }
    }
}
