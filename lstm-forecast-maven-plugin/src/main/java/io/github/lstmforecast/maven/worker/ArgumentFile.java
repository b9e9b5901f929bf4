package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file of arguments for the {@code java} launcher, which reads it in the encoding of the locale. */
final class ArgumentFile {
    private ArgumentFile() {}

    static void write(Path file, List<String> arguments) throws IOException, WorkerException {
        for (String argument : arguments) {
            LocaleEncoding.require(argument);
        }
        String text = arguments.stream().map(ArgumentFile::quote).collect(Collectors.joining("\n", "", "\n"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, text.getBytes(LocaleEncoding.charset()));
    }

    static String quote(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
