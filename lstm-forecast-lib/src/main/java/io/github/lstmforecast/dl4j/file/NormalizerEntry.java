package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.signal.Scaling;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * {@code normalizer.bin}: Deeplearning4j's {@code NormalizerStandardize} or {@code NormalizerMinMaxScaler}. If it was
 * fitted without labels, it scales inputs only.
 */
final class NormalizerEntry {
    private static final String HEADER = "NORMALIZER";
    private static final int VERSION = 1;
    private static final String STANDARDIZE = "STANDARDIZE";
    private static final String MIN_MAX = "MIN_MAX";
    private static final double TOO_SMALL = 1e-5; // Deeplearning4j treats such a feature as constant

    private final Normalizer normalizer;
    private final byte[] bytes; // the original ones, so that a normalizer is not rounded when it is written again

    private NormalizerEntry(Normalizer normalizer, byte[] bytes) {
        this.normalizer = normalizer;
        this.bytes = bytes;
    }

    static NormalizerEntry read(byte[] bytes) throws ModelFileException {
        return new NormalizerEntry(read(new EntryBytes(NetworkEntries.NORMALIZER, bytes)), bytes);
    }

    /** A normalizer with numbers rounded to 32 bits; empty if they are too large for that. */
    static Optional<NormalizerEntry> rounded(Normalizer normalizer) {
        try {
            return Optional.of(read(write(normalizer)));
        } catch (ModelFileException e) {
            return Optional.empty();
        }
    }

    Normalizer normalizer() {
        return normalizer;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static Normalizer read(EntryBytes in) throws ModelFileException {
        String header = in.text();
        int version = in.int32();
        if (!header.equals(HEADER) || version != VERSION) {
            throw in.wrong("it starts with '" + SafeText.of(header) + "', version " + version
                    + ", but must start with '" + HEADER + "', version " + VERSION);
        }
        String type = in.text();
        if (!type.equals(STANDARDIZE) && !type.equals(MIN_MAX)) {
            // For the type CUSTOM, Deeplearning4j would load and run any class.
            throw in.wrong("the normalizer is of the type " + SafeText.of(type) + "; only " + STANDARDIZE + " and "
                    + MIN_MAX + " are supported");
        }
        boolean ofOutputsToo = in.bool();
        boolean minMax = type.equals(MIN_MAX);
        double low = minMax ? in.float64() : 0;
        double high = minMax ? in.float64() : 0;
        if (minMax && !(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw in.wrong("the normalizer scales to " + low + ".." + high + ", which is not a range");
        }
        Scaling inputs = minMax ? minMax(in, low, high) : standardize(in);
        Optional<Scaling> outputs =
                !ofOutputsToo ? Optional.empty() : Optional.of(minMax ? minMax(in, low, high) : standardize(in));
        in.requireEnd();
        return new Normalizer(inputs, outputs);
    }

    private static Scaling standardize(EntryBytes in) throws ModelFileException {
        double[] mean = NumberArray.read(in).toDoubles();
        double[] deviation = NumberArray.read(in).toDoubles();
        requireOneForEach(in, mean, deviation);
        for (int i = 0; i < deviation.length; i++) {
            if (deviation[i] < 0) {
                throw in.wrong("the standard deviation of feature " + (i + 1) + " is " + deviation[i]);
            }
            if (deviation[i] <= TOO_SMALL) {
                deviation[i] = 1; // like Deeplearning4j
            }
        }
        return Scaling.of(mean, deviation);
    }

    private static Scaling minMax(EntryBytes in, double low, double high) throws ModelFileException {
        double[] least = NumberArray.read(in).toDoubles();
        double[] most = NumberArray.read(in).toDoubles();
        requireOneForEach(in, least, most);
        double[] unit = new double[least.length];
        double[] offset = new double[least.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = Math.max(most[i] - least[i], TOO_SMALL) / (high - low); // like Deeplearning4j
            offset[i] = least[i] - low * unit[i];
            if (most[i] < least[i] || !Double.isFinite(unit[i]) || !Double.isFinite(offset[i])) {
                throw in.wrong("feature " + (i + 1) + " ranges from " + least[i] + " to " + most[i]
                        + ", which can't be scaled to " + low + ".." + high);
            }
        }
        return Scaling.of(offset, unit);
    }

    private static void requireOneForEach(EntryBytes in, double[] one, double[] other) throws ModelFileException {
        if (one.length != other.length) {
            throw in.wrong("the normalizer has " + one.length + " and " + other.length + " numbers for its features");
        }
    }

    /** Writes any scaling as mean and standard deviation. */
    static byte[] write(Normalizer normalizer) {
        try (ByteArrayOutputStream entry = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(entry)) {
            out.writeUTF(HEADER);
            out.writeInt(VERSION);
            out.writeUTF(STANDARDIZE);
            out.writeBoolean(normalizer.outputs().isPresent());
            write(normalizer.inputs(), out);
            if (normalizer.outputs().isPresent()) {
                write(normalizer.outputs().get(), out);
            }
            return entry.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
    }

    private static void write(Scaling scaling, DataOutputStream out) throws IOException {
        float[] mean = new float[scaling.features()];
        float[] deviation = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) scaling.offset(i);
            deviation[i] = (float) scaling.unit(i);
        }
        NumberArray.of(mean).writeRow(out);
        NumberArray.of(deviation).writeRow(out);
    }
}
