package io.github.lstmforecast.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.engine.ChildNeeds.Artifact;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.engine.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Its results are tested in the module that has the native code. */
class Dl4jEngineTest {
    private static ChildNeeds needs(String name, String arch, int java) {
        return new Dl4jEngine().childNeeds(new Platform(name, arch, java), EngineVersions.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64, true",
        "Linux, aarch64, linux-arm64, false",
        "Mac OS X, x86_64, macosx-x86_64, true",
        "Mac OS X, aarch64, macosx-arm64, false",
        "Windows 11, amd64, windows-x86_64, true"
    })
    void a_platform_has_its_native_code_and_its_environment(String name, String arch, String classifier, boolean x86) {
        ChildNeeds needs = needs(name, arch, 17);

        assertThat(needs.artifacts())
                .contains(Artifact.managed("org.nd4j", "nd4j-native").withClassifier(classifier));
        assertThat(needs.environment().containsKey("OPENBLAS_CORETYPE")).isEqualTo(x86);
        assertThat(needs.sideBySide()).isFalse();
    }

    @Test
    void a_platform_without_native_code_is_reported_with_those_that_have_it() {
        assertThatThrownBy(() -> needs("Linux", "s390x", 17))
                .isInstanceOf(ExtensionException.class)
                .hasMessage(
                        "Deeplearning4j has no native code for this platform, Linux on s390x; it runs on linux-x86_64,"
                                + " linux-arm64, macosx-x86_64, macosx-arm64, windows-x86_64. A model of plain LSTM layers does not"
                                + " need it: use engine jvm");
    }

    // Older versions don't know the options, and would not start.
    @Test
    void only_newer_versions_of_java_get_options_against_warnings() {
        assertThat(needs("Linux", "amd64", 17).jvmArgs()).noneMatch(arg -> arg.contains("native-access"));
        assertThat(needs("Linux", "amd64", 25).jvmArgs()).contains("--enable-native-access=ALL-UNNAMED");
    }
}
