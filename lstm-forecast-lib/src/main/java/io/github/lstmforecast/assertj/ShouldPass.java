package io.github.lstmforecast.assertj;

import java.util.List;

final class ShouldPass extends FailureMessage {
    ShouldPass(Object actual, List<String> findings, String picture) {
        super(actual, "to pass", findings, picture);
    }
}
