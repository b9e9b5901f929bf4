package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.Test;

class ChildClasspathTest {
    private static final String PLUGIN = "io.github.lstmforecast:lstm-forecast-maven-plugin:maven-plugin:1";

    @Test
    void a_child_gets_the_plugin_and_what_it_computes_with() {
        assertThat(isForChild(PLUGIN)).isTrue();
        assertThat(isForChild(PLUGIN, "io.github.lstmforecast:lstm-forecast-lib:jar:1", "org.ejml:ejml-ddense:jar:1"))
                .isTrue();
        assertThat(isForChild(PLUGIN, "com.example:added-by-the-user:jar:1")).isTrue();
    }

    @Test
    void a_child_does_not_get_what_reports_need() {
        assertThat(isForChild(
                        PLUGIN,
                        "io.github.lstmforecast:lstm-forecast-lib:jar:1",
                        "org.apache.xmlgraphics:batik-svggen:jar:1",
                        "commons-io:commons-io:jar:1"))
                .isFalse();
        assertThat(isForChild(PLUGIN, "org.apache.maven.doxia:doxia-core:jar:2.0.0", "commons-io:commons-io:jar:1"))
                .isFalse();
        assertThat(isForChild(PLUGIN, "org.apache.maven.doxia:doxia-sink-api:jar:2.0.0"))
                .isFalse();
    }

    private static boolean isForChild(String... trail) {
        String[] last = trail[trail.length - 1].split(":");
        Artifact artifact =
                new DefaultArtifact(last[0], last[1], last[3], "runtime", last[2], "", new DefaultArtifactHandler());
        artifact.setDependencyTrail(List.of(trail));
        return ChildClasspath.isForChild(artifact);
    }
}
