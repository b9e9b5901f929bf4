package io.github.lstmforecast.scenario;

/**
 * Where a mapping is.
 *
 * @param path of the mapping within the file; empty at the top
 */
record YamlPlace(String file, String path, int line) {
    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Where a mapping would be that is missing under a key. */
    YamlPlace within(String key) {
        return new YamlPlace(file, pathOf(key), line);
    }

    /** The mapping in messages. */
    String name() {
        return path.isEmpty() ? "the scenario" : path;
    }

    ScenarioException problem(int atLine, String problem) {
        return new ScenarioException(file + ":" + atLine, problem, null);
    }
}
