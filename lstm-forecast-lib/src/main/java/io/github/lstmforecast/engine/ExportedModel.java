package io.github.lstmforecast.engine;

import io.github.lstmforecast.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A model in a format for other programs.
 *
 * @param content of the file
 * @param use how the file is used, for the log; each is a line
 */
public record ExportedModel(byte[] content, List<String> use) {
    public ExportedModel {
        use = List.copyOf(use);
    }

    /**
     * Writes the file; creates its folder if it is missing, and replaces an existing file.
     *
     * @throws IOException if that fails; an existing file is unchanged
     */
    public void write(Path file) throws IOException {
        WholeFile.write(file, content);
    }
}
