package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.report.ForecastCsv;
import io.github.lstmforecast.report.Measurement;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingDivergedException;
import io.github.lstmforecast.train.TrainingListener;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child JVM: runs the scenarios that it is asked for, as many at once as there are requests, until it is told to stop.
 * How many that may be is the parent's to say.
 */
public final class WorkerMain {
    private static final int PROGRESS_STEPS = 100;

    private final WorkerProtocol protocol;
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final ExecutorService runs = Executors.newCachedThreadPool();

    private WorkerMain(String token) {
        this.protocol = new WorkerProtocol(token);
    }

    /**
     * Runs the child.
     *
     * @param args the token that marks events
     * @throws InterruptedException never, since nobody interrupts the main thread
     */
    public static void main(String[] args) throws InterruptedException {
        new WorkerMain(args[0]).run();
    }

    private void run() throws InterruptedException {
        Thread reader = new Thread(this::readRequests, "requests");
        reader.setDaemon(true);
        reader.start();
        for (String line = requests.take(); !line.equals(WorkerProtocol.STOP); line = requests.take()) {
            WorkerRequest request = WorkerProtocol.readRequest(line);
            runs.execute(() -> tell(answer(request)));
        }
        runs.shutdown();
    }

    /** The pipe from the parent closes when the parent ends, however it does; then the child must not live on. */
    private void readRequests() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                requests.add(line);
                if (line.equals(WorkerProtocol.STOP)) {
                    return;
                }
            }
        } catch (IOException e) {
            // A broken pipe says the same as a closed one.
        }
        Runtime.getRuntime().halt(WorkerExit.PARENT_GONE.code());
    }

    private WorkerEvent answer(WorkerRequest request) {
        try {
            Scenario scenario = ScenarioReader.read(Path.of(request.base()), Path.of(request.scenarioFolder()));
            ScenarioRun run = ScenarioRunner.run(scenario, progress(request.run()));
            ForecastCsv.write(Path.of(request.outputFolder(), "forecast.csv"), run.forecast());
            return new WorkerEvent.Measured(request.run(), Measurement.of(scenario, run));
        } catch (ScenarioException | InvalidValueException | TrainingDivergedException e) {
            return new WorkerEvent.Failed(request.run(), e.getMessage());
        } catch (IOException e) {
            return new WorkerEvent.Failed(request.run(), "the forecast can't be written: " + e);
        } catch (RuntimeException e) {
            e.printStackTrace();
            return new WorkerEvent.Failed(request.run(), "the scenario broke the library, which is a mistake in lstm-forecast: " + e
                    + "; the stack trace is in the log above");
        }
    }

    private TrainingListener progress(int run) {
        return (epoch, epochs, loss) -> {
            // A hundred events are enough for any display; more would cost time.
            if ((long) epoch * PROGRESS_STEPS / epochs != (long) (epoch - 1) * PROGRESS_STEPS / epochs) {
                tell(new WorkerEvent.Progress(run, epoch, epochs, loss));
            }
        };
    }

    private void tell(WorkerEvent event) {
        out.println(protocol.write(event));
    }
}
