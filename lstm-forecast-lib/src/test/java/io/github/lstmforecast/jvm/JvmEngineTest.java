package io.github.lstmforecast.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.ModelEngineContract;
import io.github.lstmforecast.engine.Platform;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JvmEngineTest extends ModelEngineContract {
    @Override
    protected ModelEngine engine() {
        return new JvmEngine();
    }

    @Override
    protected SavedModel model() {
        NetworkSpec network = NetworkSpec.of(RnnInitializer.initialize(new RnnShape(2, List.of(5, 3), 2), 1));
        return Extensions.save(network, Optional.empty(), TransformChain.NONE, Optional.empty());
    }

    @Override
    protected int targets() {
        return 2;
    }

    @Test
    void it_has_the_first_rank_and_needs_nothing() {
        assertThat(Extensions.engineOf(model()).orElseThrow().key()).isEqualTo("jvm");
        assertThat(Extensions.trainers().get(0)).isEqualTo("jvm");
        assertThat(engine().childNeeds(Platform.current(), EngineVersions.NONE)).isEqualTo(ChildNeeds.NONE);
    }
}
