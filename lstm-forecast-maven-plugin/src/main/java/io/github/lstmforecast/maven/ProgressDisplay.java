package io.github.lstmforecast.maven;

import io.github.lstmforecast.train.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows the progress of a training: as a bar on a terminal, as a line every tenth in a log. */
final class ProgressDisplay {
    private static final int BAR_LENGTH = 40;
    private static final int LINES = 10;

    private ProgressDisplay() {}

    /** A bar that is redrawn in its line, which ends with the training. */
    static TrainingListener bar(String scenario, PrintStream terminal) {
        return (epoch, epochs, loss) -> {
            int filled = (int) ((long) epoch * BAR_LENGTH / epochs);
            terminal.print(String.format(
                    Locale.ROOT,
                    "\r%s [%s%s] %3d%%, loss %-9.3g%s",
                    scenario,
                    "=".repeat(filled),
                    " ".repeat(BAR_LENGTH - filled),
                    (long) epoch * 100 / epochs,
                    loss,
                    epoch == epochs ? System.lineSeparator() : ""));
            terminal.flush();
        };
    }

    /** A line whenever another tenth is done. */
    static TrainingListener lines(String scenario, Consumer<String> log) {
        return new TrainingListener() {
            private long shown;

            @Override
            public void epochEnded(int epoch, int epochs, double loss) {
                long done = (long) epoch * LINES / epochs;
                if (done > shown) {
                    shown = done;
                    log.accept(
                            String.format(Locale.ROOT, "%s: epoch %d of %d, loss %.3g", scenario, epoch, epochs, loss));
                }
            }
        };
    }
}
