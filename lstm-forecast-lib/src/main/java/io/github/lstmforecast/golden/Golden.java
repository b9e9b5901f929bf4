package io.github.lstmforecast.golden;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A golden model, or a candidate for one, with the record of its forecasts. {@code golden.json} is the record,
 * {@code golden.zip} is the model if it was trained in the build. A loaded model has its own file, other forecasters have
 * none.
 *
 * @param model the trained model; empty if it is not kept
 * @param record its forecasts and inputs
 */
public record Golden(Optional<SavedModel> model, GoldenRecord record) {
    /** The name of the files of a golden model, in a scenario's folder. */
    public static final String NAME = "golden";

    /** The name of the files of a candidate, in the output folder. */
    public static final String CANDIDATE = "candidate";

    private static final int FINGERPRINT_DIGITS = 16;

    public Golden {
        InvalidValueException.unless(
                model.isPresent() == record.modelKept(),
                "modelKept",
                record.modelKept(),
                String.valueOf(model.isPresent()));
    }

    /**
     * Whether one of its files exists.
     *
     * @param name {@link #NAME} or {@link #CANDIDATE}
     */
    public static boolean exists(Path folder, String name) {
        return Files.exists(zip(folder, name))
                || Files.exists(json(folder, name))
                || Files.exists(next(json(folder, name)));
    }

    /**
     * Identifies the golden model in the folder of a scenario: it changes when another one is accepted, and is the same for
     * all line ends.
     *
     * @return empty if there is none, or its record can't be read
     */
    public static Optional<String> fingerprint(Path folder) {
        try {
            String record = Files.readString(json(folder, NAME)).replace("\r", "");
            return Optional.of(Fingerprint.of(ByteBuffer.wrap(record.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, FINGERPRINT_DIGITS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path zip(Path folder, String name) {
        return folder.resolve(name + ".zip");
    }

    private static Path json(Path folder, String name) {
        return folder.resolve(name + ".json");
    }

    /** Reads the golden model in the folder of a scenario. */
    public static Golden load(Path folder) throws GoldenException {
        return read(folder, NAME);
    }

    /** Compares this golden model with that of the current build. */
    public GoldenComparison compare(Golden now, GoldenTolerance tolerance) {
        return GoldenComparison.of(this, now, tolerance);
    }

    /**
     * @param name {@link #NAME} or {@link #CANDIDATE}
     * @throws GoldenException if a file is missing, damaged or of a newer version, or the files don't fit each other
     */
    public static Golden read(Path folder, String name) throws GoldenException {
        try {
            finish(folder, name);
        } catch (IOException e) {
            throw new GoldenException(name + ".zip: what was accepted can't be put in its place: " + e, e);
        }
        requireThere(json(folder, name), name);
        GoldenRecord record = GoldenJson.read(json(folder, name));
        if (!record.modelKept()) {
            return new Golden(Optional.empty(), record);
        }
        requireThere(zip(folder, name), name);
        SavedModel model;
        try {
            model = Extensions.read(zip(folder, name));
        } catch (ModelFileException e) {
            throw new GoldenException(name + ".zip: " + e.getMessage(), e);
        }
        if (!record.modelSha256().equals(Optional.of(model.sha256()))) {
            throw new GoldenException(name + ".zip: it is not the model that " + name
                    + ".json is about; bring back the files that were accepted together");
        }
        return new Golden(Optional.of(model), record);
    }

    private static void requireThere(Path file, String name) throws GoldenException {
        if (!Files.exists(file)) {
            throw new GoldenException(file.getFileName() + ": missing; " + name + ".zip and " + name
                    + ".json belong together, so bring it back, or delete both and accept the model anew");
        }
        if (Files.isSymbolicLink(file)) { // to where others should not look, perhaps
            throw new GoldenException(file.getFileName() + ": it is a link, which is not followed; put the file itself"
                    + " in its place, or delete it and accept the model anew");
        }
    }

    /**
     * Writes the files atomically: if it is interrupted, for example by a full disk or a killed build, the files are either
     * all old or all new. First, it writes new files next to the old ones; when all of them are complete, it renames them,
     * or the next {@link #read} does.
     *
     * @param folder created if it is missing
     * @param name {@link #NAME} or {@link #CANDIDATE}
     */
    public void write(Path folder, String name) throws IOException {
        try {
            if (model.isPresent()) {
                WholeFile.write(next(zip(folder, name)), model.get().toZip());
            } else {
                Files.deleteIfExists(next(zip(folder, name))); // of an interrupted write
            }
            WholeFile.write(
                    next(json(folder, name)), out -> GoldenJson.write(record, out)); // from here on it is the new one
        } catch (IOException e) {
            if (!Files.exists(next(json(folder, name)))) {
                Files.deleteIfExists(next(zip(folder, name)));
            }
            throw e;
        }
        finish(folder, name);
        if (model.isEmpty()) {
            Files.deleteIfExists(zip(folder, name));
        }
    }

    /** The names of its files. */
    public List<String> files(String name) {
        List<String> files = new ArrayList<>();
        model.ifPresent(kept -> files.add(name + ".zip"));
        files.add(name + ".json");
        return files;
    }

    private static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Renames the new files if both are complete. */
    private static void finish(Path folder, String name) throws IOException {
        if (Files.exists(next(json(folder, name)))) {
            if (Files.exists(next(zip(folder, name)))) {
                WholeFile.move(next(zip(folder, name)), zip(folder, name));
            }
            WholeFile.move(next(json(folder, name)), json(folder, name));
        }
    }

    /**
     * Deletes its files.
     *
     * @param name {@link #NAME} or {@link #CANDIDATE}
     */
    public static void delete(Path folder, String name) throws IOException {
        Files.deleteIfExists(next(json(folder, name)));
        Files.deleteIfExists(next(zip(folder, name)));
        Files.deleteIfExists(zip(folder, name));
        Files.deleteIfExists(json(folder, name));
    }
}
