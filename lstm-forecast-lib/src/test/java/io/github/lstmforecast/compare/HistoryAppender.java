package io.github.lstmforecast.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that appends to a history from several threads, as a build of several modules does. */
final class HistoryAppender {
    private HistoryAppender() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        int threads = Integer.parseInt(args[2]);
        int runs = Integer.parseInt(args[3]);
        Thread[] all = new Thread[threads];
        for (int thread = 0; thread < threads; thread++) {
            String module = args[1] + ":" + thread;
            all[thread] = new Thread(() -> {
                for (int run = 0; run < runs; run++) {
                    try {
                        History.append(
                                file, List.of(Runs.entry(module, run), Runs.entry(module, run)), Duration.ofMinutes(1));
                    } catch (Exception e) {
                        e.printStackTrace();
                        System.exit(1);
                    }
                }
            });
        }
        for (Thread thread : all) {
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
    }
}
