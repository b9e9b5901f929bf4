package io.github.lstmforecast.maven;

import io.github.lstmforecast.Suggestion;
import io.github.lstmforecast.maven.worker.ModuleCode;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.scenario.ModelSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The forecasters of the module.
 *
 * @param classes the class of each name
 */
record OwnForecasters(Map<String, String> classes, ModuleClasspath classpath) {
    OwnForecasters {
        classes = new TreeMap<>(classes);
    }

    /** Refuses a name that has no class. */
    void require(ModelSource model) throws WorkerException {
        if (model instanceof ModelSource.Own own && !hasClass(own.name())) {
            String suggestion = Suggestion.of(own.name(), classes.keySet());
            throw new WorkerException("model.forecaster is " + own.name()
                    + ", but <forecasters> of the plugin has " + (classes.isEmpty() ? "no forecaster" : "")
                    + String.join(", ", classes.keySet())
                    + (suggestion.isEmpty() ? "" : "; " + suggestion)
                    + "; the <configuration> of the plugin in the POM must name its class: <forecasters><" + own.name()
                    + ">com.example.MyForecaster</" + own.name() + "></forecasters>");
        }
    }

    private boolean hasClass(String name) {
        return classes.get(name) != null && !classes.get(name).isBlank(); // Maven gives null for an empty element
    }

    ModuleCode code() throws WorkerException {
        Map<String, String> named = new TreeMap<>(classes);
        named.keySet().removeIf(name -> !hasClass(name));
        named.replaceAll((name, className) -> className.strip());
        return new ModuleCode(
                named, classpath.files().stream().map(Path::toString).toList());
    }
}
