package io.github.lstmforecast.scenario;

import io.github.lstmforecast.model.NetworkSpec;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code model.window}: how many steps a loaded model gets at once. */
final class WindowKey {
    private WindowKey() {}

    /**
     * The model with its window: that of its file, or of the scenario.
     *
     * @param inputs the number of columns and known inputs of the signal
     */
    static LoadedModel fitted(YamlMap model, LoadedModel source, int inputs) throws ScenarioException {
        Optional<NetworkSpec.Window> window = source.model().shape().window();
        OptionalInt ofFile = window.map(of -> steps(of, source, inputs)).orElse(OptionalInt.empty());
        if (!model.has(LoadSection.WINDOW)) {
            if (window.isPresent() && ofFile.isEmpty()) {
                throw model.wrong(
                        LoadSection.WINDOW,
                        "missing",
                        "the number of samples that " + source.file() + " was trained to get at once");
            }
            return ofFile.isPresent() ? source.withWindow(ofFile.getAsInt()) : source;
        }
        int steps = model.integer(LoadSection.WINDOW, 1);
        if (steps < 1) {
            throw model.wrong(LoadSection.WINDOW, "at least 1 (samples)");
        }
        if (ofFile.isPresent() && ofFile.getAsInt() != steps) {
            throw model.wrong(LoadSection.WINDOW, "omitted, or as " + source.file() + " says: " + ofFile.getAsInt());
        }
        if (window.isEmpty() && source.model().network().isEmpty()) {
            throw model.wrong(
                    LoadSection.WINDOW,
                    "omitted: engine " + source.engine() + " runs " + source.file() + " step by step");
        }
        LoadedModel onWindows = source.withWindow(steps);
        if (onWindows.shape().window().filter(NetworkSpec.Window::flat).isPresent()
                && values(source) != (long) steps * inputs) {
            throw model.wrong(
                    LoadSection.WINDOW,
                    "so long that all its values, " + inputs + " of each sample, are the " + values(source) + " that "
                            + source.file() + " gets at once");
        }
        return onWindows;
    }

    /** As the file says; of a vector of all values, as many as it has for that many inputs. */
    private static OptionalInt steps(NetworkSpec.Window window, LoadedModel source, int inputs) {
        boolean isOpen = window.flat() && window.steps().isEmpty() && values(source) % inputs == 0;
        return isOpen ? OptionalInt.of(values(source) / inputs) : window.steps();
    }

    /** How many values the lowest layer gets. */
    private static int values(LoadedModel source) {
        return source.model().network().orElseThrow().layers().get(0).inputs();
    }
}
