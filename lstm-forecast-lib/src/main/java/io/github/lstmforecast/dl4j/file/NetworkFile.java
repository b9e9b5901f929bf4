package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.Weights;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network in a zip file of Deeplearning4j, read and written without Deeplearning4j, as numbers and text.
 *
 * <p>Files are not trusted. Deeplearning4j's own loader creates objects of any class that a file names, and so runs their
 * code. This class reads only known entries of limited size, and the configuration may name classes of Deeplearning4j and
 * ND4J only. Deeplearning4j gets only what was checked here.
 *
 * @see <a href="https://deeplearning4j.konduit.ai/">Deeplearning4j, {@code ModelSerializer}, 1.0.0-M2.1</a>
 */
public final class NetworkFile implements SavedModel {
    static final String FORMAT = "dl4j";

    private final NetworkConfiguration configuration;
    private final NumberArray parameters;
    private final Optional<NumberArray> updaterState;
    private final Scalings scalings;
    private final Optional<LstmStack> lstm; // empty for other networks
    private final Optional<String> sha256; // of the file from which it was read

    /**
     * @param normalizer {@code normalizer.bin}
     * @param forecaster {@code forecaster.json}; if it has transforms, this library ignores the normalizer
     */
    private record Scalings(Optional<NormalizerEntry> normalizer, ForecasterEntry forecaster) {
        static final Scalings NONE = new Scalings(Optional.empty(), ForecasterEntry.NONE);

        Optional<TransformChain> transforms() {
            return forecaster.transforms();
        }
    }

    private NetworkFile(
            NetworkConfiguration configuration,
            NumberArray parameters,
            Optional<NumberArray> updaterState,
            Scalings scalings,
            Optional<LstmStack> lstm,
            Optional<String> sha256) {
        this.configuration = configuration;
        this.parameters = parameters;
        this.updaterState = updaterState;
        this.scalings = scalings;
        this.lstm = lstm;
        this.sha256 = sha256;
    }

    /**
     * @param parameters in Deeplearning4j's order
     * @param updaterState in Deeplearning4j's order, if known
     * @throws ModelFileException if they don't fit the configuration
     */
    public static NetworkFile of(
            NetworkConfiguration configuration, NumberArray parameters, Optional<NumberArray> updaterState)
            throws ModelFileException {
        return of(configuration, parameters, updaterState, Scalings.NONE, Optional.empty());
    }

    private static NetworkFile of(
            NetworkConfiguration configuration,
            NumberArray parameters,
            Optional<NumberArray> updaterState,
            Scalings scalings,
            Optional<String> sha256)
            throws ModelFileException {
        Optional<LstmStack> lstm = LstmStack.of(configuration, parameters, updaterState);
        if (lstm.isPresent() && scalings.normalizer().isPresent()) {
            NetworkSpec network = lstm.get().network();
            try {
                scalings.normalizer()
                        .get()
                        .normalizer()
                        .requireFits(network.inputs().orElseThrow(), network.outputs());
            } catch (InvalidValueException e) {
                throw new ModelFileException(NetworkEntries.NORMALIZER + ": " + e.getMessage(), e);
            }
        }
        return new NetworkFile(configuration, parameters, updaterState, scalings, lstm, sha256);
    }

    /**
     * An LSTM as a network of Deeplearning4j. The state of {@link Sgd} is not saved: Deeplearning4j does not have this kind
     * of momentum.
     *
     * @param optimizerState for resuming its training
     */
    public static NetworkFile of(RnnParameters lstm, Optional<OptimizerState> optimizerState) {
        return new NetworkFile(
                LstmStack.configuration(lstm.shape(), optimizerState),
                LstmStack.parameters(lstm),
                optimizerState.flatMap(state -> LstmStack.updaterState(lstm.shape(), state)),
                Scalings.NONE,
                Optional.of(new LstmStack(NetworkSpec.of(lstm), optimizerState.filter(LstmStack::isKept))),
                Optional.empty());
    }

    /** A copy of the network with these transforms. */
    public NetworkFile with(TransformChain transforms) {
        // A normalizer scales all inputs, the transforms only those that are forecast.
        Optional<Normalizer> exact = transforms.transforms().size() == 1
                        && transforms.transforms().get(0) instanceof Scaling scaling
                        && shape().inputs().orElse(scaling.features()) == scaling.features()
                ? Optional.of(Normalizer.of(scaling))
                : Optional.empty();
        Optional<NormalizerEntry> rounded = exact.flatMap(NormalizerEntry::rounded);
        boolean saysAll =
                transforms.isNone() || rounded.isPresent() && exact.equals(rounded.map(NormalizerEntry::normalizer));
        return with(new Scalings(
                rounded, new ForecasterEntry(saysAll ? Optional.empty() : Optional.of(transforms), inputs())));
    }

    /** A copy of the network with these inputs. */
    public NetworkFile with(Optional<SavedInputs> inputs) {
        return with(new Scalings(scalings.normalizer(), new ForecasterEntry(scalings.transforms(), inputs)));
    }

    private NetworkFile with(Scalings changed) {
        return new NetworkFile(configuration, parameters, updaterState, changed, lstm, Optional.empty());
    }

    /** @throws ModelFileException if the file is not a zip, is damaged, or has a part that is not trusted */
    public static NetworkFile read(Path file) throws ModelFileException {
        return ModelZip.read(file, NetworkEntries.ALL, zip -> read(zip, file));
    }

    private static NetworkFile read(ModelZip zip, Path file) throws ModelFileException, IOException {
        NetworkConfiguration configuration = configuration(zip);
        if (!zip.has(NetworkEntries.COEFFICIENTS) || zip.has(NetworkEntries.NO_PARAMETERS)) {
            throw new ModelFileException(
                    NetworkEntries.COEFFICIENTS + ": missing; the network was saved without its parameters");
        }
        LstmStack.requireCount(
                configuration,
                NetworkEntries.arrayLength(zip, NetworkEntries.COEFFICIENTS)); // before they are unpacked
        NumberArray parameters = NetworkEntries.array(zip, NetworkEntries.COEFFICIENTS);
        Optional<NumberArray> updaterState = Optional.empty();
        if (zip.has(NetworkEntries.UPDATER_STATE)) {
            NetworkEntries.arrayLength(zip, NetworkEntries.UPDATER_STATE);
            updaterState = Optional.of(NetworkEntries.array(zip, NetworkEntries.UPDATER_STATE));
        }
        Scalings scalings = new Scalings(
                zip.has(NetworkEntries.NORMALIZER)
                        ? Optional.of(NormalizerEntry.read(NetworkEntries.text(zip, NetworkEntries.NORMALIZER)
                                .all()))
                        : Optional.empty(),
                zip.has(NetworkEntries.FORECASTER)
                        ? ForecasterEntry.read(NetworkEntries.text(zip, NetworkEntries.FORECASTER))
                        : ForecasterEntry.NONE);
        NetworkFile read = of(configuration, parameters, updaterState, scalings, Optional.of(Fingerprint.of(file)));
        try {
            read.inputs().ifPresent(inputs -> inputs.requireFit(read.shape()));
        } catch (InvalidValueException e) {
            throw new ModelFileException(NetworkEntries.FORECASTER + ": " + e.getMessage(), e);
        }
        return read;
    }

    private static NetworkConfiguration configuration(ModelZip zip) throws ModelFileException, IOException {
        if (!zip.has(NetworkEntries.CONFIGURATION)) {
            throw new ModelFileException(
                    NetworkEntries.CONFIGURATION + ": missing; this is not a model file of Deeplearning4j");
        }
        String text = NetworkEntries.text(zip, NetworkEntries.CONFIGURATION).remainingText();
        try {
            return NetworkConfiguration.parse(text);
        } catch (ModelFileException e) {
            throw new ModelFileException(NetworkEntries.CONFIGURATION + ": " + e.getMessage(), e);
        }
    }

    public NetworkConfiguration configuration() {
        return configuration;
    }

    /** In Deeplearning4j's order. */
    public NumberArray parameters() {
        return parameters;
    }

    /** In Deeplearning4j's order; empty if it was not saved. */
    public Optional<NumberArray> updaterState() {
        return updaterState;
    }

    /** At the end of the training; empty if this library does not have the optimizer, or it was not saved. */
    public Optional<OptimizerState> optimizerState() {
        return lstm.flatMap(LstmStack::optimizerState);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public ModelShape shape() {
        return network().map(NetworkSpec::shape).orElseGet(configuration::shape);
    }

    /** LSTM layers and output layer, without what is for training only, for example dropout. */
    @Override
    public Optional<NetworkSpec> network() {
        return lstm.map(LstmStack::network);
    }

    @Override
    public List<Weights> weights() {
        return network().map(NetworkSpec::weights).orElseGet(() -> List.of(parameters.toWeights()));
    }

    @Override
    public TransformChain transforms() {
        return scalings.transforms()
                .orElseGet(() -> scalings.normalizer()
                        .map(NormalizerEntry::normalizer)
                        .filter(Normalizer::isTransform)
                        .map(of -> TransformChain.of(of.inputs()))
                        .orElse(TransformChain.NONE));
    }

    @Override
    public Optional<Normalizer> normalizer() {
        return scalings.transforms().isPresent()
                ? Optional.empty()
                : scalings.normalizer().map(NormalizerEntry::normalizer).filter(of -> !of.isTransform());
    }

    @Override
    public Optional<SavedInputs> inputs() {
        return scalings.forecaster().inputs();
    }

    /** Whether it was saved with a normalizer or transforms. */
    public boolean isScaled() {
        return scalings.normalizer().isPresent() || scalings.transforms().isPresent();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        configuration.otherThanLstm().ifPresent(other -> notes.add("runs on Deeplearning4j, since " + other));
        if (normalizer().filter(of -> of.outputs().isEmpty()).isPresent()) {
            notes.add("has a normalizer that was fitted without labels, so its outputs are not scaled back");
        }
        return notes;
    }

    @Override
    public byte[] toBytes() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(NetworkEntries.CONFIGURATION, configuration.text().getBytes(StandardCharsets.UTF_8));
        entries.put(NetworkEntries.COEFFICIENTS, parameters.toEntry());
        updaterState.ifPresent(state -> entries.put(NetworkEntries.UPDATER_STATE, state.toEntry()));
        scalings.normalizer().ifPresent(of -> entries.put(NetworkEntries.NORMALIZER, of.bytes()));
        if (!scalings.forecaster().isNone()) {
            entries.put(NetworkEntries.FORECASTER, scalings.forecaster().write());
        }
        return ModelZip.of(entries);
    }

    /** The SHA-256 of the file from which it was read, otherwise of {@link #toBytes()}. */
    @Override
    public String sha256() {
        return sha256.orElseGet(SavedModel.super::sha256);
    }

    @Override
    public String toString() {
        return "NetworkFile[" + parameters + "]";
    }
}
