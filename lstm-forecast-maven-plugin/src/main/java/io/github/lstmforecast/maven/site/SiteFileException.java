package io.github.lstmforecast.maven.site;

/** A file beside the results can't be shown. The message says why and what to do. */
final class SiteFileException extends Exception {
    private static final long serialVersionUID = 1;

    SiteFileException(String message) {
        super(message);
    }
}
