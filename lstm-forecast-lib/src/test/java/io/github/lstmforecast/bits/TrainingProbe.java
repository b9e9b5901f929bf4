package io.github.lstmforecast.bits;

import com.sun.management.ThreadMXBean;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.CopySpacing;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.StateReset;
import io.github.lstmforecast.train.TrainedRnn;
import io.github.lstmforecast.train.Trainer;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Trains a small model, forecasts with it, and prints what must be the same in every JVM: the hash of the weights and
 * of the forecast. Then it prints how much was allocated in the second half of the training and in a long closed loop,
 * and the fingerprint of a linear model.
 */
final class TrainingProbe {
    private static final int EPOCHS = 60;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private TrainingProbe() {}

    public static void main(String[] arguments) throws Exception {
        Series series = new GaussianNoise(0.01, 1).addTo(PulseWave.of(10, 3).samples(300));
        // Two layers, wider than a vector and not a multiple of its width.
        Recipe recipe = new Recipe(
                CellKind.LSTM,
                List.of(20, 17),
                GateActivation.SIGMOID,
                3,
                CopySpacing.PHASE,
                25,
                EPOCHS,
                Adam.of(0.005),
                0.1,
                1,
                0.1,
                StateReset.EACH_EPOCH,
                1);
        long[] allocated = new long[EPOCHS + 1];
        TrainedRnn trained = Trainer.train(
                recipe,
                Windows.of(TrainingCopy.rotated(series.slice(0, 150), 3, 3), 25),
                (epoch, epochs, loss) -> allocated[epoch] = allocatedBytes());
        RnnModel model = new RnnModel(trained.parameters());
        Forecast forecast = new ClosedLoop(model).forecast(series, new ForecastSpan(150, 25, 100, 5));

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex(trained.parameters().sha256()));
        Series closedLoop = forecast.predicted();
        for (int step = 0; step < closedLoop.length(); step++) {
            digest.update(ByteBuffer.allocate(Double.BYTES)
                    .putDouble(closedLoop.get(step, 0))
                    .flip());
        }
        System.out.println(HexFormat.of().formatHex(digest.digest()) + " " + (allocated[EPOCHS] - allocated[EPOCHS / 2])
                + " " + allocatedInClosedLoop(model, Integer.parseInt(arguments[0])) + " " + LinearProbe.fingerprint());
    }

    private static long allocatedInClosedLoop(RnnModel model, int steps) {
        ModelState state = model.start();
        float[] value = {0};
        state.step(value, value);
        long before = allocatedBytes();
        for (int step = 0; step < steps; step++) {
            state.step(value, value);
        }
        return allocatedBytes() - before;
    }

    private static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
