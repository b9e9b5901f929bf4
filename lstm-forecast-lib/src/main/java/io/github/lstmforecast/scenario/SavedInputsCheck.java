package io.github.lstmforecast.scenario;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.SavedInputs;
import java.util.List;

/** Compares the inputs that a model file names with those of the signal, and with {@code model.inputs}. */
final class SavedInputsCheck {
    private static final int MOST_NAMES = 5;

    private SavedInputsCheck() {}

    static void requireSame(YamlMap model, String file, SavedInputs saved, Signal signal) throws ScenarioException {
        requireTargets(model, file, saved.targets(), signal.columns());
        requireKnown(model, file, saved.knownNames(), signal.knownNames());
        if (model.has(LoadSection.INPUTS)) {
            List<String> names = TensorSection.inputNames(model);
            if (!names.equals(saved.names())) {
                throw model.wrong(
                        LoadSection.INPUTS, shown(names), "omitted, or as " + file + " says: " + shown(saved.names()));
            }
        } else if (model.has(LoadSection.KNOWN_LEAD)) {
            throw model.wrong(LoadSection.KNOWN_LEAD, "omitted, since " + file + " says it: " + saved.lead());
        }
        if (model.integer(LoadSection.KNOWN_LEAD, saved.lead()) != saved.lead()) {
            throw model.wrong(LoadSection.KNOWN_LEAD, "omitted, or as " + file + " says: " + saved.lead());
        }
    }

    /** Their order is also that of the outputs and of the transforms. */
    private static void requireTargets(YamlMap model, String file, List<String> trained, List<String> columns)
            throws ScenarioException {
        if (!trained.equals(columns)) {
            throw model.wrong(
                    LoadSection.LOAD,
                    file + ", which was trained to forecast " + shown(trained),
                    "trained to forecast the signal's columns in their order, " + shown(columns)
                            + without("; the signal has no ", trained, columns));
        }
    }

    private static void requireKnown(YamlMap model, String file, List<String> trained, List<String> known)
            throws ScenarioException {
        String differences = without("; the signal has no ", trained, known)
                + without("; " + file + " was not trained with ", known, trained);
        if (!differences.isEmpty()) {
            throw model.wrong(
                    LoadSection.LOAD,
                    file + ", which was trained with " + trained.size() + " known input"
                            + (trained.size() == 1 ? "" : "s"),
                    "trained with those of signal.csv.known, calendar and phase" + differences);
        }
    }

    private static String without(String prefix, List<String> names, List<String> others) {
        List<String> missing =
                names.stream().filter(name -> !others.contains(name)).toList();
        int more = missing.size() - MOST_NAMES;
        return missing.isEmpty()
                ? ""
                : prefix
                        + SafeText.of(String.join(", ", missing.subList(0, Math.min(missing.size(), MOST_NAMES))))
                        + (more > 0 ? " and " + more + " more" : "");
    }

    static String shown(List<String> names) {
        return "[" + SafeText.of(String.join(", ", names)) + "]";
    }
}
