package io.github.lstmforecast.maven.site;

import io.github.lstmforecast.result.json.ResultsException;
import io.github.lstmforecast.result.json.ResultsJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the site shows of a module.
 *
 * @param name the module
 * @param concerned whether it has scenarios, or results of some that it had
 * @param results what {@code verify} has left
 * @param why why there are no results, and what to do; empty where there are some
 * @param files what lies beside the results
 */
record SiteModule(String name, boolean concerned, Optional<SiteResults> results, String why, SiteFiles files) {
    /**
     * Reads what there is of a module.
     *
     * @param name of the module
     * @param base its folder
     * @param folder of its results
     * @param scenarios its scenario directory
     * @param files copies what lies beside the results
     * @param warnings receives the reason why results can't be shown
     */
    static SiteModule read(
            String name, Path base, Path folder, Path scenarios, SiteFiles files, Consumer<String> warnings) {
        boolean hasScenarios = Files.isDirectory(scenarios);
        try {
            Optional<SiteResults> results = ResultsJson.read(folder).map(SiteResults::of);
            String why = results.isPresent()
                    ? ""
                    : hasScenarios
                            ? "There are no results in " + shown(base, folder)
                                    + ". Let the scenarios run before the site is made: mvn verify, and then mvn site."
                            : "There are no scenarios: this module has no " + shown(base, scenarios) + ".";
            return new SiteModule(name, hasScenarios || results.isPresent(), results, why, files);
        } catch (ResultsException e) {
            warnings.accept(name + ": the results in " + shown(base, folder) + " can't be shown: " + e.getMessage());
            return new SiteModule(
                    name, true, Optional.empty(), "The results can't be shown: " + e.getMessage() + ".", files);
        }
    }

    /** A path as a page may show it, without the folder in which it was built. */
    private static String shown(Path base, Path path) {
        Path root = base.toAbsolutePath();
        Path absolute = path.toAbsolutePath();
        return absolute.startsWith(root)
                ? root.relativize(absolute).toString()
                : absolute.getFileName().toString();
    }
}
