package io.github.lstmforecast.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxMetadataTest {
    private static final OnnxMetadata ALL = new OnnxMetadata(
            Optional.of(new SavedInputs(List.of("load"), List.of(SavedInputs.Known.unscaled("holiday")), 1)),
            TransformChain.NONE,
            TransformChain.of(Scaling.of(new double[] {0.1}, new double[] {3})),
            List.of(new OnnxMetadata.State("h0", "h0_out", 0, false), new OnnxMetadata.State("c0", "c0_out", 0, true)),
            Optional.of("heartbeat"),
            "ab12",
            "0.1.0");

    private static final String JSON = "{\"inputs\":{\"targets\":[\"load\"],"
            + "\"known\":[{\"name\":\"holiday\",\"offset\":0.0,\"unit\":1.0}],\"lead\":1},"
            + "\"transforms\":[],\"graphTransforms\":[{\"scaling\":{\"offset\":[0.1],\"unit\":[3.0]}}],"
            + "\"states\":[{\"input\":\"h0\",\"output\":\"h0_out\",\"layer\":0,\"isCell\":false},"
            + "{\"input\":\"c0\",\"output\":\"c0_out\",\"layer\":0,\"isCell\":true}],"
            + "\"scenario\":\"heartbeat\",\"sha256\":\"ab12\",\"version\":\"0.1.0\"}";

    @Test
    void is_json() {
        assertThat(ALL.toJson()).isEqualTo(JSON);
    }

    @Test
    void is_read_as_it_was_written() throws ModelFileException {
        assertThat(OnnxMetadata.read(ALL.toJson())).isEqualTo(ALL);
    }

    @Test
    void names_and_scenario_may_be_missing() throws ModelFileException {
        OnnxMetadata few = new OnnxMetadata(
                Optional.empty(), TransformChain.NONE, TransformChain.NONE, List.of(), Optional.empty(), "", "");

        assertThat(OnnxMetadata.read(few.toJson())).isEqualTo(few);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"input\":\"h0\" | [7 | this is not JSON",
                "\"layer\":0 | \"layer\":-1 | layer",
                "\"isCell\":true | \"isCell\":1 | isCell is 1, but must be true or false",
                "\"h0_out\" | null | output is null, but must be a text",
                "\"sha256\":\"ab12\" | \"sha\":\"ab12\" | sha256 is missing",
                "\"transforms\":[] | \"transforms\":7 | transforms",
                "\"lead\":1 | \"lead\":2 | lead"
            })
    void refuses_something_else(String part, String other, String message) {
        assertThatThrownBy(() -> OnnxMetadata.read(JSON.replaceFirst(Pattern.quote(part), other)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("metadata lstm_forecast: ")
                .hasMessageContaining(message);
    }
}
