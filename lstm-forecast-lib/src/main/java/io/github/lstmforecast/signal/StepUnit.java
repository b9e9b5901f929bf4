package io.github.lstmforecast.signal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;

/** What dates are counted in: a fixed time, months, or the days of a working week. */
abstract class StepUnit {
    private static final long DAY = Moment.SECONDS_PER_DAY;
    private static final int FEWEST_WEEKS = 2;
    private static final double NEAR = 0.25; // of a step, that clocks may deviate

    final long ticksPerSecond;

    StepUnit(long ticksPerSecond) {
        this.ticksPerSecond = ticksPerSecond;
    }

    /** How many steps lie between; 0 where it is no whole number of them. */
    abstract long steps(long from, long to);

    /** The date some steps later, of which {@code count} lead to {@code to}. */
    abstract long plus(long from, long steps, long to, long count);

    /** The step, for example {@code 1 day}. */
    abstract String text();

    String text(long from, long to) {
        return TimeSpanText.of(to - from, ticksPerSecond);
    }

    /** What may be the reason for a departure. */
    String hint(long from, long to) {
        return "";
    }

    long day(long tick) {
        return Math.floorDiv(tick, DAY * ticksPerSecond);
    }

    /** The unit that most steps are of. */
    static StepUnit find(long[] ticks, long ticksPerSecond) {
        StepUnit fixed = Fixed.find(ticks, ticksPerSecond);
        StepUnit best = fixed;
        long most = count(fixed, ticks);
        boolean isMonths = ticks.length > 1 && Fixed.median(ticks) >= 27 * DAY * ticksPerSecond;
        StepUnit other = isMonths ? Months.find(ticks, ticksPerSecond) : WorkingDays.find(ticks, ticksPerSecond);
        if (other != null && count(other, ticks) >= most) {
            best = other;
        }
        return best;
    }

    private static long count(StepUnit unit, long[] ticks) {
        long count = 0;
        for (int i = 1; i < ticks.length; i++) {
            count += unit.steps(ticks[i - 1], ticks[i]) == 1 ? 1 : 0;
        }
        return count;
    }

    /** A number of seconds. */
    private static final class Fixed extends StepUnit {
        private final double step;

        private Fixed(double step, long ticksPerSecond) {
            super(ticksPerSecond);
            this.step = step;
        }

        static long median(long[] ticks) {
            long[] steps = sorted(ticks);
            return steps[steps.length / 2];
        }

        private static long[] sorted(long[] ticks) {
            long[] steps = new long[ticks.length - 1];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = ticks[i + 1] - ticks[i];
            }
            Arrays.sort(steps);
            return steps;
        }

        /** The most frequent step, or the mean of those near the median where clocks jitter. */
        static Fixed find(long[] ticks, long ticksPerSecond) {
            if (ticks.length < 2) {
                return new Fixed(1, ticksPerSecond);
            }
            long[] steps = sorted(ticks);
            int most = 0;
            long mode = 0;
            int first = 0;
            for (int i = 1; i <= steps.length; i++) {
                if (i == steps.length || steps[i] != steps[first]) {
                    if (i - first > most) {
                        most = i - first;
                        mode = steps[first];
                    }
                    first = i;
                }
            }
            if (2 * most >= steps.length) {
                return new Fixed(mode, ticksPerSecond);
            }
            double median = steps[steps.length / 2];
            double mean = Arrays.stream(steps)
                    .filter(step -> Math.abs(step - median) <= median / 2)
                    .average()
                    .orElse(median);
            return new Fixed(mean, ticksPerSecond);
        }

        @Override
        long steps(long from, long to) {
            double steps = (to - from) / step;
            long whole = Math.round(steps);
            return Math.abs(steps - whole) <= NEAR ? whole : 0;
        }

        @Override
        long plus(long from, long steps, long to, long count) {
            return from + Math.round((to - from) * (double) steps / count);
        }

        @Override
        String text() {
            return TimeSpanText.of(Math.round(step), ticksPerSecond);
        }

        @Override
        String hint(long from, long to) {
            long missing = (to - from) - Math.round(step);
            LocalDate date = LocalDate.ofEpochDay(day(to));
            boolean isHour = missing == 3600 * ticksPerSecond && step < DAY * ticksPerSecond;
            boolean isSpring =
                    date.getDayOfWeek() == DayOfWeek.SUNDAY && date.getMonthValue() >= 3 && date.getMonthValue() <= 4
                            || date.getDayOfWeek() == DayOfWeek.SUNDAY
                                    && date.getMonthValue() >= 9
                                    && date.getMonthValue() <= 10;
            return isHour && isSpring && Math.floorMod(to, DAY * ticksPerSecond) <= 4 * 3600 * ticksPerSecond
                    ? " (the hour that summer time skips, if these are local times)"
                    : "";
        }
    }

    /** A number of months. */
    private static final class Months extends StepUnit {
        private final int months;

        private Months(int months, long ticksPerSecond) {
            super(ticksPerSecond);
            this.months = months;
        }

        static Months find(long[] ticks, long ticksPerSecond) {
            Months one = new Months(1, ticksPerSecond);
            int[] steps = new int[ticks.length - 1];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = (int) one.months(ticks[i], ticks[i + 1]);
            }
            Arrays.sort(steps);
            return new Months(Math.max(1, steps[steps.length / 2]), ticksPerSecond);
        }

        private long months(long from, long to) {
            LocalDate first = LocalDate.ofEpochDay(day(from));
            LocalDate second = LocalDate.ofEpochDay(day(to));
            return 12L * (second.getYear() - first.getYear()) + second.getMonthValue() - first.getMonthValue();
        }

        @Override
        long steps(long from, long to) {
            long between = months(from, to);
            return between % months == 0 ? between / months : 0;
        }

        @Override
        long plus(long from, long steps, long to, long count) {
            LocalDate first = LocalDate.ofEpochDay(day(from));
            YearMonth month = YearMonth.from(first).plusMonths(steps * months);
            boolean isLast = first.getDayOfMonth() == first.lengthOfMonth();
            int day = isLast ? month.lengthOfMonth() : Math.min(first.getDayOfMonth(), month.lengthOfMonth());
            return from + (month.atDay(day).toEpochDay() - first.toEpochDay()) * DAY * ticksPerSecond;
        }

        @Override
        String text() {
            return TimeSpanText.ofMonths(months);
        }

        @Override
        String text(long from, long to) {
            return steps(from, to) == 0 ? super.text(from, to) : TimeSpanText.ofMonths(months(from, to));
        }
    }

    /** The days of a week that has one or two days off. */
    private static final class WorkingDays extends StepUnit {
        private static final int WEEK = 7;
        private final int[] ahead = new int[WEEK]; // working days from Monday on before each day
        private final int perWeek;

        private WorkingDays(boolean[] works, long ticksPerSecond) {
            super(ticksPerSecond);
            for (int day = 1; day < WEEK; day++) {
                ahead[day] = ahead[day - 1] + (works[day - 1] ? 1 : 0);
            }
            perWeek = ahead[WEEK - 1] + (works[WEEK - 1] ? 1 : 0);
        }

        static WorkingDays find(long[] ticks, long ticksPerSecond) {
            boolean[] works = new boolean[WEEK];
            long day = DAY * ticksPerSecond;
            if (ticks.length < FEWEST_WEEKS * 5 || Fixed.median(ticks) != day) {
                return null;
            }
            for (long tick : ticks) {
                works[(int) Math.floorMod(Math.floorDiv(tick, day) + 3, (long) WEEK)] = true;
            }
            int days = 0;
            for (boolean isWorking : works) {
                days += isWorking ? 1 : 0;
            }
            return days == 5 || days == 6 ? new WorkingDays(works, ticksPerSecond) : null;
        }

        private long index(long tick) {
            long monday = day(tick) + 3; // 1970-01-01 was a Thursday
            return Math.floorDiv(monday, (long) WEEK) * perWeek + ahead[(int) Math.floorMod(monday, (long) WEEK)];
        }

        @Override
        long steps(long from, long to) {
            return index(to) - index(from);
        }

        @Override
        long plus(long from, long steps, long to, long count) {
            long wanted = index(from) + steps;
            long tick = from;
            while (index(tick) < wanted) {
                tick += DAY * ticksPerSecond;
            }
            // index() counts the days before: of the days with this index, the first may be off.
            while (index(tick + DAY * ticksPerSecond) == wanted) {
                tick += DAY * ticksPerSecond;
            }
            return tick;
        }

        @Override
        String text() {
            return "1 day (" + perWeek + " days a week)";
        }
    }
}
