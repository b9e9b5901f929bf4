package io.github.lstmforecast.engine;

import io.github.lstmforecast.model.SavedModel;

class ConstantEngineTest extends ModelEngineContract {
    @Override
    protected ModelEngine engine() {
        return new ConstantEngine();
    }

    @Override
    protected SavedModel model() {
        return new ConstantFormat.Constant(0.25);
    }

    @Override
    protected int targets() {
        return 2;
    }
}
