package io.github.lstmforecast.it.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The project's site, which Maven makes of the documentation. */
final class Site {
    private Site() {}

    /** The links within a site that lead nowhere. */
    static List<String> deadLinks(Path site) throws IOException {
        List<String> dead = new ArrayList<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path page : files.filter(Site::isPage).sorted().toList()) {
                Document document = Jsoup.parse(page.toFile());
                for (Element link : document.select("a[href]")) {
                    addIfDead(site, page, link.attr("href"), dead);
                }
                for (Element image : document.select("img[src]")) {
                    addIfDead(site, page, image.attr("src"), dead);
                }
            }
        }
        return dead;
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".html");
    }

    private static void addIfDead(Path site, Path page, String destination, List<String> dead) throws IOException {
        URI uri = URI.create(destination);
        if (uri.getScheme() != null) {
            return;
        }
        Path file = uri.getPath().isEmpty()
                ? page
                : page.resolveSibling(uri.getPath()).normalize();
        if (!Files.isRegularFile(file)
                || uri.getFragment() != null && !uri.getFragment().isEmpty() && !hasAnchor(file, uri.getFragment())) {
            dead.add(site.relativize(page).toString().replace('\\', '/') + ": " + destination);
        }
    }

    private static boolean hasAnchor(Path page, String anchor) throws IOException {
        return Jsoup.parse(page.toFile()).getElementById(anchor) != null;
    }
}
