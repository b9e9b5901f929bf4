package io.github.lstmforecast.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.SavedModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected are the numbers that Keras itself computed. */
class KerasFrameworkTest {
    static Stream<Arguments> files() {
        return Stream.of("keras2", "keras2-more", "keras3", "keras3-more")
                .flatMap(kind -> FrameworkModel.names(kind).stream()
                        .flatMap(name ->
                                Stream.of("model.keras", "model.h5").map(file -> Arguments.of(kind, name, file))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("files")
    void outputs_and_states_are_those_of_keras(String kind, String name, String file) throws Exception {
        FrameworkModel framework = FrameworkModel.of(kind, name);

        SavedModel model = Extensions.read(framework.file(file), List.of());
        FrameworkModel.Differences differences = framework.differences(model);

        assertThat(differences.oneStep()).isLessThan(1e-5);
        assertThat(differences.states()).isLessThan(1e-5);
        assertThat(differences.closedLoop()).isLessThan(1e-4);
    }
}
