package io.github.lstmforecast.maven.worker;

import java.util.List;
import java.util.Map;

/**
 * The code of the user's module that a child may run.
 *
 * @param forecasters the names of forecasters, and the class of each
 * @param classpath files and folders
 */
public record ModuleCode(Map<String, String> forecasters, List<String> classpath) {
    public static final ModuleCode NONE = new ModuleCode(Map.of(), List.of());

    public ModuleCode {
        forecasters = Map.copyOf(forecasters);
        classpath = List.copyOf(classpath);
    }
}
