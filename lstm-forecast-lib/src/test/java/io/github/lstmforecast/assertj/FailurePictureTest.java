package io.github.lstmforecast.assertj;

import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.plot.Forecasts;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FailurePictureTest {
    private static final String HERE =
            "target/lstm-forecast/failures/io.github.lstmforecast.assertj.FailurePictureTest.";
    private static final Forecast LATE = Forecasts.of(Forecasts.late(1), 50);

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    private static String lookAt() {
        return FailurePicture.lookAt(file -> {});
    }

    @Test
    void a_picture_is_called_after_the_class_the_method_and_the_line_of_the_test() {
        Path picture = FailedAssertion.pictureOf(() -> assertThat(LATE).hasRmseAtMost(0));

        assertThat(picture)
                .isRegularFile()
                .isEqualTo(Path.of(HERE + "a_picture_is_called_after_the_class_the_method_and_the_line_of_the_test-"
                        + (line() - 5) + ".svg"));
    }

    @Test
    void it_is_the_test_that_it_is_called_after_and_not_what_the_test_calls() {
        String lookAt = lookAt();

        assertThat(lookAt)
                .isEqualTo("Look at " + HERE + "it_is_the_test_that_it_is_called_after_and_not_what_the_test_calls-"
                        + (line() - 4) + ".svg");
    }

    @RepeatedTest(2)
    void failures_of_one_line_are_numbered() {
        List<String> pictures = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            pictures.add(lookAt());
        }

        assertThat(pictures)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches(".*failures_of_one_line.*(-\\d)?\\.svg"));
    }

    @Test
    void failures_at_once_have_files_of_their_own() throws Exception {
        Set<String> pictures = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> failures = IntStream.range(0, 200)
                .<Callable<Boolean>>mapToObj(i -> () -> pictures.add(lookAt()))
                .toList();

        threads.invokeAll(failures);
        threads.shutdown();

        assertThat(pictures).hasSize(200);
    }

    @Nested
    class Within {
        @Test
        void a_nested_class_is_named_with_the_one_around_it() {
            assertThat(lookAt())
                    .startsWith("Look at " + HERE + "Within.a_nested_class_is_named_with_the_one_around_it-");
        }
    }

    @Test
    void a_lambda_has_the_name_of_its_method() {
        Path[] picture = new Path[1];

        ForecastSoftAssertionsTest.failuresOf(softly ->
                picture[0] = FailedAssertion.pictureOf(() -> assertThat(LATE).hasRmseAtMost(0)));

        assertThat(picture[0].toString()).startsWith(HERE + "a_lambda_has_the_name_of_its_method-");
    }

    @Test
    void what_keeps_a_picture_from_being_written_is_told() {
        assertThat(FailurePicture.lookAt(file -> {
                    throw new AccessDeniedException("target");
                }))
                .isEqualTo("There is no picture of it: java.nio.file.AccessDeniedException: target");
        assertThat(FailurePicture.lookAt(file -> {
                    throw new IllegalStateException("too large");
                }))
                .isEqualTo("There is no picture of it: java.lang.IllegalStateException: too large");
        assertThat(FailurePicture.lookAt(file -> {
                    throw new UnsatisfiedLinkError("libfreetype.so.6");
                }))
                .isEqualTo("There is no picture of it, since this JDK can't draw text:"
                        + " java.lang.UnsatisfiedLinkError: libfreetype.so.6");
    }
}
