package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.engine.Platform;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A platform with native code of Deeplearning4j, named as in the classifiers of its artifacts. */
enum Dl4jPlatform {
    LINUX_X86_64,
    LINUX_ARM64,
    MACOSX_X86_64,
    MACOSX_ARM64,
    WINDOWS_X86_64;

    /** {@code LINUX_X86_64} as {@code linux-x86_64}. */
    String classifier() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", "-");
    }

    boolean isX86() {
        return name().endsWith("X86_64");
    }

    /** @throws ExtensionException if there is no native code for it */
    static Dl4jPlatform of(Platform of) {
        String name = of.osName().toLowerCase(Locale.ROOT);
        String system = name.startsWith("linux")
                ? "linux"
                : name.startsWith("mac") ? "macosx" : name.startsWith("windows") ? "windows" : name;
        String processor = switch (of.osArch().toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> of.osArch();
        };
        return Arrays.stream(values())
                .filter(platform -> platform.classifier().equals(system + "-" + processor))
                .findFirst()
                .orElseThrow(() -> new ExtensionException("Deeplearning4j has no native code for this platform, "
                        + of.osName() + " on " + of.osArch() + "; it runs on "
                        + Arrays.stream(values()).map(Dl4jPlatform::classifier).collect(Collectors.joining(", "))
                        + ". A model of plain LSTM layers does not need it: use engine jvm"));
    }
}
