package io.github.lstmforecast.assertj;

import io.github.lstmforecast.gate.Numbers;
import java.util.List;

final class ShouldCountPeriod extends FailureMessage {
    ShouldCountPeriod(Object actual, double periodSteps, List<String> found, String picture) {
        super(actual, "to count a period of " + Numbers.text(periodSteps) + " steps", found, picture);
    }
}
