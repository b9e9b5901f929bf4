package io.github.lstmforecast.onnx;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.signal.Series;
import java.util.concurrent.CountDownLatch;

/** Ends its JVM while threads open and run models; the exit code is 1 if one of them fails. */
final class OnnxAtTheEnd {
    private static final int THREADS = 2;
    private static final int STEPS = 100;

    /** Milliseconds that a shutdown hook takes, while other threads go on. */
    private static final int HOOK = 300;

    private OnnxAtTheEnd() {}

    /** @param args how it ends, and after how many milliseconds */
    public static void main(String[] args) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> sleep(HOOK)));
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        CountDownLatch running = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> work(running));
            thread.setDaemon(true);
            thread.start();
        }
        running.await();
        sleep(Long.parseLong(args[1]));
        switch (args[0]) {
            case "exit" -> System.exit(0);
            case "halt" -> Runtime.getRuntime().halt(0);
            default -> {} // only daemons are left
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private static void work(CountDownLatch running) {
        Series series = Series.of(new double[2 * STEPS]);
        while (true) {
            try {
                Forecaster forecaster = OnnxSoak.open("onnx", "gru_state_free_time", "model_torchscript.onnx");
                forecaster.forecast(series, new ForecastSpan(STEPS, STEPS, STEPS, 0));
            } catch (ModelFileException e) {
                throw new IllegalStateException(e);
            }
            running.countDown();
        }
    }
}
