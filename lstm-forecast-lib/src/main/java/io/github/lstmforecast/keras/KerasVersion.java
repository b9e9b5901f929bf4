package io.github.lstmforecast.keras;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;

/**
 * The version of Keras that saved a model. Some names mean something else in Keras 2 and 3.
 *
 * @param text for example {@code 3.15.1}
 */
record KerasVersion(String text) {
    /** @param place of the version in the file, for messages */
    static KerasVersion of(String place, String text) throws ModelFileException {
        if (!text.startsWith("2.") && !text.startsWith("3.")) {
            throw new ModelFileException(place + ": keras_version is "
                    + (text.isEmpty() ? "missing" : SafeText.of(text))
                    + "; models of Keras 2 and 3 are read. Load the model in one of them, and save it again");
        }
        return new KerasVersion(text);
    }

    boolean is2() {
        return text.startsWith("2.");
    }

    @Override
    public String toString() {
        return "Keras " + SafeText.of(text);
    }
}
