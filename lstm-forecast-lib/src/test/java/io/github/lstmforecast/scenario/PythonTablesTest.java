package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that StatsForecast, Prophet and pandas wrote, with the metrics that pandas computes; see {@code recorded/make.py}. */
class PythonTablesTest {
    private static final Path FOLDER = Path.of("src/test/resources/recorded");

    private static double value(SubjectResult subject, Metric metric) {
        return ((Defined) subject.metrics().get(metric)).value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nixtla  | cutoff: cutoff, date: ds, value: AutoETS, quantiles: { 0.1: AutoETS-lo-80, 0.9: AutoETS-hi-80 }
            prophet | cutoff: cutoff, date: ds, value: yhat, quantiles: { 0.1: yhat_lower, 0.9: yhat_upper }
            pandas  | step: step
            """)
    void they_are_judged_as_pandas_judges_them(String tool, String mapping) throws Exception {
        List<String[]> expected = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("expected.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(tool)) {
                expected.add(cells);
            }
        }

        Scenario scenario = ScenarioReader.read(
                Path.of(""),
                FOLDER,
                List.of(),
                "signal: { csv: { file: series.csv, column: y, period: 7 } }\nforecast: { horizon: 14 }\n"
                        + "model: { predictions: { file: " + tool + ".csv, " + mapping + " } }\n");
        List<SubjectResult> judged =
                new ScenarioRunner(scenario).run(TrainingListener.NONE).subjects();

        assertThat(judged).hasSameSizeAs(expected);
        for (int i = 0; i < judged.size(); i++) {
            SubjectResult one = judged.get(i);
            assertThat(one.subject().date()).contains(expected.get(i)[1]);
            assertThat(value(one, StandardMetric.RMSE))
                    .isCloseTo(Double.parseDouble(expected.get(i)[2]), within(1e-12));
            if (!tool.equals("pandas")) {
                assertThat(value(one, StandardMetric.COVERAGE))
                        .isCloseTo(Double.parseDouble(expected.get(i)[3]), within(1e-12));
            }
        }
    }
}
