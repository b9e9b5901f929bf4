package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildJdkTest {
    @TempDir
    Path folder;

    @Test
    void a_jdk_is_asked_for_its_version_and_its_vectors() throws Exception {
        ChildJdk current = ChildJdk.current();

        assertThat(ChildJdk.of(current.java())).isEqualTo(current);
        assertThat(current.version()).isGreaterThanOrEqualTo(17);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_jdk_without_vectors_is_told_from_one_with_them() throws Exception {
        assertThat(ChildJdk.of(java("echo java.base@21.0.2; echo java.sql@21.0.2"))
                        .hasVectorApi())
                .isFalse();
        assertThat(ChildJdk.of(java("echo java.base@21.0.2; echo jdk.incubator.vector@21.0.2")))
                .isEqualTo(new ChildJdk(folder.resolve("java").toString(), 21, true));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_jdk_that_is_too_old_is_refused() throws Exception {
        String eleven = java("echo java.base@11.0.22");

        assertThatThrownBy(() -> ChildJdk.of(eleven))
                .isInstanceOf(WorkerException.class)
                .hasMessage(
                        "the JDK toolchain of this build, " + eleven + ", is Java 11, but the child JVM needs at least"
                                + " Java 17; choose a newer one with maven-toolchains-plugin");

        String eight = java("echo Unrecognized option: --list-modules >&2; exit 1");

        assertThatThrownBy(() -> ChildJdk.of(eight)).hasMessageContaining(" is Java 8, ");
    }

    @Test
    void a_jdk_that_is_not_there_is_an_error_of_the_build() {
        assertThatThrownBy(() -> ChildJdk.of(folder.resolve("none").toString()))
                .isInstanceOf(WorkerException.class)
                .hasMessageStartingWith("the JDK toolchain of this build can't be started: ");
    }

    private String java(String script) throws IOException {
        Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return java.toString();
    }
}
