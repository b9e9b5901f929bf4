package io.github.lstmforecast.keras;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that Keras saved and that are not read, and the message on each. */
class KerasRefusalTest {
    private static final String READ =
            "Layers that are read: LSTM, GRU, SimpleRNN, RNN, Dense, activations, Rescaling, Normalization,"
                    + " BatchNormalization and dropout, one after the other";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            attention                    | layer attention (Attention): attention looks at all steps at once, so it does not run step by step. READ
            bidirectional                | layer bidirectional (Bidirectional): it reads the series from its end, too, so it does not run step by step. Train the model without it
            branching                    | layer add (Add): it joins several layers. READ
            conv1d                       | layer conv1d (Conv1D): convolutions and pooling are not read. READ
            lambda                       | layer twice (Lambda): it is code of Python, which is never run. Use a layer of Keras instead, for example Rescaling
            custom_layer                 | layer doubler (fixture>Doubler): it is of the user's own code, which is not in the file and never run. READ
            go_backwards                 | layer lstm_15 (LSTM): go_backwards is true: it reads the series from its end, so it does not run step by step. Train the model without it
            multi_head_attention         | layer multi_head_attention (MultiHeadAttention): attention looks at all steps at once, so it does not run step by step. READ
            recurrent_activation_unknown | layer lstm_18 (LSTM): recurrent_activation is softplus; only sigmoid and hard_sigmoid are read. Train the model with one of them
            """)
    void the_message_says_which_layer_and_what_to_do(String name, String message) {
        for (String file : new String[] {"model.keras", "model.h5"}) {
            Path path = FrameworkModel.file("keras3", "refuse_" + name, file);
            assertThatThrownBy(() -> Extensions.read(path))
                    .as(file)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessage(message.replace("READ", READ));
        }
    }

    @ParameterizedTest
    @CsvSource({"keras3, model.weights.h5", "keras2, model.weights.h5", "keras2, legacy_weights.h5"})
    void weights_alone_are_no_model(String kind, String file) {
        Path path = FrameworkModel.file(kind, "refuse_weights_only", file);

        assertThatThrownBy(() -> Extensions.read(path))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(
                        "these are the weights of a Keras model, without its layers. Save the whole model in Keras, with"
                                + " model.save(\"model.keras\")");
    }
}
