package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelZip;
import java.io.IOException;
import java.util.List;

/** The entries of a zip file of Deeplearning4j. */
final class NetworkEntries {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER_STATE = "updaterState.bin";
    static final String NO_PARAMETERS = "noParams.marker";
    static final String NORMALIZER = "normalizer.bin";
    static final String FORECASTER = "forecaster.json";

    static final List<String> ALL =
            List.of(CONFIGURATION, COEFFICIENTS, UPDATER_STATE, NO_PARAMETERS, NORMALIZER, FORECASTER);

    private static final int MAX_TEXT = 4 << 20;
    private static final int MAX_BYTES = NumberArray.MAX * Double.BYTES + NumberArray.MAX_HEAD;

    private NetworkEntries() {}

    static EntryBytes text(ModelZip zip, String name) throws ModelFileException, IOException {
        return zip.bytes(name, MAX_TEXT);
    }

    /** The length of an array from its head. If it does not fit the entry, nothing else is unpacked. */
    static int arrayLength(ModelZip zip, String name) throws ModelFileException, IOException {
        return NumberArray.fittingLength(zip.head(name, NumberArray.MAX_HEAD, MAX_BYTES), zip.size(name));
    }

    static NumberArray array(ModelZip zip, String name) throws ModelFileException, IOException {
        EntryBytes in = zip.bytes(name, MAX_BYTES);
        NumberArray array = NumberArray.read(in);
        in.requireEnd();
        return array;
    }
}
