package io.github.lstmforecast.assertj;

import java.util.List;

final class ShouldBeWithinTolerances extends FailureMessage {
    ShouldBeWithinTolerances(Object actual, List<String> findings, String picture) {
        super(actual, "to be within the tolerances", findings, picture);
    }
}
