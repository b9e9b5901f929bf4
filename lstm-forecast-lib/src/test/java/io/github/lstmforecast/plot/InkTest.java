package io.github.lstmforecast.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrasts are computed by the formulas of WCAG 2.2. */
class InkTest {
    private static final double LINES = 3;
    private static final double WORDS = 4.5;

    /** (L1 + 0.05) / (L2 + 0.05), L1 the relative luminance of the lighter one. */
    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** 0.2126 R + 0.7152 G + 0.0722 B, each c / 12.92 up to 0.04045, and ((c + 0.055) / 1.055) ^ 2.4 above. */
    private static double luminance(String hex) {
        double[] rgb = IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    // By the specification, black on white is 21 to 1; #777777 on white is known to be 4.48.
    @Test
    void the_formula_gives_the_contrasts_of_the_specification() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
        assertThat(contrast("#777777", "#ffffff")).isBetween(4.475, 4.485);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PAPER", "GRID"})
    void lines_and_marks_have_enough_contrast(Ink ink) {
        assertThat(contrast(ink.lightHex(), Ink.PAPER.lightHex())).isGreaterThanOrEqualTo(LINES);
        assertThat(contrast(ink.darkHex(), Ink.PAPER.darkHex())).isGreaterThanOrEqualTo(LINES);
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "MISSED", "SPURIOUS", "MISTIMED"})
    void text_has_enough_contrast(Ink ink) {
        assertThat(contrast(ink.lightHex(), Ink.PAPER.lightHex())).isGreaterThanOrEqualTo(WORDS);
        assertThat(contrast(ink.darkHex(), Ink.PAPER.darkHex())).isGreaterThanOrEqualTo(WORDS);
    }

    // In a page, inks are replaced by their colour.
    @Test
    void all_inks_are_different() {
        assertThat(Ink.values()).extracting(Ink::inSvg).doesNotHaveDuplicates();
        assertThat(Ink.values()).extracting(Ink::darkHex).doesNotHaveDuplicates();
        assertThat(Ink.values()).extracting(Ink::variable).doesNotHaveDuplicates();
    }

    // Batik writes these by name, which the page would not replace.
    @Test
    void no_ink_is_black_or_white() {
        assertThat(Ink.values()).extracting(Ink::lightHex).doesNotContain("#000000", "#ffffff");
    }

    @Test
    void an_ink_has_the_same_colour_in_pictures_and_in_style_sheets() {
        assertThat(Ink.WARM_UP.inSvg()).isEqualTo("rgb(21,101,192)");
        assertThat(Ink.WARM_UP.lightHex()).isEqualTo("#1565c0");
        assertThat(Ink.WARM_UP.darkHex()).isEqualTo("#64b5f6");
        assertThat(Ink.WARM_UP.variable()).isEqualTo("--warm-up");
    }

    @ParameterizedTest
    @CsvSource({"0, UNIT_1", "0.124, UNIT_1", "0.125, UNIT_2", "0.5, UNIT_5", "0.999, UNIT_8", "1, UNIT_8", "NaN, LIMIT"
    })
    void the_ink_of_a_unit_is_that_of_its_eighth_of_the_cycle(double preferred, Ink ink) {
        assertThat(Ink.ofUnit(preferred)).isEqualTo(ink);
    }

    /** The CSS variables of a page: those of the style sheet, and all inks. */
    private static Map<String, String> colours(boolean isDark) throws Exception {
        String css;
        try (InputStream in = Ink.class.getResourceAsStream("/io/github/lstmforecast/report/report.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, String> colours = Arrays.stream(Ink.values())
                .collect(
                        Collectors.toMap(Ink::variable, isDark ? Ink::darkHex : (Function<Ink, String>) Ink::lightHex));
        int dark = css.indexOf("@media screen and (prefers-color-scheme: dark)");
        int end = css.indexOf("* {");
        assertThat(dark).isPositive().isLessThan(end);
        Matcher variables = Pattern.compile("(--[a-z-]+): (#[0-9a-f]{6});")
                .matcher(isDark ? css.substring(dark, end) : css.substring(0, dark));
        while (variables.find()) {
            colours.put(variables.group(1), variables.group(2));
        }
        return colours;
    }

    @ParameterizedTest
    @CsvSource({
        "--text, --paper",
        "--text, --soft",
        "--text, --fail-soft",
        "--text, --error-soft",
        "--quiet, --paper",
        "--quiet, --soft",
        "--quiet, --fail-soft",
        "--quiet, --error-soft",
        "--link, --paper",
        "--link, --soft",
        "--pass, --pass-soft",
        "--fail, --fail-soft",
        "--error, --error-soft"
    })
    void text_of_the_page_has_enough_contrast(String words, String on) throws Exception {
        assertThat(contrast(colours(false).get(words), colours(false).get(on))).isGreaterThanOrEqualTo(WORDS);
        assertThat(contrast(colours(true).get(words), colours(true).get(on))).isGreaterThanOrEqualTo(WORDS);
    }

    @Test
    void light_and_dark_pages_define_the_same_colours() throws Exception {
        Set<String> inks = Arrays.stream(Ink.values()).map(Ink::variable).collect(Collectors.toSet());

        assertThat(colours(true)).containsOnlyKeys(colours(false).keySet());
        assertThat(colours(true).keySet()).hasSize(inks.size() + 10).containsAll(inks);
    }
}
