package io.github.lstmforecast.plot;

import java.awt.Color;
import java.util.Locale;

/**
 * The colours of pictures, each for light and for dark backgrounds. Against both, lines and marks have a contrast of at
 * least 3, and text of at least 4.5 (WCAG 2.2, level AA).
 */
public enum Ink {
    /** The background. */
    PAPER(0xFFFFFE, 0x16191E),
    TEXT(0x24292F, 0xDDE1E6),
    GRID(0xDCDFE3, 0x3A4048),
    /** Limits, and other reference lines. */
    LIMIT(0x5C636B, 0xA3ABB5),
    TRUTH(0x2E7D32, 0x66BB6A),
    /** The samples fed to the model before the forecast. */
    WARM_UP(0x1565C0, 0x64B5F6),
    FORECAST(0xC62828, 0xFF7B72),
    /** A pulse that does not come. */
    MISSED(0x7B1FA2, 0xD19BE8),
    /** A pulse that should not come. */
    SPURIOUS(0xA84300, 0xFFB066),
    /** A pulse that comes early or late. */
    MISTIMED(0x00677A, 0x4FD0E0),
    /** The forecast of the golden model. */
    GOLDEN(0x7A5C00, 0xE5C04B),
    /**
     * Units that are most active in the first eighth of the cycle; the next seven colours are for the other eighths.
     */
    UNIT_1(0xB5473C, 0xE0766C),
    UNIT_2(0x9A6A1E, 0xD19A45),
    UNIT_3(0x6F7A18, 0xA9B545),
    UNIT_4(0x3C8445, 0x6DB877),
    UNIT_5(0x1E857A, 0x4DBBAF),
    UNIT_6(0x2F78B5, 0x65A9E0),
    UNIT_7(0x6664BD, 0x9A98EB),
    UNIT_8(0x9A4F9C, 0xCC85CE);

    private static final int UNITS = 8;

    private final Color light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = new Color(light);
        this.dark = dark;
    }

    /** The colour of a unit that is most active at a position of the cycle, from 0 to 1; NaN if it is unknown. */
    static Ink ofUnit(double preferred) {
        return Double.isNaN(preferred)
                ? LIMIT
                : values()[UNIT_1.ordinal() + Math.min(UNITS - 1, (int) (preferred * UNITS))];
    }

    Color light() {
        return light;
    }

    String inSvg() {
        return "rgb(" + light.getRed() + "," + light.getGreen() + "," + light.getBlue() + ")";
    }

    /** The name of the CSS variable, for example {@code --warm-up}. */
    public String variable() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The colour on a light background, for example {@code #1565c0}. */
    public String lightHex() {
        return String.format(Locale.ROOT, "#%06x", light.getRGB() & 0xFFFFFF);
    }

    /** The colour on a dark background, for example {@code #64b5f6}. */
    public String darkHex() {
        return String.format(Locale.ROOT, "#%06x", dark);
    }
}
