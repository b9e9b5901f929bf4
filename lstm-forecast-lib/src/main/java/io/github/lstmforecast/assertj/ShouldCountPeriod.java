package io.github.lstmforecast.assertj;

import io.github.lstmforecast.gate.Numbers;
import java.util.List;

/** The position in the cycle can't be told from the cells. */
final class ShouldCountPeriod extends FailureMessage {
    ShouldCountPeriod(Object actual, double periodSteps, List<String> found, String lookAt) {
        super(actual, "to count a period of " + Numbers.text(periodSteps) + " steps", found, lookAt);
    }
}
