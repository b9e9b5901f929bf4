package io.github.lstmforecast.keras;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock;
import io.jhdf.SymbolTableEntry;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataSpaceMessage;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A group or a dataset of an HDF5 file, read with jHDF. Only its lowest layer is used, which parses the parts of a file:
 * links are never followed to another place, and nothing that Keras does not write is read.
 */
final class HdfNode {
    private static final int MOST_STEPS = 32; // of a path

    private final HdfBytes file;
    private final String path;
    private final ObjectHeader header;
    private HdfLinks links;
    private Map<String, AttributeMessage> attributes;

    private HdfNode(HdfBytes file, String path, long address) throws ModelFileException {
        this.file = file;
        this.path = path;
        this.header = guarded(path, () -> {
            file.prepareHeader(address);
            return ObjectHeader.readObjectHeader(file, address);
        });
    }

    /** @param name of the file in messages; empty for the model file itself */
    static HdfNode root(String name, byte[] bytes) throws ModelFileException {
        HdfBytes file = guarded(name, () -> new HdfBytes(bytes));
        return new HdfNode(file, name, guarded(name, () -> rootAddress(file)));
    }

    private static long rootAddress(HdfBytes file) {
        Superblock superblock = file.getSuperblock();
        if (superblock instanceof Superblock.SuperblockV0V1 old) {
            return new SymbolTableEntry(file, old.getRootGroupSymbolTableAddress()).getObjectHeaderAddress();
        }
        return ((Superblock.SuperblockV2V3) superblock).getRootGroupObjectHeaderAddress();
    }

    /** Turns whatever jHDF throws on a damaged file into an exception with the place in the file. */
    static <T> T guarded(String path, Supplier<T> read) throws ModelFileException {
        try {
            return read.get();
        } catch (RuntimeException | StackOverflowError e) {
            throw new ModelFileException((path.isEmpty() ? "" : path + ": ") + problem(e), e);
        }
    }

    private static String problem(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof BufferUnderflowException) {
            return "it is damaged: a part of it ends too early";
        }
        String message = deepest instanceof StackOverflowError
                ? "parts within parts without end"
                : SafeText.of(String.valueOf(deepest.getMessage()));
        if (message.contains("External Data Files")) {
            return "its numbers are in another file, which is not read";
        }
        if (message.contains("Virtual storage")) {
            return "its numbers are those of other datasets, which are not read";
        }
        boolean isOurs = deepest instanceof HdfException && Character.isLowerCase(message.charAt(0));
        return isOurs ? message : "it is damaged, or has what Keras does not write (" + message + ")";
    }

    String path() {
        return path;
    }

    boolean has(String name) throws ModelFileException {
        return links().has(name);
    }

    private HdfLinks links() throws ModelFileException {
        if (links == null) {
            links = guarded(path, () -> new HdfLinks(file, header));
        }
        return links;
    }

    /**
     * A member, or one of its members.
     *
     * @param names of the members on the way, with slashes between; nothing has a meaning but the slashes
     * @throws ModelFileException if there is none
     */
    HdfNode member(String names) throws ModelFileException {
        String[] steps = names.split("/", -1);
        if (steps.length > MOST_STEPS) {
            throw new ModelFileException(path + ": a path has " + steps.length + " steps: " + SafeText.of(names));
        }
        HdfNode node = this;
        for (String step : steps) {
            HdfLinks of = node.links();
            String below = node.path + "/" + SafeText.of(step);
            node = new HdfNode(file, below, guarded(below, () -> of.address(step)));
        }
        return node;
    }

    /** The text of an attribute; empty if there is none. */
    Optional<String> text(String attribute) throws ModelFileException {
        List<String> texts = texts(attribute);
        if (texts.size() > 1) {
            throw new ModelFileException(
                    path + ": attribute " + attribute + " has " + texts.size() + " texts, not one");
        }
        return texts.stream().findFirst();
    }

    boolean hasAttribute(String name) throws ModelFileException {
        return guarded(path, this::attributes).containsKey(name);
    }

    /** The texts of an attribute, which may be in several, with a number behind the name. None if there is none. */
    List<String> texts(String attribute) throws ModelFileException {
        return guarded(path, () -> {
            List<String> texts = new ArrayList<>();
            AttributeMessage part = attributes().get(attribute);
            for (int i = 0; part != null || i == 0; i++) {
                if (part != null) {
                    texts.addAll(HdfText.of(file, part));
                }
                part = attributes().get(attribute + i);
            }
            return texts;
        });
    }

    private Map<String, AttributeMessage> attributes() {
        if (header.hasMessageOfType(AttributeInfoMessage.class)
                && header.getMessageOfType(AttributeInfoMessage.class).getFractalHeapAddress() >= 0) {
            throw new HdfException("its attributes are in a heap, which Keras does not do");
        }
        if (attributes == null) {
            attributes = new HashMap<>();
            for (AttributeMessage one : header.getMessagesOfType(AttributeMessage.class)) {
                attributes.putIfAbsent(one.getName(), one);
            }
        }
        return attributes;
    }

    /** The numbers of a dataset, which are not read yet. */
    HdfArray array() throws ModelFileException {
        if (!header.hasMessageOfType(DataSpaceMessage.class)) {
            throw new ModelFileException(path + ": it is a group, and has no numbers");
        }
        return guarded(path, () -> new HdfArray(file, path, header));
    }
}
