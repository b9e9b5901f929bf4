package io.github.lstmforecast.compare;

import io.github.lstmforecast.result.json.Results;

/**
 * What results are compared with.
 *
 * @param label where they are from, as messages name it: {@code "release 1.0"}, for example, or the path of a file
 */
public record Reference(String label, Results results) {}
