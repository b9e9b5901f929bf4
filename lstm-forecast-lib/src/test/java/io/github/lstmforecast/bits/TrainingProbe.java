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
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Trains a small model of each kind of cells, forecasts with it, and prints what must be the same in every JVM: the hash of
 * the weights and of the forecast, with {@code +} between kinds. Then it prints how much was allocated in the second half
 * of all trainings, and in the second half of a long closed loop of each, and the fingerprint of a linear model.
 */
final class TrainingProbe {
    private static final int EPOCHS = 60;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private TrainingProbe() {}

    /** @param arguments the steps of a closed loop */
    public static void main(String[] arguments) throws Exception {
        List<String> hashes = new ArrayList<>();
        long inTraining = 0;
        long inClosedLoop = 0;
        Series series = new GaussianNoise(0.01, 1).addTo(PulseWave.of(10, 3).samples(300));
        Windows windows = Windows.of(TrainingCopy.rotated(series.slice(0, 150), 3, 3), 25);
        for (CellKind cell : List.of(CellKind.LSTM, CellKind.GRU, CellKind.SIMPLE_RNN)) {
            int epochs = cell == CellKind.LSTM ? EPOCHS : EPOCHS / 3;
            long[] allocated = new long[epochs + 1];
            TrainedRnn trained = Trainer.train(
                    recipe(cell, epochs), windows, (epoch, of, loss) -> allocated[epoch] = allocatedBytes());
            inTraining += allocated[epochs] - allocated[epochs / 2];
            RnnModel model = new RnnModel(trained.parameters());
            hashes.add(hash(trained, new ClosedLoop(model).forecast(series, new ForecastSpan(150, 25, 100, 5))));
            inClosedLoop += allocatedInClosedLoop(model, Integer.parseInt(arguments[0]));
        }
        System.out.println(
                String.join("+", hashes) + " " + inTraining + " " + inClosedLoop + " " + LinearProbe.fingerprint());
    }

    private static Recipe recipe(CellKind cell, int epochs) {
        return new Recipe(
                cell,
                List.of(20, 17), // wider than a vector and not a multiple of its width
                GateActivation.SIGMOID,
                3,
                CopySpacing.PHASE,
                25,
                epochs,
                Adam.of(0.005),
                0.1,
                1,
                0.1,
                StateReset.EACH_EPOCH,
                1);
    }

    private static String hash(TrainedRnn trained, Forecast forecast) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex(trained.parameters().sha256()));
        Series closedLoop = forecast.predicted();
        for (int step = 0; step < closedLoop.length(); step++) {
            digest.update(ByteBuffer.allocate(Double.BYTES)
                    .putDouble(closedLoop.get(step, 0))
                    .flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static long allocatedInClosedLoop(RnnModel model, int steps) {
        ModelState state = model.start();
        float[] input = {0};
        float[] output = {0};
        long before = 0;
        for (int step = 0; step < steps; step++) {
            if (step == steps / 2) {
                before = allocatedBytes();
            }
            state.step(input, output);
            input[0] = output[0];
        }
        return allocatedBytes() - before;
    }

    private static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
