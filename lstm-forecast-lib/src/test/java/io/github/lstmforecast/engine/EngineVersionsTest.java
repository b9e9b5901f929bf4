package io.github.lstmforecast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineVersionsTest {
    @Test
    void an_artifact_has_the_version_that_the_user_chooses() {
        EngineVersions versions = EngineVersions.of(List.of("onnxruntime:1.23.2", "nd4j-native:1.0.0-M2.1"));

        assertThat(versions.of("onnxruntime")).contains("1.23.2");
        assertThat(versions.of("nd4j-native")).contains("1.0.0-M2.1");
        assertThat(versions.of("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onnxruntime", "onnxruntime:", ":1.23.2", "onnxruntime=1.23.2", "a:b:c", ""})
    void another_form_is_refused(String version) {
        assertThatThrownBy(() -> EngineVersions.of(List.of(version)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("engineVersions is '" + version
                        + "', but must be artifacts with their versions, for example" + " onnxruntime:1.23.2");
    }
}
