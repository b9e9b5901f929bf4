package io.github.lstmforecast.csv;

import java.util.ArrayList;
import java.util.List;

/** Which forms of numbers fit the cells of a column. */
final class NumberEvidence {
    private static final int GROUP = 3;

    private int forms = NumberForm.ALL_FORMS;
    private int numbers;
    private boolean points;
    private boolean commas;
    private boolean others;
    private String firstInDoubt = "";
    private int shortWhole; // from 1 to 999
    private int longWhole; // of more than three digits, without a separator

    /** Whether a cell is a number of some form. */
    boolean add(String cell) {
        int fit = NumberForm.forms(cell);
        if (fit == 0) {
            return false;
        }
        numbers++;
        if (fit == NumberForm.ALL_FORMS) {
            count(cell);
        } else {
            points = points || cell.indexOf('.') >= 0;
            commas = commas || cell.indexOf(',') >= 0;
            others = others || fit != NumberForm.POINT_FORMS && hasOther(cell);
            forms &= fit;
            if (firstInDoubt.isEmpty()) {
                firstInDoubt = cell;
            }
        }
        return true;
    }

    private static boolean hasOther(String cell) {
        return Thousands.BLANK.isIn(cell) || Thousands.APOSTROPHE.isIn(cell);
    }

    private void count(String cell) {
        int digits = cell.length() - ("+-".indexOf(cell.charAt(0)) >= 0 ? 1 : 0);
        if (digits > GROUP) {
            longWhole++;
        } else if (!cell.endsWith("0") || digits > 1) {
            shortWhole++;
        }
    }

    /** The first number with a mark that may be a decimal one. */
    String firstInDoubt() {
        return firstInDoubt;
    }

    int numbers() {
        return numbers;
    }

    /** Whether each number is a whole one without separators. */
    boolean isWhole() {
        return !points && !commas && !others;
    }

    /**
     * The forms that fit, of those that are allowed: one where the column leaves no doubt, none where its cells are of
     * different forms.
     *
     * @param delimiter of the file; behind a semicolon, a point need not be a decimal one, and a comma may be
     */
    List<NumberForm> forms(List<NumberForm> allowed, Delimiter delimiter) {
        List<NumberForm> fit = new ArrayList<>();
        for (NumberForm form : allowed) {
            if ((forms & 1 << NumberForm.ALL.indexOf(form)) != 0
                    && (isNeeded(form.thousands()) || form.thousands() == Thousands.NONE)) {
                fit.add(form);
            }
        }
        if (isWhole() || others || fit.size() < 2) {
            return fit.subList(0, Math.min(1, fit.size()));
        }
        // In doubt: 1,234 or 1.234 throughout.
        boolean grouped = shortWhole > 0 && longWhole == 0;
        if (commas && grouped && delimiter == Delimiter.COMMA) {
            return fit.stream()
                    .filter(form -> form.thousands() != Thousands.NONE)
                    .toList();
        }
        if (points && (!grouped && delimiter != Delimiter.SEMICOLON || longWhole > 0)) {
            return fit.stream()
                    .filter(form -> form.thousands() == Thousands.NONE)
                    .toList();
        }
        return fit;
    }

    private boolean isNeeded(Thousands thousands) {
        return switch (thousands) {
            case NONE -> false;
            case COMMA -> commas;
            case POINT -> points;
            case BLANK, APOSTROPHE -> others;
        };
    }
}
