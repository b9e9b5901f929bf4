package io.github.lstmforecast.maven.worker;

/** Receives what the child prints. Called from several threads. */
public interface WorkerOutput {
    /**
     * The child printed a line.
     *
     * @param line the line
     */
    void printed(String line);

    /**
     * The child complained: it wrote a line to its standard error.
     *
     * @param line the line
     */
    void complained(String line);
}
