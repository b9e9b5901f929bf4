package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Cost;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.json.ResultsJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsMakerTest {
    @TempDir
    Path folder;

    private static ScenarioReport judged(String name, Metrics metrics, Tolerances tolerances) {
        return Results.judged(
                name, List.of(new Subject(150, Optional.empty(), Optional.empty())), List.of(metrics), tolerances);
    }

    @Test
    void results_json_has_all_results_with_keys_in_a_fixed_order() throws Exception {
        Metrics metrics = new Metrics(
                Map.of(
                        new Cost(),
                        MetricValue.of(2),
                        StandardMetric.RMSE,
                        MetricValue.of(0.25),
                        StandardMetric.NRMSE,
                        new MetricValue.Defined(0.3, OptionalInt.of(7), "the largest error is +1 at step 7"),
                        StandardMetric.PHASE_ERROR,
                        MetricValue.of(0),
                        StandardMetric.PHASE_DRIFT,
                        new MetricValue.Undefined(Cause.TRUTH, "2 pulses are too few"),
                        StandardMetric.PERIOD_RATIO,
                        MetricValue.of(1)),
                OptionalInt.empty(),
                List.of());
        Tolerances tolerances = new Tolerances(
                Map.of(StandardMetric.PHASE_ERROR, new Limit(0, 0.1), new Cost(), Limit.atMost(4)), Map.of());
        Path file = folder.resolve("results.json");

        ResultsJson.write(
                folder,
                ResultsMaker.of(
                        List.of(judged("pulse", metrics, tolerances), ScenarioReport.notRun("other", "no such file"))));

        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "$schema" : "results.schema.json",
                  "schema" : 1,
                  "verdict" : "ERROR",
                  "scenarios" : [
                    {
                      "name" : "pulse",
                      "verdict" : "FAIL",
                      "engine" : "jvm",
                      "model" : {
                        "name" : "LSTM 20",
                        "sha256" : "abc123",
                        "lastLoss" : 0.001
                      },
                      "metrics" : {
                        "rmse" : 0.25,
                        "nrmse" : 0.3,
                        "phaseError" : 0.0,
                        "phaseDrift" : {
                          "undefined" : "2 pulses are too few",
                          "cause" : "truth"
                        },
                        "periodRatio" : 1.0,
                        "acme.cost" : 2.0
                      },
                      "forecasts" : [
                        {
                          "from" : 150,
                          "horizon" : 50,
                          "metrics" : {
                            "rmse" : 0.25,
                            "nrmse" : 0.3,
                            "phaseError" : 0.0,
                            "phaseDrift" : {
                              "undefined" : "2 pulses are too few",
                              "cause" : "truth"
                            },
                            "periodRatio" : 1.0,
                            "acme.cost" : 2.0
                          },
                          "details" : {
                            "nrmse" : {
                              "step" : 7,
                              "text" : "the largest error is +1 at step 7"
                            }
                          },
                          "baselines" : { }
                        }
                      ],
                      "checks" : [
                        {
                          "check" : "nrmse",
                          "outcome" : "fail",
                          "actual" : 0.3,
                          "highest" : 0.2,
                          "margin" : -0.09999999999999998
                        },
                        {
                          "check" : "phaseError",
                          "outcome" : "pass",
                          "actual" : 0.0,
                          "lowest" : 0.0,
                          "highest" : 0.1,
                          "margin" : 0.0
                        },
                        {
                          "check" : "phaseDrift",
                          "outcome" : "notApplicable",
                          "lowest" : -0.01,
                          "highest" : 0.01
                        },
                        {
                          "check" : "periodRatio",
                          "outcome" : "pass",
                          "actual" : 1.0,
                          "lowest" : 0.9,
                          "highest" : 1.1,
                          "margin" : 0.09999999999999998
                        },
                        {
                          "check" : "acme.cost",
                          "outcome" : "pass",
                          "actual" : 2.0,
                          "highest" : 4.0,
                          "margin" : 2.0
                        }
                      ],
                      "findings" : [
                        {
                          "check" : "nrmse",
                          "kind" : "limit",
                          "actual" : 0.3,
                          "highest" : 0.2,
                          "step" : 7,
                          "message" : "nrmse is 0.3, but at most 0.2 is allowed (0.1 over): the largest error is +1 at step 7"
                        }
                      ],
                      "warnings" : [ ],
                      "inputs" : { },
                      "notes" : [
                        "a \\"note\\""
                      ],
                      "remarks" : {
                        "notes" : [
                          "a \\"note\\""
                        ]
                      },
                      "timings" : {
                        "trainSeconds" : 0.5,
                        "forecastSeconds" : 0.25
                      }
                    },
                    {
                      "name" : "other",
                      "verdict" : "ERROR",
                      "checks" : [ ],
                      "findings" : [
                        {
                          "check" : "scenario",
                          "kind" : "notRun",
                          "message" : "no such file"
                        }
                      ],
                      "warnings" : [ ]
                    }
                  ]
                }
                """);
    }

    @Test
    void the_verdict_of_a_build_is_the_worst_of_its_scenarios() {
        ScenarioReport pass = judged("pass", Results.metrics(Map.of()), Tolerances.DEFAULTS);
        ScenarioReport fail = judged(
                "fail",
                Results.metrics(Map.of(StandardMetric.NRMSE, new MetricValue.Defined(9, OptionalInt.empty(), ""))),
                Tolerances.DEFAULTS);
        ScenarioReport error = ScenarioReport.notRun("error", "no such file");

        assertThat(ScenarioReport.worst(List.of())).isEqualTo(Verdict.PASS);
        assertThat(ScenarioReport.worst(List.of(pass, pass))).isEqualTo(Verdict.PASS);
        assertThat(ScenarioReport.worst(List.of(fail, pass))).isEqualTo(Verdict.FAIL);
        assertThat(ScenarioReport.worst(List.of(pass, error, fail))).isEqualTo(Verdict.ERROR);
    }

    @Test
    void results_do_not_change_when_curves_are_dropped_after_drawing() throws Exception {
        ScenarioReport measured = TrainedResults.of(TrainedResults.scenario("pulse", TrainedResults.quick(), 2), 1);
        ScenarioReport drawn = measured.withPictures(List.of());

        assertThat(ResultsMaker.of(List.of(drawn))).isEqualTo(ResultsMaker.of(List.of(measured)));
        assertThat(ResultsMaker.of(List.of(drawn))
                        .scenarios()
                        .get(0)
                        .run()
                        .orElseThrow()
                        .forecasts())
                .allSatisfy(forecast -> assertThat(
                                forecast.lines().orElseThrow().forecast().greatest())
                        .isPresent());
        assertThat(drawn.measurement().orElseThrow().recording().orElseThrow().forecasts())
                .allSatisfy(one -> assertThat(one.truth().size()).isLessThanOrEqualTo(6));
    }
}
