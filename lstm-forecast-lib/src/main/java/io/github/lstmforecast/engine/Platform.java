package io.github.lstmforecast.engine;

/**
 * The platform of a JVM.
 *
 * @param osName its {@code os.name}
 * @param osArch its {@code os.arch}
 * @param javaFeature the version of Java, for example 17
 */
public record Platform(String osName, String osArch, int javaFeature) {
    /** The platform of this JVM. */
    public static Platform current() {
        return new Platform(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version().feature());
    }
}
