package io.github.lstmforecast.report;

/**
 * A picture that was left beside the results.
 *
 * @param file where it is, from the folder of the results on, with {@code /} between folders
 * @param title what it shows
 * @param caption how to read it, and what to see in it
 */
public record PictureFile(String file, String title, String caption) {}
