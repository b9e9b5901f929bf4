package io.github.lstmforecast.linear;

import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.engine.ModelFormatContract;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;

class LinearFormatTest extends ModelFormatContract {
    @Override
    protected ModelFormat format() {
        return new LinearFormat();
    }

    @Override
    protected SavedModel model() {
        LinearSpec.Target target =
                new LinearSpec.Target(0.1, -0.2, new double[] {0.3, 1.0 / 3}, new double[] {4, 5e-300});
        return format().save(
                        new LinearSpec(2, 2, List.of(target)),
                        TransformChain.of(Scaling.of(new double[] {0.1}, new double[] {1.0 / 3})),
                        Optional.of(new SavedInputs(
                                List.of("sales"),
                                List.of(
                                        new SavedInputs.Known("plan", 0.1, 1.0 / 3),
                                        SavedInputs.Known.unscaled("month=MAY")),
                                1)))
                .orElseThrow();
    }
}
