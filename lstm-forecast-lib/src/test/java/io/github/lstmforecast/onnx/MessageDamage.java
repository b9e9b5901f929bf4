package io.github.lstmforecast.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes messages of Protocol Buffers so that they stay messages, the same way for the same random numbers. */
final class MessageDamage {
    private static final long[] NUMBERS = {
        0, 1, -1, 2, 3, 7, 11, 16, 64, 1000, 1 << 20, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final String SYNTAX = "{}[]\":,0123456789.-eE _ntf";
    private static final int MAX_TEXTS = 5000;

    private final Random random;
    private final List<String> texts =
            new ArrayList<>(List.of("", "x", "a/../b", "ai.onnx.ml", "\u0000", "LSTM", "Loop"));

    MessageDamage(Random random) {
        this.random = random;
    }

    /** A copy with one to four changes. Texts are replaced by texts of this message and of earlier ones. */
    Message of(Message sound) {
        collect(sound);
        Message damaged = sound;
        for (int i = 1 + random.nextInt(random.nextInt(4) + 1); i > 0; i--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private void collect(Message message) {
        message.getAllFields().forEach((field, value) -> {
            for (Object one : field.isRepeated() ? (List<?>) value : List.of(value)) {
                if (one instanceof Message inner) {
                    collect(inner);
                } else if (one instanceof String text && texts.size() < MAX_TEXTS) {
                    texts.add(text);
                }
            }
        });
    }

    private Message once(Message message) {
        List<FieldDescriptor> present = List.copyOf(message.getAllFields().keySet());
        if (present.isEmpty() || random.nextInt(20) == 0) {
            return withAny(message);
        }
        FieldDescriptor field = present.get(random.nextInt(present.size()));
        Message.Builder changed = message.toBuilder();
        if (!field.isRepeated()) {
            return random.nextInt(10) == 0
                    ? changed.clearField(field).build()
                    : changed.setField(field, other(field, message.getField(field)))
                            .build();
        }
        int size = message.getRepeatedFieldCount(field);
        int at = random.nextInt(size);
        Object one = message.getRepeatedField(field, at);
        switch (random.nextInt(12)) {
            case 0 -> remove(changed, field, at);
            case 1 -> changed.addRepeatedField(field, one);
            case 2 -> {
                int with = random.nextInt(size);
                changed.setRepeatedField(field, at, message.getRepeatedField(field, with));
                changed.setRepeatedField(field, with, one);
            }
            case 3 -> changed.clearField(field);
            default -> changed.setRepeatedField(field, at, other(field, one));
        }
        return changed.build();
    }

    private static void remove(Message.Builder from, FieldDescriptor field, int at) {
        List<Object> rest = new ArrayList<>((List<?>) from.getField(field));
        rest.remove(at);
        from.setField(field, rest);
    }

    /** With a field of any kind, which may have been absent. */
    private Message withAny(Message message) {
        List<FieldDescriptor> all = message.getDescriptorForType().getFields();
        FieldDescriptor field = all.get(random.nextInt(all.size()));
        Message.Builder changed = message.toBuilder();
        Object empty = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                ? changed.newBuilderForField(field).build()
                : field.isRepeated() ? other(field, zero(field)) : other(field, message.getField(field));
        return field.isRepeated()
                ? changed.addRepeatedField(field, empty).build()
                : changed.setField(field, empty).build();
    }

    private static Object zero(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0F;
            case DOUBLE -> 0.0;
            case BOOLEAN -> false;
            case STRING -> "";
            case BYTE_STRING -> ByteString.EMPTY;
            case ENUM -> field.getEnumType().getValues().get(0);
            case MESSAGE -> throw new IllegalArgumentException(field.getFullName());
        };
    }

    private Object other(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case INT -> (int) number((Integer) value);
            case LONG -> number((Long) value);
            case FLOAT -> (float) real();
            case DOUBLE -> real();
            case BOOLEAN -> !(Boolean) value;
            case STRING -> text((String) value);
            case BYTE_STRING -> bytes((ByteString) value);
            case ENUM ->
                field.getEnumType()
                        .getValues()
                        .get(random.nextInt(field.getEnumType().getValues().size()));
            case MESSAGE -> once((Message) value);
        };
    }

    private long number(long value) {
        return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : value + random.nextInt(5) - 2;
    }

    private String text(String value) {
        if (value.isEmpty() || random.nextInt(3) > 0) {
            return texts.get(random.nextInt(texts.size()));
        }
        int at = random.nextInt(value.length());
        return value.substring(0, at) + SYNTAX.charAt(random.nextInt(SYNTAX.length())) + value.substring(at + 1);
    }

    private double real() {
        double[] reals = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e38, random.nextGaussian()};
        return reals[random.nextInt(reals.length)];
    }

    private ByteString bytes(ByteString value) {
        if (value.isEmpty() || random.nextInt(4) == 0) {
            byte[] any = new byte[random.nextInt(40)];
            random.nextBytes(any);
            return ByteString.copyFrom(any);
        }
        int at = random.nextInt(value.size());
        return switch (random.nextInt(3)) {
            case 0 -> value.substring(at);
            case 1 -> value.concat(value.substring(at));
            default -> {
                byte[] changed = value.toByteArray();
                changed[at] = (byte) random.nextInt();
                yield ByteString.copyFrom(changed);
            }
        };
    }
}
