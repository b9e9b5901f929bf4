package io.github.lstmforecast.assertj;

import java.util.List;

/** A scenario does not pass. */
final class ShouldPass extends FailureMessage {
    ShouldPass(Object actual, List<String> findings, String lookAt) {
        super(actual, "to pass", findings, lookAt);
    }
}
