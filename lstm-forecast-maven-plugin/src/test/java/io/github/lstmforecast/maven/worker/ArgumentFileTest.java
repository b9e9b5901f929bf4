package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFileTest {
    /** Prints its arguments, each on a line of its own with its line ends spelled out. */
    static final class Echo {
        private Echo() {}

        public static void main(String[] args) {
            for (String arg : args) {
                System.out.println("<" + arg.replace("\n", "NEWLINE") + ">");
            }
        }
    }

    @Test
    void a_real_java_launcher_reads_each_argument_as_it_was(@TempDir Path folder) throws Exception {
        List<String> arguments = List.of(
                "two words", "a \"quote\"", "back\\slash\\", "# no comment", "'single'", "", "line\nend", "@file", "*");
        Path file = folder.resolve("new folder").resolve("arguments");
        List<String> command =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), Echo.class.getName()));
        command.addAll(arguments);

        ArgumentFile.write(file, command);

        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file)
                .redirectErrorStream(true)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(printed).isZero();
        assertThat(printed.lines())
                .containsExactly(
                        "<two words>",
                        "<a \"quote\">",
                        "<back\\slash\\>",
                        "<# no comment>",
                        "<'single'>",
                        "<>",
                        "<lineNEWLINEend>",
                        "<@file>",
                        "<*>");
    }
}
