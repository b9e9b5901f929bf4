package io.github.lstmforecast.engine;

import io.github.lstmforecast.model.SavedModel;

class ConstantFormatTest extends ModelFormatContract {
    @Override
    protected ModelFormat format() {
        return new ConstantFormat();
    }

    @Override
    protected SavedModel model() {
        return new ConstantFormat.Constant(0.25);
    }
}
