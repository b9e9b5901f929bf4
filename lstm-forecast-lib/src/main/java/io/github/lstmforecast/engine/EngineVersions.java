package io.github.lstmforecast.engine;

import io.github.lstmforecast.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of the artifacts of engines that a user chooses, in place of those in the library's POM. */
public final class EngineVersions {
    public static final EngineVersions NONE = new EngineVersions(Map.of());

    private static final Pattern VERSION = Pattern.compile("([A-Za-z0-9._-]+):([A-Za-z0-9._+-]+)");

    private final Map<String, String> byArtifact;

    private EngineVersions(Map<String, String> byArtifact) {
        this.byArtifact = byArtifact;
    }

    /**
     * @param versions each {@code ARTIFACT:VERSION}, for example {@code onnxruntime:1.23.2}
     * @throws InvalidValueException if one has another form
     */
    public static EngineVersions of(List<String> versions) {
        Map<String, String> byArtifact = new LinkedHashMap<>();
        for (String version : versions) {
            Matcher parts = VERSION.matcher(version);
            InvalidValueException.unless(
                    parts.matches(),
                    "engineVersions",
                    "'" + version + "'",
                    "artifacts with their versions, for example onnxruntime:1.23.2");
            byArtifact.put(parts.group(1), parts.group(2));
        }
        return new EngineVersions(byArtifact);
    }

    /** The version of an artifact; empty if the user chooses none. */
    public Optional<String> of(String artifactId) {
        return Optional.ofNullable(byArtifact.get(artifactId));
    }

    @Override
    public String toString() {
        return "EngineVersions" + byArtifact;
    }
}
