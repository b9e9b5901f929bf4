package io.github.lstmforecast.it.docs;

import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The rule for YAML: a scenario that can be read; where a part of one has no signal, it is the default pulse's. */
final class Scenarios {
    private static final Pattern SIGNAL = Pattern.compile("(?m)^signal:");
    private static final String DEFAULT_PULSE = "signal: { pulse: {} }\n";

    private final Path module;

    /** @param module where the files lie that scenarios name */
    Scenarios(Path module) {
        this.module = module;
    }

    static boolean isWhole(String yaml) {
        return SIGNAL.matcher(yaml).find();
    }

    void check(String yaml) throws IOException, ScenarioException {
        Path folder = Files.createDirectories(module.resolve("src/forecast/snippet"));
        Files.writeString(folder.resolve(ScenarioReader.FILE_NAME), isWhole(yaml) ? yaml : yaml + "\n" + DEFAULT_PULSE);
        ScenarioReader.read(module, folder);
    }
}
