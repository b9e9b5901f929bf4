package io.github.lstmforecast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.SavedModel;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionsTest {
    @TempDir
    Path folder;

    @Test
    void engines_are_asked_in_the_order_of_their_ranks_then_of_their_keys() {
        assertThat(Extensions.engines())
                .extracting(ModelEngine::key)
                .containsExactly("jvm", "dl4j", "onnx", "constant", "linear");
        assertThat(Extensions.formats())
                .extracting(ModelFormat::key)
                .containsExactly("constant", "dl4j", "keras", "linear", "onnx", "safetensors");
        assertThat(Extensions.trainers()).containsExactly("jvm", "dl4j");
        assertThat(Extensions.exporters()).containsExactly("onnx", "safetensors");
    }

    @Test
    void a_key_that_nobody_has_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> Extensions.engine("cuda"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("engine is cuda, but must be one of jvm, dl4j, onnx, constant, linear");
        assertThatThrownBy(() -> Extensions.trainer("constant"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("engine is constant, but must be one that trains: jvm, dl4j");
        assertThatThrownBy(() -> Extensions.exporter("keras"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("format is keras, but must be one of onnx, safetensors");
    }

    @Test
    void a_file_in_no_known_format_is_refused_with_those_that_there_are() throws Exception {
        Path file = Files.writeString(folder.resolve("model.pkl"), "cos\nsystem\n");

        assertThatThrownBy(() -> Extensions.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(
                        "this is text, which is not read. Formats that are read: constant, dl4j (a zip that ");
    }

    @Test
    void a_model_that_nobody_runs_has_no_engine() {
        SavedModel other = new SavedModel() {
            @Override
            public String format() {
                return "other";
            }

            @Override
            public ModelShape shape() {
                return ModelShape.UNKNOWN;
            }

            @Override
            public byte[] toBytes() {
                return new byte[0];
            }
        };

        assertThat(Extensions.engineOf(other)).isEmpty();
    }

    /** Has a key that another has, or one that is none. */
    public static class Named implements ModelFormat {
        private final String key;

        Named(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Optional<SavedModel> read(Path file) {
            return Optional.empty();
        }
    }

    /** As another. */
    public static final class Same extends Named {
        public Same() {
            super("dl4j");
        }
    }

    /** As none may be. */
    public static final class Shouting extends Named {
        public Shouting() {
            super("MY FORMAT");
        }
    }

    /** Is not there when it is needed. */
    public static final class Failing extends Named {
        public Failing() {
            super(fail());
        }

        private static String fail() {
            throw new IllegalStateException("no licence");
        }
    }

    /** What is said of the providers of this JVM. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            try {
                Extensions.requireUsable();
            } catch (RuntimeException e) {
                System.out.print(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.example.NotThere | Provider com.example.NotThere not found",
                "io.github.lstmforecast.engine.ExtensionsTest$Failing"
                        + " | Provider io.github.lstmforecast.engine.ExtensionsTest$Failing could not be instantiated:"
                        + " java.lang.IllegalStateException: no licence",
                "io.github.lstmforecast.Damage | io.github.lstmforecast.Damage not a subtype",
                "io.github.lstmforecast.engine.ExtensionsTest$Shouting"
                        + " | io.github.lstmforecast.engine.ExtensionsTest$Shouting has the key 'MY FORMAT'; a key is"
                        + " lower-case letters, digits and hyphens",
                "io.github.lstmforecast.engine.ExtensionsTest$Same | both have the key 'dl4j'",
                "io.github.lstmforecast.engine.ExtensionsTest$Same | io.github.lstmforecast.engine.ExtensionsTest$Same",
                "io.github.lstmforecast.engine.ExtensionsTest$Same | io.github.lstmforecast.dl4j.file.Dl4jFormat"
            })
    void a_provider_that_can_not_be_used_is_named(String provider, String said) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ModelFormat.class.getName()), provider);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(printed).startsWith("ExtensionException: ").contains(said);
    }
}
