package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.maven.worker.WorkerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Dl4jPlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64, true",
        "Linux, aarch64, linux-arm64, false",
        "Mac OS X, x86_64, macosx-x86_64, true",
        "Mac OS X, aarch64, macosx-arm64, false",
        "Windows 11, amd64, windows-x86_64, true"
    })
    void a_platform_has_its_classifier(String name, String arch, String classifier, boolean x86) throws Exception {
        assertThat(Dl4jPlatform.of(name, arch).classifier()).isEqualTo(classifier);
        assertThat(Dl4jPlatform.of(name, arch).isX86()).isEqualTo(x86);
        assertThat(Dl4jChild.environment(Dl4jPlatform.of(name, arch)).containsKey("OPENBLAS_CORETYPE"))
                .isEqualTo(x86);
    }

    @Test
    void a_platform_without_native_code_is_told_which_have_some() {
        assertThatThrownBy(() -> Dl4jPlatform.of("Linux", "s390x"))
                .isInstanceOf(WorkerException.class)
                .hasMessage(
                        "Deeplearning4j has no native code for this platform, Linux on s390x; it runs on linux-x86_64,"
                                + " linux-arm64, macosx-x86_64, macosx-arm64, windows-x86_64. A model of plain LSTM layers needs none:"
                                + " it runs on engine jvm");
    }

    // Older ones don't know the options, and would not start.
    @Test
    void only_newer_versions_of_java_are_asked_to_keep_quiet() {
        assertThat(Dl4jChild.jvmArgs(17)).noneMatch(arg -> arg.contains("native-access"));
        assertThat(Dl4jChild.jvmArgs(25)).contains("--enable-native-access=ALL-UNNAMED");
    }
}
