package io.github.lstmforecast.scenario;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.Suggestion;
import io.github.lstmforecast.model.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The files that a scenario names.
 *
 * @param base what paths are relative to
 * @param folder the scenario's, where a file is looked for first
 * @param trusted what the files must lie in
 */
record ScenarioFiles(Path base, Path folder, TrustedFolders trusted) {
    private static final int MOST_OF_A_PATH = 4096;

    /**
     * The file that a key names.
     *
     * @param what it must be, as the beginning of what is allowed
     */
    Path find(YamlMap map, String key, String what) throws ScenarioException {
        return find(map, key, what, "");
    }

    /** @param ifMissing what to say more of a file that is not there, and none has a similar name */
    Path find(YamlMap map, String key, String what, String ifMissing) throws ScenarioException {
        String name = map.text(key);
        String must = what + " in the scenario's folder, or a path relative to the module; ";
        try {
            Path beside = folder.resolve(name);
            if (trusted.areOnOtherDrives(beside)) {
                throw map.wrong(key, must + "this one " + trusted.refusal(beside));
            }
            Path file = Files.exists(beside) ? beside : base.resolve(name);
            if (!Files.exists(file)) {
                throw map.wrong(
                        key,
                        must
                                + (trusted.name(file)
                                        ? "there is no such file" + hint(name, ifMissing, beside, file)
                                        : "this one " + trusted.refusal(file)));
            }
            if (!trusted.hold(file)) {
                throw map.wrong(key, must + "this one " + trusted.refusal(file));
            }
            if (!Files.isRegularFile(file)) {
                throw map.wrong(key, must + "this one is not a file");
            }
            return file;
        } catch (InvalidPathException e) {
            throw map.wrong(key, must + "no path can be so on this system: " + e.getReason());
        } catch (IOException e) {
            throw map.wrong(key, must + "where this one lies can't be found out: " + e);
        }
    }

    /** About a file that is not there. */
    private static String hint(String name, String otherwise, Path... looked) throws IOException {
        if (!SafeText.isPlain(name)) {
            return "; " + YamlFile.BACKSLASH;
        }
        for (Path file : looked) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder != null && Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    String suggestion = Suggestion.of(
                            file.getFileName().toString(),
                            files.filter(Files::isRegularFile)
                                    .map(there -> there.getFileName().toString())
                                    .filter(SafeText::isPlain)
                                    .toList());
                    if (!suggestion.isEmpty()) {
                        return ", " + suggestion;
                    }
                }
            }
        }
        return otherwise;
    }

    /** Refuses a file that is there, but elsewhere. */
    void requireTrusted(Path file) throws ScenarioException {
        try {
            if (Files.exists(file) && !trusted.hold(file)) {
                throw new ScenarioException(shown(file), "the file " + trusted.refusal(file), null);
            }
        } catch (IOException e) {
            throw new ScenarioException(shown(file), "where the file lies can't be found out: " + e, e);
        }
    }

    /** How a file is called in messages. */
    String shown(Path file) {
        return shown(base, file);
    }

    static String shown(Path base, Path file) {
        Path root = base.toAbsolutePath().normalize();
        Path normal = file.toAbsolutePath().normalize();
        Path shown = normal.startsWith(root) ? root.relativize(normal) : normal;
        return SafeText.of(shown.toString().replace('\\', '/'), MOST_OF_A_PATH);
    }

    interface Read<T> {
        T of(Path file) throws ModelFileException;
    }

    <T> T read(Path file, Read<T> reader) throws ScenarioException {
        try {
            return reader.of(file);
        } catch (ModelFileException e) {
            throw new ScenarioException(shown(file), e.getMessage(), e);
        }
    }
}
