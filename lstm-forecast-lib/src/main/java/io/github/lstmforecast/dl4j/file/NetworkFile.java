package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.dl4j.file.LstmConfiguration.OtherNetworkException;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedLstm;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.rnn.Sgd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A network as Deeplearning4j saves it, in a zip: read and written without Deeplearning4j, and as plain numbers and
 * text.
 *
 * <p>Nothing in a file is trusted. Deeplearning4j's own loader would make objects of whatever classes a file names, and
 * so run their code; here only known entries are read, none is larger than what the file can hold, and the
 * configuration may name classes of Deeplearning4j and ND4J only. Whoever hands it on to Deeplearning4j hands on what
 * was checked here.
 *
 * @see <a href="https://deeplearning4j.konduit.ai/">Deeplearning4j, {@code ModelSerializer}, 1.0.0-M2.1</a>
 */
public final class NetworkFile {
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final String UPDATER_STATE = "updaterState.bin";
    private static final String NO_PARAMETERS = "noParams.marker";
    private static final String NORMALIZER = "normalizer.bin";
    private static final List<String> ENTRIES =
            List.of(CONFIGURATION, COEFFICIENTS, UPDATER_STATE, NO_PARAMETERS, NORMALIZER);

    private static final int MOST_TEXT = 4 << 20;
    private static final int MOST_BYTES = NumberArray.MOST * Double.BYTES + NumberArray.MOST_HEAD;
    private static final int MOST_DEFLATED = 1032; // what one byte of a zip can unpack to

    /** Every file has the same, so that the same network is the same bytes. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final NetworkConfiguration configuration;
    private final NumberArray parameters;
    private final Optional<NumberArray> updaterState;
    private final Optional<Normalizer> normalizer;

    private NetworkFile(
            NetworkConfiguration configuration,
            NumberArray parameters,
            Optional<NumberArray> updaterState,
            Optional<Normalizer> normalizer) {
        this.configuration = configuration;
        this.parameters = parameters;
        this.updaterState = updaterState;
        this.normalizer = normalizer;
    }

    /**
     * A network from its parts.
     *
     * @param configuration its layers
     * @param parameters all of them, in Deeplearning4j's order
     * @param updaterState what its updater remembers, if that is known
     * @param normalizer what it was trained behind, if it was
     * @return the network
     */
    public static NetworkFile of(
            NetworkConfiguration configuration,
            NumberArray parameters,
            Optional<NumberArray> updaterState,
            Optional<Normalizer> normalizer) {
        return new NetworkFile(configuration, parameters, updaterState, normalizer);
    }

    /**
     * An LSTM as a network of Deeplearning4j. Of {@link Sgd}, the momentum is not kept: Deeplearning4j has none like
     * it.
     *
     * @param lstm the model
     * @return the network
     */
    public static NetworkFile of(SavedLstm lstm) {
        RnnShape shape = lstm.parameters().shape();
        int[] order = LstmConfiguration.order(shape);
        return new NetworkFile(
                new NetworkConfiguration(LstmConfiguration.write(shape, lstm.optimizerState())),
                NumberArray.of(reordered(order, lstm.parameters().toArray())),
                lstm.optimizerState()
                        .filter(state -> !(state.optimizer() instanceof Sgd))
                        .map(state -> NumberArray.of(reordered(order, state.memory()))),
                lstm.normalizer());
    }

    private static float[] reordered(int[] order, float[]... vectors) {
        float[] reordered = new float[order.length * vectors.length];
        for (int i = 0; i < reordered.length; i++) {
            reordered[i] = vectors[i / order.length][order[i % order.length]];
        }
        return reordered;
    }

    private static float[] inOurOrder(int[] order, NumberArray theirs, int from) {
        float[] ours = new float[order.length];
        for (int i = 0; i < ours.length; i++) {
            ours[order[i]] = (float) theirs.get(from + i);
        }
        return ours;
    }

    /**
     * Reads a file.
     *
     * @param file the zip
     * @return what it holds
     * @throws ModelFileException if it is no zip, is damaged, or holds anything that is not trusted
     */
    public static NetworkFile read(Path file) throws ModelFileException {
        if (!Files.exists(file)) {
            throw new ModelFileException("there is no such file", new NoSuchFileException(file.toString()));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, ZipEntry> entries = new LinkedHashMap<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                requireKnown(entry.getName());
                if (entries.put(entry.getName(), entry) != null) {
                    throw new ModelFileException(entry.getName() + ": it is in the file twice");
                }
            }
            NetworkConfiguration configuration = configuration(zip, entries);
            if (!entries.containsKey(COEFFICIENTS) || entries.containsKey(NO_PARAMETERS)) {
                throw new ModelFileException(COEFFICIENTS + ": missing; the network was saved without its parameters");
            }
            requireCount(configuration, fittingLength(zip, entries.get(COEFFICIENTS)));
            NumberArray parameters = array(zip, entries.get(COEFFICIENTS));
            Optional<NumberArray> updaterState = Optional.empty();
            if (entries.containsKey(UPDATER_STATE)) {
                fittingLength(zip, entries.get(UPDATER_STATE));
                updaterState = Optional.of(array(zip, entries.get(UPDATER_STATE)));
            }
            Optional<Normalizer> normalizer = entries.containsKey(NORMALIZER)
                    ? Optional.of(NormalizerEntry.read(bytes(zip, entries.get(NORMALIZER), MOST_TEXT)))
                    : Optional.empty();
            return new NetworkFile(configuration, parameters, updaterState, normalizer);
        } catch (ZipException e) {
            throw new ModelFileException("it is not a zip file, or it is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException("it is a damaged zip file: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new ModelFileException("it is too large for the memory of this JVM", e);
        }
    }

    private static void requireKnown(String entry) throws ModelFileException {
        if (!ENTRIES.contains(entry)) {
            throw new ModelFileException(
                    SafeText.of(entry) + ": such an entry is not read, since loading it can run code;"
                            + " a model file has only " + String.join(", ", ENTRIES));
        }
    }

    private static NetworkConfiguration configuration(ZipFile zip, Map<String, ZipEntry> entries)
            throws ModelFileException, IOException {
        ZipEntry entry = entries.get(CONFIGURATION);
        if (entry == null) {
            throw new ModelFileException(CONFIGURATION + ": missing; this is not a model that Deeplearning4j saved");
        }
        String text = bytes(zip, entry, MOST_TEXT).remainingText();
        try {
            return NetworkConfiguration.parse(text);
        } catch (ModelFileException e) {
            throw new ModelFileException(CONFIGURATION + ": " + e.getMessage(), e);
        }
    }

    /** What the head of an array says of its length. Where it does not fit its entry, nothing else is unpacked. */
    private static int fittingLength(ZipFile zip, ZipEntry entry) throws ModelFileException, IOException {
        requireSize(entry, MOST_BYTES);
        try (InputStream in = zip.getInputStream(entry)) {
            EntryBytes head = new EntryBytes(entry.getName(), in.readNBytes(NumberArray.MOST_HEAD));
            return NumberArray.fittingLength(head, entry.getSize());
        }
    }

    private static NumberArray array(ZipFile zip, ZipEntry entry) throws ModelFileException, IOException {
        EntryBytes in = bytes(zip, entry, MOST_BYTES);
        NumberArray array = NumberArray.read(in);
        in.requireEnd();
        return array;
    }

    private static void requireSize(ZipEntry entry, int most) throws ModelFileException {
        long size = entry.getSize();
        if (size < 0 || size > most || size / MOST_DEFLATED > entry.getCompressedSize()) {
            throw new ModelFileException(entry.getName() + ": it would unpack to " + size + " bytes, from "
                    + entry.getCompressedSize() + "; at most " + most + " are read, and no zip holds more than "
                    + MOST_DEFLATED + " times its own size");
        }
    }

    /** The content of an entry, which is never more than it says, and never says more than its bytes can unpack to. */
    private static EntryBytes bytes(ZipFile zip, ZipEntry entry, int most) throws ModelFileException, IOException {
        requireSize(entry, most);
        String name = entry.getName();
        long size = entry.getSize();
        InputStream in = zip.getInputStream(entry);
        byte[] content = in.readNBytes((int) size + 1);
        if (content.length != size) {
            throw new ModelFileException(name + ": it unpacks to "
                    + (content.length < size ? "only " + content.length : "more than " + size)
                    + " bytes, but should to " + size);
        }
        CRC32 checksum = new CRC32();
        checksum.update(content);
        if (checksum.getValue() != entry.getCrc()) {
            throw new ModelFileException(name + ": its checksum is wrong; the file is damaged");
        }
        return new EntryBytes(name, content);
    }

    /**
     * The layers.
     *
     * @return Deeplearning4j's configuration
     */
    public NetworkConfiguration configuration() {
        return configuration;
    }

    /**
     * All parameters.
     *
     * @return in Deeplearning4j's order
     */
    public NumberArray parameters() {
        return parameters;
    }

    /**
     * What the updater remembers.
     *
     * @return in Deeplearning4j's order; nothing where it was not saved
     */
    public Optional<NumberArray> updaterState() {
        return updaterState;
    }

    /**
     * What the network was trained behind.
     *
     * @return nothing where it takes and tells values in their own unit
     */
    public Optional<Normalizer> normalizer() {
        return normalizer;
    }

    /**
     * The network as the library's own LSTM. What matters in training only, dropout or regularization say, is not kept.
     * Its optimizer is where it is Adam or RMSprop of a constant learning rate.
     *
     * @return the model
     * @throws ModelFileException if the network is {@linkplain NetworkConfiguration#otherThanLstm() another}, or has a
     *     wrong number of parameters
     */
    public SavedLstm lstm() throws ModelFileException {
        try {
            RnnShape shape = LstmConfiguration.shape(configuration.json());
            requireCount(configuration, parameters.length());
            requireFloats(COEFFICIENTS, parameters);
            int[] order = LstmConfiguration.order(shape);
            RnnParameters ours = RnnParameters.of(shape, inOurOrder(order, parameters, 0));
            Optional<OptimizerState> optimizerState = optimizerState(order);
            try {
                return new SavedLstm(ours, optimizerState, normalizer);
            } catch (InvalidValueException e) { // all else is known to fit
                throw new ModelFileException(NORMALIZER + ": " + e.getMessage(), e);
            }
        } catch (OtherNetworkException e) {
            throw new ModelFileException(CONFIGURATION + ": " + e.getMessage(), e);
        }
    }

    /** Refuses another number of parameters than an LSTM of that shape has; of other networks it is not known. */
    private static void requireCount(NetworkConfiguration configuration, int found) throws ModelFileException {
        try {
            RnnShape shape = LstmConfiguration.shape(configuration.json());
            if (found != shape.parameterCount()) {
                throw new ModelFileException(COEFFICIENTS + ": it has " + found + " numbers, but a network of "
                        + shape.inputs() + " inputs, " + shape.units() + " units and " + shape.outputs()
                        + " outputs has "
                        + shape.parameterCount());
            }
        } catch (OtherNetworkException e) {
            // Deeplearning4j knows, and compares.
        }
    }

    private static void requireFloats(String entry, NumberArray array) throws ModelFileException {
        if (array.precision() != NumberArray.Precision.FLOAT) {
            throw new ModelFileException(entry + ": its numbers have 64 bits, but those of this network have 32");
        }
    }

    private Optional<OptimizerState> optimizerState(int[] order) throws ModelFileException {
        Optional<Optimizer> optimizer = LstmConfiguration.optimizer(configuration.json());
        if (optimizer.isEmpty() || updaterState.isEmpty()) {
            return Optional.empty();
        }
        NumberArray state = updaterState.get();
        requireFloats(UPDATER_STATE, state);
        float[][] memory = new float[optimizer.get().memoryVectors()][];
        if (state.length() != memory.length * order.length) {
            throw new ModelFileException(UPDATER_STATE + ": it has " + state.length() + " numbers, but "
                    + optimizer.get().getClass().getSimpleName() + " remembers " + memory.length + " for each of "
                    + order.length + " parameters");
        }
        for (int vector = 0; vector < memory.length; vector++) {
            memory[vector] = inOurOrder(order, state, vector * order.length);
        }
        return Optional.of(new OptimizerState(optimizer.get(), LstmConfiguration.steps(configuration.json()), memory));
    }

    /**
     * The file.
     *
     * @return all its bytes: of the same network always the same, on every machine
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            write(zip, CONFIGURATION, configuration.text().getBytes(StandardCharsets.UTF_8));
            write(zip, COEFFICIENTS, parameters.toEntry());
            if (updaterState.isPresent()) {
                write(zip, UPDATER_STATE, updaterState.get().toEntry());
            }
            if (normalizer.isPresent()) {
                write(zip, NORMALIZER, NormalizerEntry.write(normalizer.get()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * A fingerprint of all that the file holds.
     *
     * @return the SHA-256 of {@link #toBytes()}, 64 hexadecimal digits
     */
    public String sha256() {
        return Fingerprint.of(ByteBuffer.wrap(toBytes()));
    }

    /**
     * Writes the file, which any program with Deeplearning4j can load.
     *
     * @param file where; its folder is made if need be, an older file is replaced
     * @throws IOException if that fails; an older file is untouched then
     */
    public void write(Path file) throws IOException {
        WholeFile.write(file, toBytes());
    }

    /** Stored as it is: compressed, its bytes would depend on the machine's zlib. */
    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
