package io.github.lstmforecast.maven;

import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.train.Recipe;
import java.util.OptionalDouble;

/**
 * How a series is divided for a first scenario: about its last fifth is forecast, the rest is learnt.
 *
 * @param end the first row that is not learnt
 * @param horizon whole cycles where there are any
 * @param every rows from one forecast to the next
 */
record FirstSizes(int end, int copies, int window, int horizon, int every) {
    private static final int WINDOW = 25;
    private static final int HORIZON = 50;
    private static final int CYCLES = 4; // of a horizon, so that it shows whether the timing drifts
    private static final int FEW_CYCLES = 2;
    private static final double LEFT_OUT = 0.2;
    private static final double MOST_LEFT_OUT = 0.25; // for a horizon of whole cycles
    private static final int MOST_FORECASTS = 5;

    /** What is learnt at least. */
    private record Learnt(int copies, int window, int rows) {
        static Learnt of(int copies, int window, double period) {
            return new Learnt(
                    copies, window, TrainingCopy.offsetLength(copies, TrainingCopy.shiftSteps(period, copies), window));
        }
    }

    /** How many rows are forecast and judged. */
    int judged(int rows) {
        return horizon * (1 + (rows - end - horizon) / every);
    }

    /** @throws NothingWrittenException if the rows are too few for a horizon of one cycle */
    static FirstSizes of(String shown, int rows, OptionalDouble period) throws NothingWrittenException {
        return period.isPresent() ? ofCycles(shown, rows, period.getAsDouble()) : withoutCycle(shown, rows);
    }

    private static FirstSizes ofCycles(String shown, int rows, double period) throws NothingWrittenException {
        int guard = PulseMatching.guardSteps(period);
        int fifth = (int) (LEFT_OUT * rows);
        int usual = wholeCycles(HORIZON, CYCLES, period);
        int horizon = Math.min(usual, (int) Math.round(cycles(rows, guard, period) * period));
        int end = rows - Math.max(fifth, horizon + guard);
        int copies = (int) Math.min(Recipe.defaults().copies(), period);
        Learnt[] choices = {
            Learnt.of(copies, wholeCycles(WINDOW, 2, period), period),
            Learnt.of(copies, wholeCycles(1, 2, period), period),
            Learnt.of(1, wholeCycles(1, 2, period), period),
            Learnt.of(1, wholeCycles(1, 1, period), period)
        };
        for (Learnt learnt : choices) {
            if (learnt.rows() <= end) {
                return new FirstSizes(end, learnt.copies(), learnt.window(), horizon, every(rows - end, horizon));
            }
        }
        int fewest = choices[choices.length - 1].rows();
        throw new NothingWrittenException(
                shown + ": " + rows + " rows are too few: with " + FirstScenario.number(period)
                        + " rows per cycle, at least " + (fewest + horizon + guard) + " are needed, " + fewest
                        + " to learn and " + (horizon + guard) + " to forecast");
    }

    /** As many whole cycles as a fifth holds, or {@value #FEW_CYCLES}, or 1, with fewer rows for the training. */
    private static int cycles(int rows, int guard, double period) {
        int inFifth = (int) ((LEFT_OUT * rows - guard) / period);
        int inQuarter = (int) ((MOST_LEFT_OUT * rows - guard) / period);
        return inFifth >= FEW_CYCLES ? inFifth : Math.max(1, Math.min(FEW_CYCLES, inQuarter));
    }

    private static FirstSizes withoutCycle(String shown, int rows) throws NothingWrittenException {
        int fifth = (int) (LEFT_OUT * rows);
        int end = rows - fifth;
        int window = Math.min(WINDOW, end / 2);
        if (fifth < 1 || window < 2) {
            throw new NothingWrittenException(shown + ": " + rows + " rows are too few; at least 5 are needed");
        }
        int horizon = Math.min(HORIZON, fifth);
        // Without a cycle, the copies share a window.
        Learnt usual = Learnt.of(Recipe.defaults().copies(), window, window);
        int copies = usual.copies() <= window && usual.rows() <= end ? usual.copies() : 1;
        return new FirstSizes(end, copies, window, horizon, every(fifth, horizon));
    }

    private static int every(int left, int horizon) {
        return Math.max(horizon, left / MOST_FORECASTS);
    }

    /** As many whole cycles as have so many rows, but at least so many cycles. */
    private static int wholeCycles(int rows, int cycles, double period) {
        return (int) Math.round(Math.max(cycles, Math.ceil(rows / period)) * period);
    }
}
