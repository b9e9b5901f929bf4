package io.github.lstmforecast.plot;

import java.awt.Color;
import java.util.Locale;

/**
 * The colours of pictures: one for light paper, and one for dark. Against both, lines and marks have a contrast of at
 * least 3, and text of at least 4.5 (WCAG 2.2, level AA).
 */
public enum Ink {
    /** What pictures are drawn on. */
    PAPER(0xFFFFFE, 0x16191E),
    /** Words and numbers. */
    TEXT(0x24292F, 0xDDE1E6),
    /** Lines of the grid, which are only a help. */
    GRID(0xDCDFE3, 0x3A4048),
    /** Limits, and other lines that mean something. */
    LIMIT(0x5C636B, 0xA3ABB5),
    /** The truth. */
    TRUTH(0x2E7D32, 0x66BB6A),
    /** The true samples before a forecast. */
    WARM_UP(0x1565C0, 0x64B5F6),
    /** What was foretold. */
    FORECAST(0xC62828, 0xFF7B72),
    /** A pulse that does not come. */
    MISSED(0x7B1FA2, 0xD19BE8),
    /** A pulse that should not come. */
    SPURIOUS(0xA84300, 0xFFB066),
    /** A pulse that comes early or late. */
    MISTIMED(0x00677A, 0x4FD0E0),
    /** The accepted model's forecast. */
    GOLDEN(0x7A5C00, 0xE5C04B),
    /** Units that prefer the first eighth of the cycle. */
    UNIT_1(0xB5473C, 0xE0766C),
    /** The second. */
    UNIT_2(0x9A6A1E, 0xD19A45),
    /** The third. */
    UNIT_3(0x6F7A18, 0xA9B545),
    /** The fourth. */
    UNIT_4(0x3C8445, 0x6DB877),
    /** The fifth. */
    UNIT_5(0x1E857A, 0x4DBBAF),
    /** The sixth. */
    UNIT_6(0x2F78B5, 0x65A9E0),
    /** The seventh. */
    UNIT_7(0x6664BD, 0x9A98EB),
    /** The last. */
    UNIT_8(0x9A4F9C, 0xCC85CE);

    private static final int UNITS = 8;

    private final Color light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = new Color(light);
        this.dark = dark;
    }

    /** The colour of a unit that prefers a part of the cycle. */
    static Ink ofUnit(double preferred) {
        return Double.isNaN(preferred)
                ? LIMIT
                : values()[UNIT_1.ordinal() + Math.min(UNITS - 1, (int) (preferred * UNITS))];
    }

    Color light() {
        return light;
    }

    /** As SVG has it. */
    String inSvg() {
        return "rgb(" + light.getRed() + "," + light.getGreen() + "," + light.getBlue() + ")";
    }

    /**
     * The name of the colour in style sheets.
     *
     * @return {@code --warm-up}
     */
    public String variable() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The colour on light paper, for style sheets.
     *
     * @return {@code #1565c0}
     */
    public String lightHex() {
        return String.format(Locale.ROOT, "#%06x", light.getRGB() & 0xFFFFFF);
    }

    /**
     * The colour on dark paper, for style sheets.
     *
     * @return {@code #64b5f6}
     */
    public String darkHex() {
        return String.format(Locale.ROOT, "#%06x", dark);
    }
}
