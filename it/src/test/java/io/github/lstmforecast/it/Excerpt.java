package io.github.lstmforecast.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a text shows of what a program prints: lines, each whole, one right below the other. A line {@code ...} stands
 * for any number of omitted lines, as do the beginning and the end; {@code ...} within a line stands for
 * anything there. How long something took is not compared, nor how many spaces stand somewhere.
 */
public record Excerpt(List<String> lines) {
    private static final String LEFT_OUT = "...";
    /** Or dots that fill a line up to a column: what they stand for are dots. */
    private static final Pattern DOTS = Pattern.compile("\\.{3,}");

    private static final Pattern TIME = Pattern.compile("\\s*\\d[\\d.:]* (s|min)\\b");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    public static Excerpt of(String text) {
        return new Excerpt(text.lines().toList());
    }

    /** With what is shown of what is printed later. */
    Excerpt and(String text) {
        Stream<String> later = text.lines();
        return new Excerpt(
                lines.isEmpty()
                        ? later.toList()
                        : Stream.of(lines.stream(), Stream.of(LEFT_OUT), later)
                                .flatMap(part -> part)
                                .toList());
    }

    /** Whether it shows that something has failed. */
    public boolean showsFailure() {
        return lines.stream().anyMatch(line -> line.startsWith("[ERROR]"));
    }

    /** The first of its lines, together with those right below them, that were not printed after those before. */
    public Optional<List<String>> missingIn(List<String> printed) {
        List<String> rest = printed.stream().map(Excerpt::comparable).toList();
        for (List<String> together : parts()) {
            List<Pattern> patterns = together.stream().map(Excerpt::pattern).toList();
            int at = 0;
            while (at + patterns.size() <= rest.size() && !matches(patterns, rest.subList(at, at + patterns.size()))) {
                at++;
            }
            if (at + patterns.size() > rest.size()) {
                return Optional.of(together);
            }
            rest = rest.subList(at + patterns.size(), rest.size());
        }
        return Optional.empty();
    }

    private List<List<String>> parts() {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : lines) {
            if (line.equals(LEFT_OUT)) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(line);
            }
        }
        parts.add(part);
        return parts;
    }

    private static boolean matches(List<Pattern> patterns, List<String> lines) {
        for (int i = 0; i < patterns.size(); i++) {
            if (!patterns.get(i).matcher(lines.get(i)).matches()) {
                return false;
            }
        }
        return true;
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Arrays.stream(DOTS.split(comparable(line), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    private static String comparable(String line) {
        return SPACES.matcher(TIME.matcher(line).replaceAll(" some time"))
                .replaceAll(" ")
                .strip();
    }
}
