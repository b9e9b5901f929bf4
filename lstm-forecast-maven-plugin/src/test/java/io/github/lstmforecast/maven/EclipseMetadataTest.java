package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Eclipse marks a project as wrong that has a goal of which it does not know what to do. */
class EclipseMetadataTest {
    private static Document xml(String file) throws IOException {
        return Jsoup.parse(Files.readString(Path.of("target", file)), Parser.xmlParser());
    }

    @Test
    void eclipse_is_told_to_pass_over_every_goal() throws IOException {
        Document metadata = xml("classes/META-INF/m2e/lifecycle-mapping-metadata.xml");

        assertThat(metadata.select("pluginExecutionFilter > goals > goal").eachText())
                .containsExactlyInAnyOrderElementsOf(
                        xml("plugin-enhanced.xml").select("mojos > mojo > goal").eachText());
        assertThat(metadata.select("pluginExecution > action > ignore")).hasSize(1);
    }
}
