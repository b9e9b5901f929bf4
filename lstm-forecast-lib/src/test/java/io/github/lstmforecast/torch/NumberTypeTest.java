package io.github.lstmforecast.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.model.ModelFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTypeTest {
    private static Tensor tensor(NumberType type, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new Tensor(
                "t",
                type,
                List.of(bytes.length / type.bytes()),
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    // Values of IEEE 754: numpy.float16 and struct.unpack('<f', bytes) give the same.
    @ParameterizedTest
    @CsvSource({
        "F16, 003c, 1",
        "F16, 00c0, -2",
        "F16, 5535, 0.333251953125",
        "F16, ff7b, 65504",
        "F16, 0100, 5.960464477539063e-8",
        "F16, ff03, 6.097555160522461e-5",
        "F16, 0004, 6.103515625e-5",
        "F16, 0080, -0.0",
        "BF16, 803f, 1",
        "BF16, abbe, -0.333984375",
        "BF16, 0080, -0.0",
        "F32, 0000c03f, 1.5",
        "F64, 182d4454fb210940, 3.141592653589793"
    })
    void numbers_are_read_exactly(NumberType type, String hex, double value) throws Exception {
        assertThat(tensor(type, hex).toDoubles()).containsExactly(value);
    }

    @Test
    void numbers_of_64_bits_are_rounded() throws Exception {
        assertThat(tensor(NumberType.F64, "182d4454fb210940").toFloats()).containsExactly((float) Math.PI);
    }

    @ParameterizedTest
    @CsvSource({
        "F16, 007c, Infinity",
        "F16, 00fc, -Infinity",
        "F16, 017c, NaN",
        "BF16, 807f, Infinity",
        "F64, 9c7500883ce4377e, 1.0E300"
    })
    void a_number_that_is_not_finite_in_32_bits_is_rejected(NumberType type, String hex, String shown) {
        Tensor tensor = tensor(type, "00".repeat(type.bytes()) + hex);

        assertThatThrownBy(tensor::toFloats)
                .isInstanceOf(ModelFileException.class)
                .hasMessage("tensor t: number 1 is " + shown + ", not a finite number of 32 bits");
    }

    @Test
    void whole_numbers_are_no_weights() {
        Tensor tensor = tensor(NumberType.I8, "01");

        assertThatThrownBy(tensor::toDoubles)
                .isInstanceOf(ModelFileException.class)
                .hasMessage("tensor t: its numbers have the type I8; F64, F32, F16 and BF16 are supported");
    }
}
