package io.github.lstmforecast.result;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A picture that was left beside the results.
 *
 * @param file where it is, from the folder of the results on, with {@code /} between folders
 * @param about which forecast it shows, where the scenario has several, or the history; nothing of what concerns all
 *     forecasts
 * @param title what it shows
 * @param caption how to read it, and what to see in it
 */
public record PictureFile(String file, Optional<String> about, String title, String caption) {
    /**
     * The file as a link of a page in the folder of the results.
     *
     * @return a relative reference, whatever the scenario is called: {@code ./50%25/pictures/forecast.svg} say
     */
    public String link() {
        try {
            return new URI(null, null, "./" + file, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every relative path can be quoted", e);
        }
    }
}
