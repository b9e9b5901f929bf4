package io.github.lstmforecast.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** Which part of a {@link DateText} is the day, the month and the year. */
enum DateLayout {
    YEAR_MONTH_DAY {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            boolean isYearFirst = text.parts() == 3 && text.digits(0) != 0 && text.month() != 2;
            boolean isYear = isYearFirst
                    && (text.digits(0) == 4 || text.digits(0) == 2 && text.digits(2) <= 2 && text.month() < 0);
            return isYear && day(text, 0, 1, 2, pivot, moment);
        }
    },
    DAY_MONTH_YEAR {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            return text.parts() == 3 && (text.month() < 0 || text.month() == 1) && day(text, 2, 1, 0, pivot, moment);
        }
    },
    MONTH_DAY_YEAR {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            return text.parts() == 3 && (text.month() < 0 || text.month() == 0) && day(text, 2, 0, 1, pivot, moment);
        }
    },
    YEAR_MONTH {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            boolean is = text.parts() == 2 && text.digits(0) == 4 && text.letter() != 'Q' && text.letter() != 'W';
            return is
                    && (text.before(1) != '.' || text.digits(1) == 2)
                    && text.digits(1) <= 2
                    && month(text, 0, 1, pivot, moment);
        }
    },
    MONTH_YEAR {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            boolean isName = text.month() == 0;
            boolean is = text.parts() == 2 && text.letter() == 0 && (isName || text.month() < 0 && text.digits(0) <= 2);
            boolean isYear = is && (text.digits(1) == 4 || isName && text.digits(1) == 2);
            return isYear && month(text, 1, 0, pivot, moment);
        }
    },
    YEAR {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            return text.parts() == 1
                    && text.digits(0) == 4
                    && text.letter() == 0
                    && !text.clock().isPresent()
                    && set(text.value(0), 1, 1, text, moment);
        }
    },
    QUARTER {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            if (text.parts() != 2 || text.letter() != 'Q' || text.clock().isPresent()) {
                return false;
            }
            int year = text.digits(0) == 4 ? 0 : 1;
            long quarter = text.value(1 - year);
            return text.digits(year) == 4
                    && text.digits(1 - year) == 1
                    && quarter >= 1
                    && quarter <= 4
                    && set(text.value(year), (int) (3 * quarter - 2), 1, text, moment);
        }
    },
    WEEK {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            boolean is = text.letter() == 'W' && (text.parts() == 2 || text.parts() == 3) && text.digits(0) == 4;
            if (!is || text.digits(1) != 2 || text.clock().isPresent() || text.parts() == 3 && text.value(2) > 7) {
                return false;
            }
            try {
                LocalDate monday = LocalDate.of((int) text.value(0), 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, text.value(1))
                        .with(java.time.DayOfWeek.MONDAY);
                moment.setDay(monday.toEpochDay() + (text.parts() == 3 ? text.value(2) - 1 : 0));
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    },
    COMPACT {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            int digits = text.digits(0);
            if (text.parts() != 1
                    || text.letter() != 0
                    || digits != 6
                            && digits != 8
                            && (digits != 12 && digits != 14 || text.clock().isPresent())) {
                return false;
            }
            long number = text.value(0);
            int time = 0;
            if (digits > 8) {
                long factor = digits == 12 ? 10_000 : 1_000_000;
                long clock = number % factor * (digits == 12 ? 100 : 1);
                number /= factor;
                if (clock / 10_000 > 23 || clock / 100 % 100 > 59 || clock % 100 > 59) {
                    return false;
                }
                time = (int) (clock / 10_000 * 3600 + clock / 100 % 100 * 60 + clock % 100);
            }
            number = digits == 6 ? 100 * number + 1 : number;
            if (!set(number / 10_000, (int) (number / 100 % 100), (int) (number % 100), text, moment)) {
                return false;
            }
            if (digits > 8) {
                moment.set(moment.seconds() + time, 0, true, false);
            }
            return true;
        }
    },
    EPOCH {
        @Override
        boolean resolve(DateText text, int pivot, Moment moment) {
            boolean isFraction = text.parts() == 2 && text.before(1) == '.' && text.digits(1) <= 9;
            if (text.parts() != 1 && !isFraction
                    || text.letter() != 0
                    || text.month() >= 0
                    || text.clock().isPresent()) {
                return false;
            }
            int power = switch (text.digits(0)) {
                case 9, 10 -> 0;
                case 12, 13 -> 3;
                case 15, 16 -> 6;
                case 18, 19 -> 9;
                default -> -1;
            };
            if (power < 0 || isFraction && power > 0) {
                return false;
            }
            long unit = (long) Math.pow(10, power);
            long nanos = text.value(0) % unit * (1_000_000_000 / unit);
            if (isFraction) {
                nanos = text.value(1) * (long) Math.pow(10, 9.0 - text.digits(1));
            }
            moment.set(text.value(0) / unit, (int) nanos, true, true);
            return true;
        }
    };

    private static final int FIRST_YEAR = 1500; // of 1.2005, which may be a number
    private static final int LAST_YEAR = 2200;
    private static final int DAYS_OF_29 = 29;

    /** Whether a text is a date of this layout, which is then in {@code moment}. */
    abstract boolean resolve(DateText text, int pivot, Moment moment);

    /** The parts in their order: d, M, y. */
    String order() {
        return switch (this) {
            case YEAR_MONTH_DAY -> "yMd";
            case DAY_MONTH_YEAR -> "dMy";
            case MONTH_DAY_YEAR -> "Mdy";
            case MONTH_YEAR -> "My";
            default -> "yM";
        };
    }

    boolean isMonth() {
        return this == YEAR_MONTH || this == MONTH_YEAR;
    }

    private static boolean day(DateText text, int year, int month, int day, int pivot, Moment moment) {
        boolean fits = text.letter() == 0 && text.digits(day) <= 2 && text.digits(month) <= 2 && day != text.month();
        // Not 1.2-2020, nor 1 2 20.
        boolean sameSeparator = text.month() >= 0
                || text.before(1) == text.before(2)
                        && text.before(1) != ','
                        && (text.before(1) != ' ' || text.digits(year) == 4);
        return fits
                && sameSeparator
                && (text.digits(year) == 4 || text.digits(year) == 2)
                && set(year(text, year, pivot), (int) text.value(month), (int) text.value(day), text, moment);
    }

    private static boolean month(DateText text, int year, int month, int pivot, Moment moment) {
        boolean isPlausible = text.before(1) != '.'
                || text.month() >= 0
                || text.value(year) >= FIRST_YEAR && text.value(year) <= LAST_YEAR;
        return !text.clock().isPresent()
                && isPlausible
                && text.value(month) <= 12
                && set(year(text, year, pivot), (int) text.value(month), 1, text, moment);
    }

    private static long year(DateText text, int part, int pivot) {
        long year = text.value(part);
        return text.digits(part) != 2 ? year : year < pivot ? 2000 + year : 1900 + year;
    }

    private static boolean set(long year, int month, int day, DateText text, Moment moment) {
        if (month < 1 || month > 12 || day < 1 || day > 28 && day > lastDay((int) year, month)) {
            return false;
        }
        text.clock().apply(LocalDate.of((int) year, month, day).toEpochDay(), moment);
        return true;
    }

    private static int lastDay(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 ? leap ? DAYS_OF_29 : 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
