package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.SafeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The levels that the names of outputs say: {@code q10}, {@code p90}, {@code quantile_0.5}. */
final class QuantileNames {
    private static final Pattern LEVEL = Pattern.compile("(?i).*?(?:q|p|quantile|percentile)_?(0?\\.)?([0-9]{1,3})");

    private QuantileNames() {}

    /** The levels and their outputs as YAML; empty if a name says none. */
    static Optional<String> proposal(List<String> names) {
        Map<BigDecimal, String> levels = new TreeMap<>();
        for (String name : names) {
            Matcher matcher = LEVEL.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            BigDecimal level = new BigDecimal("0." + matcher.group(2)).stripTrailingZeros();
            if (level.signum() == 0 || levels.put(level, name) != null) {
                return Optional.empty();
            }
        }
        return levels.isEmpty()
                ? Optional.empty()
                : Optional.of(levels.entrySet().stream()
                        .map(level -> level.getKey() + ": " + SafeText.of(level.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }")));
    }
}
