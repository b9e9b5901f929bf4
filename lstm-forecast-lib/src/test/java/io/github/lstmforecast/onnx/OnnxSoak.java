package io.github.lstmforecast.onnx;

import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.signal.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;

/**
 * Runs models for long, and prints how much resident memory the process has after a tenth of the work and at its end, in
 * kilobytes.
 */
final class OnnxSoak {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WINDOW = 30;
    private static final int HISTORY = 25;

    private OnnxSoak() {}

    static boolean isPossible() {
        return Files.exists(STATUS);
    }

    /** @param args the number of steps */
    public static void main(String[] args) throws IOException, ModelFileException {
        int steps = Integer.parseInt(args[0]);
        Forecaster gru = open("onnx", "gru_state_free_time", "model_torchscript.onnx");
        ModelState state = gru.sequenceModel().orElseThrow().start();
        float[] input = {0};
        float[] output = {0};
        measured("steps", steps, count -> {
            for (int i = 0; i < count; i++) {
                state.step(input, output);
                input[0] = output[0];
            }
        });
        Forecaster window = open("onnx-sklearn", "mlp_next", "model.onnx");
        measured("windows", steps / 10, count -> forecast(window, WINDOW, count));
        Forecaster history = open("onnx-keras", "lstm_dense", "model_keras3_tensorflow.onnx");
        measured("histories", steps / 1000, count -> {
            for (int i = 0; i < count; i++) {
                forecast(history, HISTORY, 10);
            }
        });
        measured("openings", Math.max(10, steps / 10_000), count -> {
            for (int i = 0; i < count; i++) {
                forecast(open("onnx", "gru_state_free_time", "model_torchscript.onnx"), HISTORY, 10);
            }
        });
    }

    private interface Work {
        void run(int count) throws ModelFileException;
    }

    private static void measured(String what, int count, Work work) throws IOException, ModelFileException {
        work.run(count / 10);
        System.out.println(residentKilobytes() + " after a tenth of all " + what);
        work.run(count - count / 10);
        System.out.println(residentKilobytes() + " after all " + what);
    }

    private static void forecast(Forecaster forecaster, int warmUp, int steps) {
        Series series = Series.of(DoubleStream.iterate(0, i -> i + 1)
                .map(i -> StrictMath.sin(i / 3))
                .limit(warmUp + steps)
                .toArray());
        forecaster.forecast(series, new ForecastSpan(warmUp, warmUp, steps, 0));
    }

    static Forecaster open(String kind, String name, String file) throws ModelFileException {
        return new OnnxEngine()
                .open(
                        new OnnxFormat()
                                .read(FrameworkModel.file(kind, name, file))
                                .orElseThrow(),
                        OpenSettings.NONE);
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
