package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.FuzzChild;
import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.ModelEngineContract;
import io.github.lstmforecast.engine.Platform;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How models of other programs forecast is in {@link OnnxForecastTest}. */
class OnnxEngineTest {
    private abstract static class Contract extends ModelEngineContract {
        private final String kind;
        private final String name;
        private final String file;

        Contract(String kind, String name, String file) {
            this.kind = kind;
            this.name = name;
            this.file = file;
        }

        @Override
        protected ModelEngine engine() {
            return new OnnxEngine();
        }

        @Override
        protected SavedModel model() {
            try {
                return new OnnxFormat()
                        .read(FrameworkModel.file(kind, name, file))
                        .orElseThrow();
            } catch (ModelFileException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected int targets() {
            return 1;
        }
    }

    @Nested
    class OfSteps extends Contract {
        OfSteps() {
            super("onnx", "gru_state_free_time", "model_torchscript.onnx");
        }
    }

    @Nested
    class OfTheWholeHistory extends Contract {
        OfTheWholeHistory() {
            super("onnx-keras", "lstm_dense", "model_keras3_tensorflow.onnx");
        }
    }

    @Nested
    class OfWindows extends Contract {
        OfWindows() {
            super("onnx", "window_next", "model_dynamo.onnx");
        }
    }

    private static ChildNeeds needs(String name, String arch, int java, EngineVersions versions) {
        return new OnnxEngine().childNeeds(new Platform(name, arch, java), versions);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64",
        "Linux, aarch64",
        "Mac OS X, aarch64",
        "Windows 11, amd64",
    })
    void its_child_needs_the_runtime_in_the_version_of_the_library(String name, String arch) {
        ChildNeeds needs = needs(name, arch, 17, EngineVersions.NONE);

        assertThat(needs.artifacts())
                .containsExactly(ChildNeeds.Artifact.managed("com.microsoft.onnxruntime", "onnxruntime"));
        assertThat(needs.jvmArgs()).isEmpty();
        assertThat(needs.environment()).containsExactly(Map.entry("ORT_DISABLE_TELEMETRY", "1"));
        assertThat(needs.sideBySide()).isTrue();
    }

    @Test
    void newer_jvms_let_it_call_native_code_and_print_no_warning() {
        assertThat(needs("Linux", "amd64", 24, EngineVersions.NONE).jvmArgs())
                .containsExactly("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void macs_of_intel_get_the_last_version_that_runs_on_them() {
        assertThatThrownBy(() -> needs("Mac OS X", "x86_64", 17, EngineVersions.NONE))
                .isInstanceOf(ExtensionException.class)
                .hasMessage(
                        "ONNX Runtime has no native code for this platform, Mac OS X on x86_64; it runs on Linux x64,"
                                + " Linux arm64, macOS arm64, Windows x64. Its last version for Macs with processors of Intel is"
                                + " 1.23.2; choose it with -Dlstm-forecast.engineVersions=onnxruntime:1.23.2");

        assertThat(needs("Mac OS X", "x86_64", 17, EngineVersions.of(List.of("onnxruntime:1.23.2")))
                        .artifacts())
                .hasSize(1);
    }

    @Test
    void other_platforms_are_refused() {
        assertThatThrownBy(() -> needs("FreeBSD", "amd64", 17, EngineVersions.NONE))
                .isInstanceOf(ExtensionException.class)
                .hasMessage("ONNX Runtime has no native code for this platform, FreeBSD on amd64; it runs on Linux x64,"
                        + " Linux arm64, macOS arm64, Windows x64");
    }

    @Test
    void without_the_runtime_it_says_what_the_class_path_needs() throws Exception {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !jar.contains("onnxruntime"))
                .collect(Collectors.joining(File.pathSeparator));

        FuzzChild child = FuzzChild.run("64m", "-cp", without, OnnxWithoutRuntime.class.getName());

        assertThat(child.count(("engine is onnx, which can't be loaded (java.lang.ClassNotFoundException:"
                        + " ai.onnxruntime.OrtException), but must be on the class path:"
                        + " com.microsoft.onnxruntime:onnxruntime, which has the natives of this platform")::equals))
                .isOne();
    }
}
