package io.github.lstmforecast.assertj;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.gate.Numbers;
import java.util.List;

/** A pulse is not answered, or not in time. */
final class ShouldStayInPhase extends FailureMessage {
    ShouldStayInPhase(Object actual, Cycles span, Cycles phaseError, List<String> found, String lookAt) {
        super(
                actual,
                "to stay in phase for " + Numbers.text(span.value()) + " cycles, each pulse at most "
                        + Numbers.text(phaseError.value()) + " cycles off",
                found,
                lookAt);
    }
}
