package io.github.lstmforecast.assertj;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.gate.Numbers;
import java.util.List;

final class ShouldStayInPhase extends FailureMessage {
    ShouldStayInPhase(Object actual, Cycles span, Cycles phaseError, List<String> found, String picture) {
        super(
                actual,
                "to stay in phase for " + Numbers.text(span.value()) + " cycles, each pulse at most "
                        + Numbers.text(phaseError.value()) + " cycles off",
                found,
                picture);
    }
}
