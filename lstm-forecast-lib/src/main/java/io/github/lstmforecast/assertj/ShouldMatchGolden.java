package io.github.lstmforecast.assertj;

import java.util.List;

final class ShouldMatchGolden extends FailureMessage {
    ShouldMatchGolden(Object actual, List<String> findings, String picture) {
        super(actual, "to match the golden model", findings, picture);
    }
}
