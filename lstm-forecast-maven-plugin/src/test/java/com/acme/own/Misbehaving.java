package com.acme.own;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.forecast.StepLoop;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Scanner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does what its setting {@code how} says. */
public final class Misbehaving extends LastCycle {
    private static final AtomicBoolean PRINTS = new AtomicBoolean();

    private final String how;

    /** Made by its constructor. */
    public Misbehaving(ForecasterContext context) {
        super(context);
        how = context.settings().text("how", "");
        if (how.equals("throws when made")) {
            throw new IllegalStateException("no price");
        }
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        double[] values = super.predict(history, traceCells).values().toArray();
        switch (how) {
            case "throws" -> throw new IllegalStateException("no price");
            case "throws an error" -> throw new AssertionError("not so");
            case "throws what is checked" -> sneak(new IOException("no file"));
            case "recurses" -> recurse(0);
            case "needs memory" -> hoard();
            case "exits" -> System.exit(0);
            case "exits as out of memory does" -> Runtime.getRuntime().exit(3);
            case "halts" -> Runtime.getRuntime().halt(7);
            case "crashes" -> crash();
            case "hangs" -> hang();
            case "gives null" -> {
                return null;
            }
            case "gives a null inside" -> {
                return Prediction.of(null);
            }
            case "gives too few" -> {
                return Prediction.of(Series.of(Arrays.copyOf(values, 3)));
            }
            case "gives two targets" -> {
                return Prediction.of(Series.of(new double[2 * values.length], 2));
            }
            case "gives nan" -> Arrays.fill(values, 2, values.length, Double.NaN);
            case "is random" -> Arrays.setAll(values, i -> values[i] + 1e-6 * Math.random());
            case "prints lines" -> printLines();
            case "prints without an end" -> printOneLine();
            case "closes its streams" -> close();
            case "reads" -> read();
            case "leaves threads" -> leave();
            case "prints beside" -> printBeside();
            case "is left interrupted" -> Thread.currentThread().interrupt();
            default -> {}
        }
        Series median = Series.of(values);
        return switch (how) {
            case "has random quantiles" ->
                withMedian(median, Series.of(new Random().doubles(values.length).toArray()));
            case "has short quantiles" -> withMedian(median, Series.of(1, 2, 3));
            case "has quantiles at first" -> history.from() == 150 ? withMedian(median, median) : Prediction.of(median);
            default -> Prediction.of(median);
        };
    }

    private static Prediction withMedian(Series values, Series median) {
        return new Prediction(values, Optional.empty(), Optional.of(new Quantiles(List.of(0.5), List.of(median))));
    }

    @Override
    public List<Double> quantileLevels() {
        return switch (how) {
            case "gives null levels" -> null;
            case "has other levels" -> List.of(0.1, 0.9);
            default -> List.of();
        };
    }

    @Override
    public Optional<StepLoop> stepLoop() {
        return switch (how) {
            case "gives a null loop" -> null;
            case "gives null paths" -> Optional.of((history, errors) -> null);
            case "gives short paths" -> Optional.of((history, errors) -> Series.of(1, 2, 3));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<SequenceModel> sequenceModel() {
        return switch (how) {
            case "gives a null model" -> null;
            case "gives a model of two inputs" -> Optional.of(new WrongShapes.TwoInputs());
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        return switch (how) {
            case "gives null one step ahead" -> null;
            case "gives too few one step ahead" -> Optional.of(Series.of(1, 2, 3));
            default -> Optional.empty();
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    private static void hoard() {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[1_000_000]);
        }
    }

    /** What native code does where it goes wrong. */
    private static void crash() {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field field = type.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            type.getMethod("putInt", long.class, int.class).invoke(field.get(null), 0L, 1);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hang() {
        try {
            TimeUnit.DAYS.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void printLines() {
        for (int i = 0; i < 100_000; i++) {
            System.out.println("out " + i);
            System.err.println("err " + i);
        }
    }

    /** Without end, in two threads, as a library does that logs. */
    private static void printBeside() {
        if (PRINTS.getAndSet(true)) {
            return;
        }
        for (String text : List.of("x".repeat(50), "y\n")) {
            Thread prints = new Thread(() -> {
                while (true) {
                    System.out.print(text);
                }
            });
            prints.setDaemon(true);
            prints.start();
        }
    }

    /** Four times as much as Maven's memory in the test. */
    private static void printOneLine() {
        String much = "x".repeat(1_000_000);
        for (int i = 0; i < 300; i++) {
            System.out.print(much);
        }
    }

    private static void close() {
        System.out.println("before");
        System.out.close();
        System.err.close();
        System.out.println("after");
    }

    private static void read() {
        try (Scanner in = new Scanner(System.in)) {
            System.out.println("there is a line: " + in.hasNextLine());
        }
    }

    private static void leave() {
        ExecutorService pool = Executors.newFixedThreadPool(1, work -> new Thread(work, "price feed"));
        pool.execute(() -> {});
    }
}
