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
    private static final Path FAILURES =
            Path.of("target/lstm-forecast/failures").toAbsolutePath();
    private static final String NAME = "io.github.lstmforecast.assertj.FailurePictureTest.";
    private static final String HERE = FAILURES.toUri() + NAME;
    private static final Forecast LATE = Forecasts.of(Forecasts.late(1), 50);

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    private static String reference() {
        return FailurePicture.reference(file -> {});
    }

    @Test
    void a_picture_is_named_after_class_method_and_line_of_the_test() {
        Path picture = FailedAssertion.pictureOf(() -> assertThat(LATE).hasRmseAtMost(0));

        assertThat(picture)
                .isRegularFile()
                .isEqualTo(FAILURES.resolve(
                        NAME + "a_picture_is_named_after_class_method_and_line_of_the_test-" + (line() - 5) + ".svg"));
    }

    @Test
    void a_picture_is_named_after_the_test_and_not_a_method_that_it_calls() {
        String lookAt = reference();

        assertThat(lookAt)
                .isEqualTo("Look at " + HERE + "a_picture_is_named_after_the_test_and_not_a_method_that_it_calls-"
                        + (line() - 4) + ".svg");
    }

    @RepeatedTest(2)
    void failures_of_one_line_are_numbered() {
        List<String> pictures = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            pictures.add(reference());
        }

        assertThat(pictures)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches(".*failures_of_one_line.*(-\\d)?\\.svg"));
    }

    @Test
    void parallel_failures_have_different_files() throws Exception {
        Set<String> pictures = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> failures = IntStream.range(0, 200)
                .<Callable<Boolean>>mapToObj(i -> () -> pictures.add(reference()))
                .toList();

        threads.invokeAll(failures);
        threads.shutdown();

        assertThat(pictures).hasSize(200);
    }

    @Nested
    class Within {
        @Test
        void the_name_of_a_nested_class_includes_the_enclosing_class() {
            assertThat(reference())
                    .startsWith("Look at " + HERE + "Within.the_name_of_a_nested_class_includes_the_enclosing_class-");
        }
    }

    @Test
    void a_picture_of_a_lambda_is_named_after_its_method() {
        Path[] picture = new Path[1];

        ForecastSoftAssertionsTest.failuresOf(softly ->
                picture[0] = FailedAssertion.pictureOf(() -> assertThat(LATE).hasRmseAtMost(0)));

        assertThat(picture[0].getFileName().toString())
                .startsWith(NAME + "a_picture_of_a_lambda_is_named_after_its_method-");
    }

    @Test
    void the_message_says_why_there_is_no_picture() {
        assertThat(FailurePicture.reference(file -> {
                    throw new AccessDeniedException("target");
                }))
                .isEqualTo("The picture could not be written: java.nio.file.AccessDeniedException: target");
        assertThat(FailurePicture.reference(file -> {
                    throw new IllegalStateException("too large");
                }))
                .isEqualTo("The picture could not be written: java.lang.IllegalStateException: too large");
        assertThat(FailurePicture.reference(file -> {
                    throw new UnsatisfiedLinkError("libfreetype.so.6");
                }))
                .isEqualTo("The picture could not be drawn, because this JDK can't draw text:"
                        + " java.lang.UnsatisfiedLinkError: libfreetype.so.6");
    }
}
