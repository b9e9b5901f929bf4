package io.github.lstmforecast.benchmark;

/** The speed of the kernel, and the reliability of trainings over many seeds. */
public final class Benchmarks {
    private Benchmarks() {}

    /** @param args see {@link KernelBenchmark#main} */
    public static void main(String[] args) throws Exception {
        KernelBenchmark.main(args);
        SeedsBenchmark.main(new String[0]);
    }
}
