package io.github.lstmforecast.engine;

/**
 * What a JVM runs on.
 *
 * @param osName its {@code os.name}
 * @param osArch its {@code os.arch}
 * @param javaFeature the version of Java, 17 say
 */
public record Platform(String osName, String osArch, int javaFeature) {
    /** That of this JVM. */
    public static Platform current() {
        return new Platform(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version().feature());
    }
}
