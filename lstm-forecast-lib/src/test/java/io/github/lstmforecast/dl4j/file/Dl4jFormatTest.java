package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.engine.ModelFormatContract;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;

class Dl4jFormatTest extends ModelFormatContract {
    @Override
    protected ModelFormat format() {
        return new Dl4jFormat();
    }

    private static final SavedInputs INPUTS = new SavedInputs(List.of("b", "a"), List.of(), 1);

    /** Its scaling is not exact in 32 bits. */
    @Override
    protected SavedModel model() {
        Scaling scaling = Scaling.of(new double[] {0.1, -2}, new double[] {1.0 / 3, 8});
        return SavedModels.whole(Adam.of(0.01)).with(TransformChain.of(scaling)).with(Optional.of(INPUTS));
    }
}
