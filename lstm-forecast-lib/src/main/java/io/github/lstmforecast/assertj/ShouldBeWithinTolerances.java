package io.github.lstmforecast.assertj;

import java.util.List;

/** Some metrics are not within their limits. */
final class ShouldBeWithinTolerances extends FailureMessage {
    ShouldBeWithinTolerances(Object actual, List<String> findings, String lookAt) {
        super(actual, "to be within the tolerances", findings, lookAt);
    }
}
