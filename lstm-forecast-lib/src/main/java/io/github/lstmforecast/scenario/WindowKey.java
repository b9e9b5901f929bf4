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
    static ModelSource.Loaded fitted(YamlMap model, ModelSource.Loaded source, int inputs) throws ScenarioException {
        Optional<NetworkSpec.Window> window = source.model().shape().window();
        OptionalInt ofFile = window.map(of -> steps(of, source, inputs)).orElse(OptionalInt.empty());
        if (!model.has(LoadSection.WINDOW)) {
            if (window.isPresent() && ofFile.isEmpty()) {
                throw model.wrong(
                        LoadSection.WINDOW,
                        "missing",
                        "there, since " + source.file()
                                + " gets a window of samples at once and does not say how many: as in its training");
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
        ModelSource.Loaded onWindows = source.withWindow(steps);
        if (onWindows.shape().window().filter(NetworkSpec.Window::flat).isPresent()
                && values(source) != steps * inputs) {
            throw model.wrong(
                    LoadSection.WINDOW,
                    values(source) / inputs + ": " + source.file() + " gets " + values(source) + " values at once, "
                            + inputs + " of each sample");
        }
        return onWindows;
    }

    /** As the file says; of a vector of all values, as many as it has for that many inputs. */
    private static OptionalInt steps(NetworkSpec.Window window, ModelSource.Loaded source, int inputs) {
        boolean isOpen = window.flat() && window.steps().isEmpty() && values(source) % inputs == 0;
        return isOpen ? OptionalInt.of(values(source) / inputs) : window.steps();
    }

    /** How many values the lowest layer gets. */
    private static int values(ModelSource.Loaded source) {
        return source.model().network().orElseThrow().layers().get(0).inputs();
    }
}
