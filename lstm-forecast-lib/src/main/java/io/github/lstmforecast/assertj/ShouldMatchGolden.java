package io.github.lstmforecast.assertj;

import java.util.List;

/** A forecast is not that of the golden model. */
final class ShouldMatchGolden extends FailureMessage {
    ShouldMatchGolden(Object actual, List<String> findings, String lookAt) {
        super(actual, "to match the golden model", findings, lookAt);
    }
}
