package io.github.lstmforecast;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Suggests existing names for an unknown one. */
public final class Suggestion {
    private static final int MAX_SUGGESTIONS = 3;
    private static final int MAX_LENGTH = 100;

    private Suggestion() {}

    /**
     * The most similar names.
     *
     * @return for example {@code "did you mean phaseError or phaseDrift?"}; {@code ""} if no name is similar
     */
    public static String of(String unknown, Collection<String> known) {
        int allowed = Math.min(unknown.length() - 1, Math.max(1, unknown.length() / 3)); // not all of it
        List<String> near = known.stream()
                .filter(name -> distance(unknown, name) <= allowed)
                .sorted(Comparator.comparing((String name) -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MAX_SUGGESTIONS)
                .toList();
        return near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "?";
    }

    /** Letters to insert, delete, replace, or exchange with the next one (optimal string alignment), ignoring case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (a.length() > MAX_LENGTH) { // would take too long
            return Integer.MAX_VALUE;
        }
        int[] twoAbove = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
            twoAbove = above;
            above = row;
        }
        return above[b.length()];
    }
}
