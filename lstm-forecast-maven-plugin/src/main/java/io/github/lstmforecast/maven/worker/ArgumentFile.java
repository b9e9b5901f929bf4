package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of arguments for the {@code java} launcher. The launcher reads it in the encoding of the locale, so what the
 * locale can't say can't be passed.
 */
final class ArgumentFile {
    private static final char UNREADABLE = '\uFFFD'; // what Java makes of a path's bytes that the locale can't say

    private ArgumentFile() {}

    static void write(Path file, List<String> arguments) throws IOException, WorkerException {
        write(file, arguments, Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name())));
    }

    static void write(Path file, List<String> arguments, Charset charset) throws IOException, WorkerException {
        String text = arguments.stream().map(ArgumentFile::quote).collect(Collectors.joining("\n", "", "\n"));
        for (String argument : arguments) {
            if (argument.indexOf(UNREADABLE) >= 0 || !charset.newEncoder().canEncode(argument)) {
                throw new WorkerException("the child JVM can't be started: the locale's encoding, " + charset.name()
                        + ", can't say '" + argument + "'; run Maven under a UTF-8 locale (LC_ALL=C.UTF-8, say; found "
                        + locale() + ")");
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, text.getBytes(charset));
    }

    private static String quote(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** The variable that decides, in the order in which they do. */
    private static String locale() {
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String value = System.getenv(variable);
            if (value != null && !value.isEmpty()) {
                return variable + "=" + value;
            }
        }
        return "none of LC_ALL, LC_CTYPE and LANG";
    }
}
