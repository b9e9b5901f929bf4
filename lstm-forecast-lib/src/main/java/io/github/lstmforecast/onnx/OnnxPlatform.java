package io.github.lstmforecast.onnx;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.engine.Platform;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A platform with native code of ONNX Runtime. */
enum OnnxPlatform {
    LINUX_X64("linux", "x64", "Linux x64"),
    LINUX_ARM64("linux", "arm64", "Linux arm64"),
    MAC_ARM64("mac", "arm64", "macOS arm64"),
    WINDOWS_X64("windows", "x64", "Windows x64");

    private static final String LAST_FOR_INTEL_MACS = "1.23.2";

    private final String system;
    private final String processor;
    private final String text;

    OnnxPlatform(String system, String processor, String text) {
        this.system = system;
        this.processor = processor;
        this.text = text;
    }

    /** @throws ExtensionException if there is no native code for it */
    static void require(Platform platform) {
        String system = platform.osName().toLowerCase(Locale.ROOT);
        String processor = processor(platform);
        if (Arrays.stream(values()).anyMatch(of -> system.startsWith(of.system) && processor.equals(of.processor))) {
            return;
        }
        String all = Arrays.stream(values()).map(of -> of.text).collect(Collectors.joining(", "));
        throw new ExtensionException("ONNX Runtime has no native code for this platform, " + platform.osName() + " on "
                + platform.osArch() + "; it runs on " + all
                + (system.startsWith("mac") && processor.equals("x64")
                        ? ". Its last version for Macs with processors of Intel is " + LAST_FOR_INTEL_MACS
                                + "; choose it with -Dlstm-forecast.engineVersions=" + OnnxEngine.ARTIFACT + ":"
                                + LAST_FOR_INTEL_MACS
                        : ""));
    }

    private static String processor(Platform platform) {
        return switch (platform.osArch().toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "x64";
            case "aarch64", "arm64" -> "arm64";
            default -> platform.osArch();
        };
    }
}
