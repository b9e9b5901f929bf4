package io.github.lstmforecast.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.model.ModelFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsHeaderTest {
    /** A file of this header and this many bytes of data. */
    private static byte[] file(String header, int data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static SafetensorsHeader read(byte[] file) throws ModelFileException {
        return SafetensorsHeader.read(file, file.length);
    }

    @Test
    void it_says_where_each_tensor_is() throws Exception {
        SafetensorsHeader header = read(file("""
                {"b":{"dtype":"F16","shape":[3],"data_offsets":[8,14]},"__metadata__":{"format":"pt"},
                 "none":{"dtype":"F32","shape":[2,1,1,1,1,1,1,0],"data_offsets":[14,14]},
                 "a":{"dtype":"F64","shape":[],"data_offsets":[0,8]}} \s""", 14));

        assertThat(header.entries())
                .containsExactly(
                        new SafetensorsHeader.Entry("a", NumberType.F64, List.of(), 0, 8),
                        new SafetensorsHeader.Entry("b", NumberType.F16, List.of(3), 8, 14),
                        new SafetensorsHeader.Entry("none", NumberType.F32, List.of(2, 1, 1, 1, 1, 1, 1, 0), 14, 14));
        assertThat(header.metadata()).isEqualTo(Map.of("format", "pt"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                   | 0 | header: it has no tensors, so the file is not a model
            {"__metadata__":{"a":"b"}}                                           | 0 | header: it has no tensors, so the file is not a model
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}                | 4 | header: this is not JSON: Unexpected end-of-input
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} x             | 4 | header: this is not JSON: Unrecognized token 'x'
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":0}         | 4 | header: this is not JSON: Duplicate field 'a'
            ["a"]                                                                | 4 | header: it is not a JSON object
            {"__metadata__":{"a":1}}                                             | 0 | header: __metadata__ has a: 1, but only texts are allowed
            {"__metadata__":"a"}                                                 | 0 | header: __metadata__ is "a", but must be an object of texts
            {"a":1}                                                              | 4 | tensor a: found 1 instead of an object with dtype, shape, data_offsets
            {"a":{"dtype":"F32","shape":[1]}}                                    | 4 | tensor a: found {"dtype":"F32","shape":[1]} instead of an object with dtype, shape, data_offsets
            {"a":{"dtype":"F32","shape":[1],"offsets":[0,4]}}                    | 4 | tensor a: found {"dtype":"F32","shape":[1],"offsets":[0,4]} instead of an object with dtype, shape, data_offsets
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}         | 4 | tensor a: found {"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1} instead of an object
            {"a":{"dtype":"Q4","shape":[1],"data_offsets":[0,4]}}                | 4 | tensor a: its dtype is "Q4", but must be one of [F64, F32, F16, BF16, I64,
            {"a":{"dtype":4,"shape":[1],"data_offsets":[0,4]}}                   | 4 | tensor a: its dtype is 4, but must be one of [F64,
            {"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}                 | 4 | tensor a: its shape is 1, but must be a list of at most 8 sizes
            {"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}} | 4 | tensor a: its shape is [1,1,1,1,1,1,1,1,1], but must be a list of at most 8 sizes
            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}              | 4 | tensor a: its shape is [-1], but must be of sizes of at least 0 and of at most 67108864 numbers in all
            {"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}             | 4 | tensor a: its shape is [1.0], but must be of sizes
            {"a":{"dtype":"F32","shape":[67108865],"data_offsets":[0,4]}}        | 4 | tensor a: its shape is [67108865], but must be of sizes
            {"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}} | 0 | tensor a: its shape is [65536,65536,65536,65536], but must be of sizes
            {"a":{"dtype":"F32","shape":[0,65536,65536],"data_offsets":[0,0]}}   | 0 | tensor a: its shape is [0,65536,65536], but must be of sizes
            {"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4]}} | 4 | tensor a: its shape is [9223372036854775808], but must be of sizes
            {"a":{"dtype":"F32","shape":[1],"data_offsets":4}}                   | 4 | tensor a: its data_offsets are 4, but must be two positions, the lower first
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}             | 4 | tensor a: its data_offsets are [0,4,8], but must be two positions
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}              | 4 | tensor a: its data_offsets are [-4,0], but must be two positions
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}               | 4 | tensor a: its data_offsets are [4,0], but must be two positions
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4.0]}}             | 4 | tensor a: its data_offsets are [0,4.0], but must be two positions
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775808]}} | 4 | tensor a: its data_offsets are [0,9223372036854775808], but must be two positions
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}               | 4 | tensor a: its data_offsets 0 and 4 are 4 bytes apart, but F32 of shape [2] has 8 bytes
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}               | 7 | header: the tensors have 8 bytes, but the file has only 7 behind the header; it is cut off or damaged
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}               | 9 | header: the file has 1 bytes behind the last tensor
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}               | 8 | tensor a: it begins at byte 4 of the data, but the bytes from 0 on belong to no tensor
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"I8","shape":[1],"data_offsets":[5,6]}} | 6 | tensor b: it begins at byte 5 of the data, but the bytes from 4 on belong to no tensor
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"I8","shape":[1],"data_offsets":[3,4]}} | 4 | tensor b: it begins at byte 3 of the data, within the tensor a
            """)
    void a_header_is_rejected_that_does_not_fit_its_file(String header, int data, String message) {
        byte[] file = file(header, data);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | header: its length is 0 bytes, but must be at least 1 and at most 4194304
            4194305             | header: its length is 4194305 bytes, but must be at least 1
            -1                  | header: its length is 18446744073709551615 bytes, but must be
            4611686018427387904 | header: its length is 4611686018427387904 bytes, but must be
            14                  | header: it should have 14 bytes, but the file ends after 13 of them; it is cut off
            """)
    void a_header_of_another_length_than_it_says_is_rejected(long length, String message) {
        byte[] file = file("{\"a\":{\"dtype\"", 0);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void bytes_that_are_no_text_are_rejected() {
        byte[] file = file("{\"?\":{}}", 0);
        file[Long.BYTES + 2] = -1;

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("header: it is not UTF-8 text");
    }

    @Test
    void brackets_without_end_are_rejected() {
        byte[] file = file("{\"a\":" + "[".repeat(200_000), 0);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("header: this is not JSON: ")
                .hasMessageContaining("nesting depth (1001)");
    }

    @Test
    void a_header_of_many_small_values_is_too_large() {
        byte[] file = file("{\"a\":[" + "[],".repeat(25_000) + "1]}", 0);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("header: it has more than 50000 values, names and brackets");
    }

    private static String entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "\"t" + i + "\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[" + i + "," + (i + 1) + "]}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void there_are_at_most_a_thousand_tensors() throws Exception {
        byte[] tooMany = file(entries(1001), 1001);

        assertThat(read(file(entries(1000), 1000)).entries()).hasSize(1000);
        assertThatThrownBy(() -> read(tooMany))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("header: it has 1001 tensors; at most 1000 are supported");
    }

    private static byte[] named(int length) {
        return file("{\"" + "n".repeat(length) + "\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1);
    }

    @Test
    void a_name_is_not_endless() throws Exception {
        assertThat(read(named(200)).entries()).hasSize(1);
        assertThatThrownBy(() -> read(named(201)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageEndingWith("nnn...: its name has 201 characters; at most 200 are supported");
    }

    @Test
    void many_large_tensors_are_too_large_together() {
        long bytes = 8L << 25;
        String header = IntStream.range(0, 3)
                .mapToObj(i -> "\"t" + i + "\":{\"dtype\":\"F64\",\"shape\":[33554432],\"data_offsets\":[" + i * bytes
                        + "," + (i + 1) * bytes + "]}")
                .collect(Collectors.joining(",", "{", "}"));
        byte[] first = file(header, 0);

        assertThatThrownBy(() -> SafetensorsHeader.read(first, first.length + 3 * bytes))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("header: the tensors have 805306368 bytes; at most 536870912 are supported");
    }

    // A text may have a brace at the same place, but no byte 0 before it.
    @ParameterizedTest
    @CsvSource({
        "true, '\0\1\0\0\0\0\0\0{'",
        "false, '\0\1\0\0\0\0\0\0['",
        "false, '[[1, 2],{'",
        "false, '\0\1\0\0\0\0\0\0'"
    })
    void it_is_recognized_by_its_first_bytes(boolean isOne, String first) {
        assertThat(SafetensorsHeader.isAt(first.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(isOne);
    }
}
