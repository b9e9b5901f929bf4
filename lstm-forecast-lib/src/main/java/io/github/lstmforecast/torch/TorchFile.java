package io.github.lstmforecast.torch;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.TransformChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A network in a safetensors file: a state dict of PyTorch, or one that this library has saved. */
final class TorchFile implements SavedModel {
    static final String FORMAT = "safetensors";

    /** The only entry of a zip of such a file. */
    static final String ENTRY = "model.safetensors";

    private final byte[] content;
    private final SavedNetwork saved;
    private final List<String> notes;

    private TorchFile(byte[] content, SavedNetwork saved, List<String> notes) {
        this.content = content;
        this.saved = saved;
        this.notes = List.copyOf(notes);
    }

    static TorchFile of(SavedNetwork network) {
        return new TorchFile(network.save().write(), network, List.of());
    }

    /**
     * @param content of a whole file
     * @param layers what the user says of its layers; empty if nothing
     */
    static TorchFile read(byte[] content, List<NamedLayer> layers) throws ModelFileException {
        Safetensors file = Safetensors.read(content);
        if (!SavedNetwork.isIn(file)) {
            return ofStateDict(content, file, layers);
        }
        if (!layers.isEmpty()) {
            throw new ModelFileException("layers are given, but lstm-forecast has saved the file, which has its own");
        }
        return new TorchFile(content, SavedNetwork.read(file), List.of());
    }

    private static TorchFile ofStateDict(byte[] content, Safetensors file, List<NamedLayer> named)
            throws ModelFileException {
        List<TorchModule> modules = TorchModules.of(file.tensors());
        LayerOrder order = named.isEmpty() ? LayerOrder.only(modules) : LayerOrder.named(modules, named);
        List<NetworkSpec.Layer> layers = new ArrayList<>();
        for (LayerOrder.Step step : order.steps()) {
            layers.addAll(step.module().toLayers(step.activation()));
        }
        List<String> notes = new ArrayList<>();
        if (named.isEmpty()) {
            notes.add("has nothing but named numbers: read as " + order.description()
                    + ", from the bottom up, without activations above them");
        }
        if (file.tensors().stream().anyMatch(tensor -> tensor.type() == NumberType.F64)) {
            notes.add("has numbers of 64 bits, which are rounded to 32 bits");
        }
        boolean isRecurrent = layers.stream().anyMatch(NetworkSpec.Recurrent.class::isInstance);
        Optional<NetworkSpec.Window> window =
                isRecurrent ? Optional.empty() : Optional.of(new NetworkSpec.Window(OptionalInt.empty(), true));
        NetworkSpec network = new NetworkSpec(layers, window);
        return new TorchFile(content, new SavedNetwork(network, TransformChain.NONE, Optional.empty()), notes);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public ModelShape shape() {
        return saved.network().shape();
    }

    @Override
    public Optional<NetworkSpec> network() {
        return Optional.of(saved.network());
    }

    @Override
    public TransformChain transforms() {
        return saved.transforms();
    }

    @Override
    public Optional<SavedInputs> inputs() {
        return saved.inputs();
    }

    @Override
    public byte[] toBytes() {
        return content.clone();
    }

    @Override
    public byte[] toZip() {
        return ModelZip.of(Map.of(ENTRY, content));
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public String toString() {
        return "TorchFile[" + saved.network().description() + "]";
    }
}
