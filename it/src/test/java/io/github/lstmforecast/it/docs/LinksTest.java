package io.github.lstmforecast.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void every_link_leads_to_a_file() throws IOException {
        List<String> dead = new ArrayList<>();
        List<Page> pages = Stream.concat(Page.documentation(ROOT).stream(), Page.ofExamples(ROOT).stream())
                .toList();
        for (Page page : pages) {
            for (String destination : page.destinations()) {
                wrong(page, destination).ifPresent(why -> dead.add(page.name() + ": " + destination + why));
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void every_page_is_linked_to_from_the_index() throws IOException {
        Page index = Page.read(ROOT, ROOT.resolve("docs/README.md"));
        List<Path> linked = index.destinations().stream()
                .map(destination -> ROOT.resolve("docs").resolve(destination).normalize())
                .toList();

        assertThat(Page.documentation(ROOT))
                .filteredOn(
                        page -> page.name().startsWith("docs/") && !page.name().equals(index.name()))
                .extracting(Page::file)
                .isSubsetOf(linked);
    }

    /** What a link has wrong. Links to other sites are not followed, so that a test needs no network. */
    static Optional<String> wrong(Page page, String destination) {
        URI uri = URI.create(destination);
        if (uri.getScheme() != null) {
            return uri.getScheme().equals("https") ? Optional.empty() : Optional.of(" is not https");
        }
        Path file = uri.getPath().isEmpty()
                ? page.file()
                : page.file().resolveSibling(uri.getPath()).normalize();
        if (!Files.isRegularFile(file)) {
            return Optional.of(" is no file");
        }
        if (uri.getFragment() == null) {
            return Optional.empty();
        }
        return Page.read(ROOT, file).anchors().contains(uri.getFragment())
                ? Optional.empty()
                : Optional.of(" is no anchor, on GitHub and in the site");
    }
}
