package io.github.lstmforecast.assertj;

import java.util.List;

final class ShouldNotBeWorse extends FailureMessage {
    ShouldNotBeWorse(Object actual, String reference, List<String> findings, String picture) {
        super(actual, "to be not worse than the reference results (" + reference + ")", findings, picture);
    }
}
