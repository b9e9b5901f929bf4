package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.train.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The speed of the kernel: in new JVMs, with and without the Vector API, and compared with the same work in plain C if
 * gcc is installed. Times are those of a whole training in one thread.
 */
public final class KernelBenchmark {
    private static final List<String> VECTOR_API = List.of("--add-modules", "jdk.incubator.vector");
    private static final int C_RUNS = 3;
    private static final int PAIRS = 3;

    private KernelBenchmark() {}

    /**
     * Prints the tables.
     *
     * @param args the folder of {@code lstm_limit.c}, and a folder for its programs
     */
    public static void main(String[] args) throws Exception {
        Path source = Path.of(args[0], "lstm_limit.c");
        Path programs = Files.createDirectories(Path.of(args[1]));
        jobs(source, programs);
        cells();
        closedLoop();
        onnxRuntime();
        together();
        growth();
    }

    private static void jobs(Path source, Path programs) throws IOException, InterruptedException {
        System.out.printf("%nTraining: 6 windows of 25 an epoch, seconds; cold is the first training of a new JVM%n");
        System.out.println("                                   Vector API      plain loops      C  warm:C");
        System.out.println("recipe   units  batch  epochs     cold    warm    cold    warm   warm");
        for (int batch : new int[] {3, 32}) {
            for (int units : new int[] {20, 64, 128, 256}) {
                int epochs = (units == 20 ? 400 : 20) / (batch == 3 ? 1 : 4);
                OptionalDouble c = inC(source, programs, units, batch, epochs);
                row("rmsprop", units, batch, epochs, c);
            }
        }
        row("default", 20, 3, Recipe.defaults().epochs(), OptionalDouble.empty());
    }

    private static void row(String recipe, int units, int batch, int epochs, OptionalDouble c)
            throws IOException, InterruptedException {
        String[] job = {"train", recipe, CellKind.LSTM.name(), "" + units, "" + batch, "25", "" + epochs};
        double[] vector = inJava(VECTOR_API, job);
        double[] plain = inJava(List.of(), job);
        System.out.printf(
                Locale.ROOT,
                "%-8s %5d  %5d  %6d  %7.3f %7.3f %7.3f %7.3f  %s%n",
                recipe,
                units,
                batch,
                epochs,
                vector[0],
                vector[1],
                plain[0],
                plain[1],
                c.isPresent()
                        ? String.format(Locale.ROOT, "%5.3f  %5.2fx", c.getAsDouble(), vector[1] / c.getAsDouble())
                        : "    -      -");
    }

    /** In turn with an LSTM, since the speed of a machine drifts; the median of the ratios. */
    private static void cells() throws IOException, InterruptedException {
        System.out.printf(
                "%nOther cells: training, warm, batch 3, with the Vector API; seconds over those of an LSTM%n");
        System.out.println("units  epochs      GRU   simple RNN");
        for (int units : new int[] {20, 64, 128, 256}) {
            int epochs = units == 20 ? 400 : 20;
            double[] gru = new double[PAIRS];
            double[] simple = new double[PAIRS];
            for (int pair = 0; pair < PAIRS; pair++) {
                double lstm = warm(CellKind.LSTM, units, epochs);
                gru[pair] = warm(CellKind.GRU, units, epochs) / lstm;
                simple[pair] = warm(CellKind.SIMPLE_RNN, units, epochs) / lstm;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%5d  %6d    %4.2fx        %4.2fx%n",
                    units,
                    epochs,
                    KernelJob.median(gru),
                    KernelJob.median(simple));
        }
    }

    private static double warm(CellKind cell, int units, int epochs) throws IOException, InterruptedException {
        return inJava(VECTOR_API, "train", "rmsprop", cell.name(), "" + units, "3", "25", "" + epochs)[1];
    }

    private static void closedLoop() throws IOException, InterruptedException {
        System.out.printf("%nClosed loop, tracing off: steps a second%n");
        System.out.println("units      steps    Vector API   plain loops");
        for (int[] c : new int[][] {{20, 1_000_000}, {20, 100_000}, {20, 10_000}, {64, 100_000}, {256, 10_000}}) {
            double vector = inJava(VECTOR_API, "loop", CellKind.LSTM.name(), "" + c[0], "" + c[1])[1];
            double plain = inJava(List.of(), "loop", CellKind.LSTM.name(), "" + c[0], "" + c[1])[1];
            System.out.printf(Locale.ROOT, "%5d  %,9d  %,12.0f  %,12.0f%n", c[0], c[1], c[1] / vector, c[1] / plain);
        }
    }

    private static void onnxRuntime() throws IOException, InterruptedException {
        System.out.printf("%nThe same LSTM in closed loop: steps a second%n");
        System.out.println("units      steps    Vector API   ONNX Runtime   ratio");
        for (int[] c : new int[][] {{20, 100_000}, {64, 50_000}, {128, 20_000}, {256, 10_000}}) {
            double[] times = inJava(VECTOR_API, "onnx", "" + c[0], "" + c[1]);
            System.out.printf(
                    Locale.ROOT,
                    "%5d  %,9d  %,12.0f   %,12.0f   %4.1fx%n",
                    c[0],
                    c[1],
                    c[1] / times[0],
                    c[1] / times[1],
                    times[1] / times[0]);
        }
    }

    private static void together() throws IOException, InterruptedException {
        double[] times = inJava(VECTOR_API, "together");
        System.out.printf(
                Locale.ROOT,
                "%nTwo trainings of the default recipe at once, on %d processors: %.3f s, one alone %.3f s: %.2fx%n",
                Runtime.getRuntime().availableProcessors(),
                times[1],
                times[0],
                times[1] / times[0]);
    }

    private static void growth() throws IOException, InterruptedException {
        System.out.printf("%nGrowth: nanoseconds for each step of each sequence, warm, with the Vector API%n");
        System.out.println("units  batch  window     ns");
        int[][] cases = {
            {20, 3, 25},
            {40, 3, 25},
            {80, 3, 25},
            {160, 3, 25},
            {320, 3, 25},
            {80, 1, 25},
            {80, 6, 25},
            {80, 12, 25},
            {80, 24, 25},
            {80, 3, 50},
            {80, 3, 75},
            {80, 3, 150}
        };
        for (int[] c : cases) {
            int epochs = Math.max(2, 40_000_000 / (c[0] * c[0] * c[1] * 150));
            // A difference of two times, because the time for the initial weights grows with the cube of the units.
            double seconds = growthJob(c, 3 * epochs) - growthJob(c, epochs);
            System.out.printf(
                    Locale.ROOT, "%5d  %5d  %6d  %5.0f%n", c[0], c[1], c[2], seconds / (2 * epochs) / 150 / c[1] * 1e9);
        }
        System.out.println(
                "12 n^2 products a step: as the square, until the weights (64 n^2 bytes with their gradient and");
        System.out.println(
                "the way back) leave the cache. More sequences share each load of the weights; windows cost nothing.");
    }

    private static double growthJob(int[] c, int epochs) throws IOException, InterruptedException {
        return inJava(
                VECTOR_API, "train", "rmsprop", CellKind.LSTM.name(), "" + c[0], "" + c[1], "" + c[2], "" + epochs)[1];
    }

    /** The two times that {@link KernelJob} prints, in seconds. */
    private static double[] inJava(List<String> options, String... job) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.add(KernelJob.class.getName());
        command.addAll(List.of(job));
        return Stream.of(output(command).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static OptionalDouble inC(Path source, Path programs, int units, int batch, int epochs)
            throws IOException, InterruptedException {
        String program = programs.resolve("lstm_limit_" + units + "_" + batch).toString();
        try {
            output(List.of(
                    "gcc",
                    "-O3",
                    "-march=native",
                    "-ffast-math",
                    "-DH=" + units,
                    "-DB=" + batch,
                    source.toString(),
                    "-o",
                    program,
                    "-lm"));
        } catch (IOException e) {
            return OptionalDouble.empty(); // no gcc
        }
        double[] seconds = new double[C_RUNS];
        for (int run = 0; run < C_RUNS; run++) {
            String printed = output(List.of(program, "" + epochs));
            seconds[run] = Double.parseDouble(printed.substring(printed.lastIndexOf(' ') + 1, printed.length() - 1));
        }
        return OptionalDouble.of(KernelJob.median(seconds));
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return output;
    }
}
