package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCacheTest {
    @TempDir
    Path folder;

    private CsvProfile profile(String shown, CsvFormat format) throws CsvException {
        return CsvProfile.of(folder.resolve("a.csv"), shown, format);
    }

    @Test
    void a_file_is_profiled_once_and_anew_if_its_content_changes() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
        CsvProfile first = profile("a.csv", CsvFormat.UNKNOWN);
        CsvProfile again = profile("a.csv", CsvFormat.UNKNOWN);
        Files.writeString(folder.resolve("a.csv"), "x,z\n1,2\n"); // as long as before

        assertThat(again).isSameAs(first);
        assertThat(profile("a.csv", CsvFormat.UNKNOWN).header()).isEqualTo("x, z");
    }

    @Test
    void another_name_or_another_format_is_another_profile() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "1,2\n3,4\n");
        CsvProfile first = profile("a.csv", CsvFormat.UNKNOWN.withHeader(true));

        assertThat(profile("b.csv", CsvFormat.UNKNOWN.withHeader(true))).isNotSameAs(first);
        assertThat(profile("a.csv", CsvFormat.UNKNOWN.withHeader(false)).rows()).isEqualTo(2);
    }

    // Each thread reads the dates of all: with a form's own scratch memory, some would be others.
    @Test
    void the_forms_of_dates_are_shared_by_threads() {
        List<String> texts = IntStream.range(1, 29)
                .mapToObj(day -> String.format("2020-02-%02d", day))
                .toList();
        DateForm form = LayoutForm.ISO.get(0);

        List<Long> days = IntStream.range(0, 200_000)
                .parallel()
                .mapToObj(i -> {
                    Moment moment = new Moment();
                    assertThat(form.parse(texts.get(i % 28), moment)).isTrue();
                    return moment.seconds() / 86_400 - i % 28;
                })
                .distinct()
                .toList();

        assertThat(days).containsExactly(18_293L); // 2020-02-01, by date -d
    }
}
