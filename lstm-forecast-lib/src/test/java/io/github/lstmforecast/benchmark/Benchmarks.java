package io.github.lstmforecast.benchmark;

/** How fast the kernel is, and how sure many seeds are. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs both.
     *
     * @param args see {@link KernelBenchmark#main}
     */
    public static void main(String[] args) throws Exception {
        KernelBenchmark.main(args);
        SeedsBenchmark.main(new String[0]);
    }
}
