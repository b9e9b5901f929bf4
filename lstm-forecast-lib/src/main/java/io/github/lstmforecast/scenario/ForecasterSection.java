package io.github.lstmforecast.scenario;

import java.util.Map;
import java.util.TreeMap;

/** {@code model.forecaster} and {@code model.with}: a forecaster of your own, whose class the POM names. */
final class ForecasterSection {
    static final String FORECASTER = "forecaster";
    static final String WITH = "with";

    /** An element of a POM can have it as its name. */
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

    private static final AllowedKeys SETTINGS = AllowedKeys.any("with the settings of your forecaster");

    private ForecasterSection() {}

    static ModelSource.Own read(YamlMap model) throws ScenarioException {
        for (String other : new String[] {"train", "linear", "load"}) {
            if (model.has(other)) {
                throw model.wrong(
                        FORECASTER,
                        "omitted where " + other + " is given: a model is trained, linear, loaded or your own");
            }
        }
        String name = model.text(FORECASTER);
        if (!name.matches(NAME)) {
            throw model.wrong(
                    FORECASTER,
                    "a name that <forecasters> of the plugin maps to a class: letters, digits, _, - and dots,"
                            + " the first one a letter or _");
        }
        YamlMap given = model.map(WITH, SETTINGS);
        Map<String, String> with = new TreeMap<>();
        for (String key : given.keys()) {
            with.put(key, given.attempt(() -> given.name(key, "a text, a number, true or false"), ""));
        }
        return new ModelSource.Own(name, with);
    }

    static void requireNone(YamlMap model) throws ScenarioException {
        if (model.has(WITH)) {
            throw model.wrong(WITH, "a mapping", "omitted: it is about a forecaster of your own (model.forecaster)");
        }
    }
}
