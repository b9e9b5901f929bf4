package io.github.lstmforecast.maven;

import io.github.lstmforecast.train.TrainingListener;
import java.io.Console;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;

/** How the progress of a training is shown. */
enum ProgressMode {
    BAR,
    LINES,
    NONE;

    /**
     * The mode that a user chose.
     *
     * @param isInteractive whether Maven is not in batch mode
     * @param atOnce how many scenarios run at once
     */
    static ProgressMode of(String text, boolean isInteractive, int atOnce) throws MojoExecutionException {
        return switch (text) {
            case "auto" -> atOnce == 1 && isInteractive && isTerminal() ? BAR : LINES;
            case "bar" -> BAR;
            case "lines" -> LINES;
            case "none" -> NONE;
            default ->
                throw new MojoExecutionException(
                        "lstm-forecast.progress is '" + text + "', but must be auto, bar, lines or none");
        };
    }

    TrainingListener listener(String scenario, Consumer<String> log) {
        return switch (this) {
            case BAR -> ProgressDisplay.bar(scenario, System.out);
            case LINES -> ProgressDisplay.lines(scenario, log);
            case NONE -> TrainingListener.NONE;
        };
    }

    /** Since Java 22 there is a console even where the output goes to a file, and a method that detects it. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
