package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlFileTest {
    @TempDir
    Path folder;

    private XmlFile read(String text) throws Exception {
        return XmlFile.read(Files.writeString(folder.resolve("file.xml"), text));
    }

    @Test
    void elements_are_found_wherever_they_are_within_another() throws Exception {
        XmlFile file = read("<a><b><c><d>1</d></c></b><d>2</d></a>");

        assertThat(file.within("b", "d"))
                .extracting(element -> element.getTextContent())
                .containsExactly("1");
        assertThat(file.all("d")).hasSize(2);
    }

    @Test
    void a_file_with_a_document_type_is_not_read() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");

        XmlFile file = read("<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><a><d>&e;</d></a>");

        assertThat(file.all("d")).isEmpty();
    }

    @Test
    void a_file_that_is_missing_or_damaged_has_no_elements() throws Exception {
        assertThat(XmlFile.read(folder.resolve("missing.xml")).all("a")).isEmpty();
        assertThat(read("<a><b></a>").all("a")).isEmpty();
    }
}
