package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.CopySpacing;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.StateReset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {
    @TempDir
    Path base;

    @Test
    void everything_but_the_signal_has_a_default() throws Exception {
        Scenario scenario = read("signal: { pulse: {} }");

        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "pulse",
                        new PulseSignal(PulseWave.of(10, 3), 150, new GaussianNoise(0.01, 1)),
                        new ModelSource.Trained(Recipe.defaults()),
                        List.of(new ForecastSpan(150, 25, 50, 5)),
                        Tolerances.DEFAULTS,
                        Optional.empty()));
    }

    @Test
    void every_key_is_read() throws Exception {
        Scenario scenario = read("""
                signal: { pulse: { period: 12.5, width: 4, phase: 0.25, length: 240, noise: 0.02, seed: -7 } }
                model:
                  train:
                    recipe: keras-stateful
                    cell: gru
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
                tolerance: { nrmse: 0.3, phaseDrift: -0.01..0.02, flat: none }
                """);

        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "pulse",
                        new PulseSignal(new PulseWave(12.5, 4, Cycles.of(0.25)), 240, new GaussianNoise(0.02, -7)),
                        new ModelSource.Trained(new Recipe(
                                CellKind.GRU,
                                List.of(8, 6),
                                GateActivation.HARD_SIGMOID,
                                2,
                                CopySpacing.PHASE,
                                30,
                                17,
                                new Adam(0.01, 0.8, 0.9, 1e-3),
                                0.5,
                                2,
                                0.3,
                                StateReset.EACH_EPOCH,
                                Long.MAX_VALUE)),
                        List.of(new ForecastSpan(300, 40, 60, 6)),
                        new Tolerances(
                                Map.of(
                                        StandardMetric.NRMSE,
                                        Limit.atMost(0.3),
                                        StandardMetric.PHASE_DRIFT,
                                        new Limit(-0.01, 0.02),
                                        StandardMetric.FLAT,
                                        Limit.NONE),
                                Map.of()),
                        Optional.empty()));
    }

    @Test
    void each_optimizer_has_defaults_of_its_own() throws Exception {
        assertThat(optimizer("{ adam: {} }")).isEqualTo(Adam.of(0.015));
        assertThat(optimizer("{ rmsprop: { rho: 0.5 } }")).isEqualTo(new RmsProp(0.001, 0.5, 1e-7));
        assertThat(optimizer("{ sgd: { momentum: 0 } }")).isEqualTo(new Sgd(0.01, 0));
    }

    private Object optimizer(String yaml) throws Exception {
        return ((ModelSource.Trained) read("signal: { pulse: {} }\nmodel: { train: { optimizer: " + yaml + " } }")
                        .model())
                .recipe()
                .optimizer();
    }

    @Test
    void no_limit_of_the_gradient_can_be_asked_for() throws Exception {
        Scenario scenario = read("signal: { pulse: {} }\nmodel: { train: { gradientNorm: none } }");

        assertThat(((ModelSource.Trained) scenario.model()).recipe().gradientNorm())
                .isInfinite();
    }

    // As the experiment did: after a warm-up from the first sample, inside the training data.
    @Test
    void the_keras_recipe_forecasts_what_it_was_trained_on() throws Exception {
        Scenario scenario = read("signal: { pulse: {} }\nmodel: { train: { recipe: keras-stateful } }");

        assertThat(scenario.model()).isEqualTo(new ModelSource.Trained(Recipe.kerasStateful()));
        assertThat(scenario.spans()).containsExactly(new ForecastSpan(25, 25, 50, 5));
    }

    @Test
    void the_scenario_of_the_documentation_states_the_defaults() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "how-to", "scenario.md"));
        String whole = Stream.of(page.split("```"))
                .filter(block -> block.startsWith("yaml\n") && block.contains("recipe: default"))
                .findFirst()
                .orElseThrow()
                .substring("yaml\n".length());

        Scenario scenario = read(whole);

        Scenario smallest = read("signal: { pulse: {} }");
        assertThat(scenario.signal()).isEqualTo(smallest.signal());
        assertThat(scenario.model()).isEqualTo(smallest.model());
        assertThat(scenario.spans()).isEqualTo(smallest.spans());
        for (Metric metric : MetricSet.STANDARD.all()) {
            assertThat(scenario.tolerances().limit(metric)).as(metric.key()).isEqualTo(metric.defaultLimit());
            assertThat(scenario.tolerances().isAsked(metric)).as(metric.key()).isTrue();
        }
    }

    @Test
    void a_byte_order_mark_and_carriage_returns_are_no_mistakes() throws Exception {
        assertThat(read("\uFEFFsignal: { pulse: {} }\r\nforecast:\r\n  horizon: 7\r\n")
                        .spans())
                .extracting(ForecastSpan::horizon)
                .containsExactly(7);
    }

    // As an editor reads them that knows YAML 1.2 and JSON Schema.
    @Test
    void a_number_may_be_written_in_many_ways() throws Exception {
        assertThat(read("""
                signal: { pulse: { period: +12.50, noise: .02, length: 2.4e2, seed: -7.0 } }
                model: { train: { units: [8.0], window: 30 } }
                forecast: { from: 300.0 }
                tolerance: { nrmse: .3, bias: -.1..+.2 }
                """)).isEqualTo(read("""
                signal: { pulse: { period: 12.5, noise: 0.02, length: 240, seed: -7 } }
                model: { train: { units: [8], window: 30 } }
                forecast: { from: 300 }
                tolerance: { nrmse: 0.3, bias: -0.1..0.2 }
                """));
    }

    @Test
    void a_scenario_is_read_before_it_has_a_file() throws Exception {
        Path folder = base.resolve("src/forecast/new");

        assertThat(ScenarioReader.read(base, folder, List.of(), "signal: { pulse: {} }")
                        .name())
                .isEqualTo("new");
        assertThatThrownBy(() -> ScenarioReader.read(base, folder, List.of(), "signal: {}\n"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("src/forecast/new/scenario.yaml:1: signal is empty");
        assertThat(folder).doesNotExist();
    }

    static Stream<Arguments> wrongScenarios() {
        return Stream.of(
                wrong("an empty file", "", ": the file is empty; it needs at least a signal"),
                wrong("only a comment", "# nothing\n", ": the file is empty; it needs at least a signal"),
                wrong(
                        "no mapping",
                        "- 1\n",
                        ":1: the scenario is a list, but must be a mapping with some of the keys signal, model, "
                                + "forecast, tolerance, seeds, golden, regression"),
                wrong(
                        "a text",
                        "hello\n",
                        ":1: the scenario is 'hello', but must be a mapping with some of the keys signal, model, "
                                + "forecast, tolerance, seeds, golden, regression"),
                wrong(
                        "no signal",
                        "forecast: { horizon: 5 }\n",
                        ":1: signal is missing, but must be there: { pulse: {} } is the default pulse"),
                wrong(
                        "an empty signal",
                        "signal: {}\n",
                        ":1: signal is empty, but must be one of { pulse: {} }, the default pulse, and "
                                + "{ csv: { file: series.csv, column: name } }"),
                wrong(
                        "a signal that is nothing",
                        "signal:\n",
                        ":1: signal is empty, but must be a mapping with some of the keys pulse, csv"),
                wrong(
                        "an unknown key",
                        "signals: { pulse: {} }\n",
                        ":1: unknown key 'signals'; did you mean signal? allowed are signal, model, forecast, tolerance, seeds, golden, regression"),
                wrong(
                        "an unknown key of the pulse",
                        "signal:\n  pulse:\n    period: 10\n    widt: 3\n",
                        ":4: unknown key 'widt' in signal.pulse; did you mean width? allowed are period, width, phase, "
                                + "length, noise, seed"),
                wrong(
                        "an unknown key of the training",
                        "signal: { pulse: {} }\nmodel: { train: { epoch: 3 } }\n",
                        ":2: unknown key 'epoch' in model.train; did you mean epochs? allowed are recipe, engine, network, cell, units, "
                                + "gateActivation, copies, copySpacing, window, epochs, optimizer, learningRateDecay, "
                                + "gradientNorm, inputNoise, stateReset, seed"),
                wrong(
                        "an unknown tolerance",
                        "signal: { pulse: {} }\ntolerance: { rmsee: 1 }\n",
                        ":2: unknown key 'rmsee' in tolerance; did you mean rmse? docs/reference/metrics.md lists all"
                                + " metrics"),
                wrong(
                        "a metric whose jar is missing",
                        "signal: { pulse: {} }\ntolerance: { acme.price: 1 }\n",
                        ":2: unknown key 'acme.price' in tolerance; no metric has it; add the jar of the metric to"
                                + " <plugin><dependencies> (of tests with JUnit: to the class path)"),
                wrong(
                        "a key twice",
                        "signal: { pulse: {} }\nsignal: { pulse: {} }\n",
                        ":2: signal is there twice, in line 1 too; take one away"),
                wrong(
                        "a key twice within",
                        "signal: { pulse: {} }\nforecast: { horizon: 5, horizon: 6 }\n",
                        ":2: forecast.horizon is there twice, in line 2 too; take one away"),
                wrong(
                        "a list as a key",
                        "? [a]\n: 1\n",
                        ":1: unknown key a list; allowed are signal, model, forecast, tolerance, seeds, golden, regression"),
                wrong(
                        "a text for a number",
                        "signal: { pulse: { period: ten } }\n",
                        ":1: signal.pulse.period is 'ten', but must be a number"),
                wrong(
                        "a quoted number",
                        "signal: { pulse: { period: '10' } }\n",
                        ":1: signal.pulse.period is '10', but must be a number"),
                wrong(
                        "a fraction for a whole number",
                        "signal: { pulse: {} }\nforecast: { horizon: 5.5 }\n",
                        ":2: forecast.horizon is 5.5, but must be a whole number"),
                wrong(
                        "a decimal comma",
                        "signal: { pulse: { period: 10,5 } }\n",
                        ":1: unknown key 5 in signal.pulse; allowed are period, width, phase, length, noise, seed. A decimal "
                                + "fraction is written with a point, as 0.5"),
                wrong(
                        "a number with a unit",
                        "signal:\n  pulse:\n    period: 10 steps\n",
                        ":3: signal.pulse.period is '10 steps', but must be a number"),
                wrong(
                        "nothing for a number",
                        "signal: { pulse: { period: } }\n",
                        ":1: signal.pulse.period is empty, but must be a number"),
                wrong(
                        "not a number",
                        "signal: { pulse: { period: .nan } }\n",
                        ":1: signal.pulse.period is .nan, but must be a finite number"),
                wrong(
                        "infinity",
                        "signal: { pulse: { noise: .inf } }\n",
                        ":1: signal.pulse.noise is .inf, but must be a finite number"),
                wrong(
                        "a number too large for 64 bits",
                        "signal: { pulse: { period: 1e999 } }\n",
                        ":1: signal.pulse.period is 1e999, but must be a finite number"),
                wrong(
                        "a whole number too large",
                        "signal: { pulse: {} }\nforecast: { horizon: 99999999999999999999 }\n",
                        ":2: forecast.horizon is 99999999999999999999, but must be a whole number of at most 2147483647 in size"),
                wrong(
                        "a seed too large",
                        "signal: { pulse: { seed: 99999999999999999999 } }\n",
                        ":1: signal.pulse.seed is 99999999999999999999, but must be a whole number of at "
                                + "most 64 bits"),
                wrong(
                        "a seed that is a fraction",
                        "signal: { pulse: { seed: 1.5 } }\n",
                        ":1: signal.pulse.seed is 1.5, but must be a whole number of at most 64 bits"),
                wrong(
                        "a list for a number",
                        "signal: { pulse: { period: [10] } }\n",
                        ":1: signal.pulse.period is a list, but must be a number"),
                wrong(
                        "a mapping for a number",
                        "signal: { pulse: { period: { a: 1 } } }\n",
                        ":1: signal.pulse.period is a mapping, but must be a number"),
                wrong(
                        "a number for a mapping",
                        "signal: 5\n",
                        ":1: signal is 5, but must be a mapping with some of the keys pulse, csv"),
                wrong(
                        "a number for a list",
                        "signal: { pulse: {} }\nmodel: { train: { units: 20 } }\n",
                        ":2: model.train.units is 20, but must be a list of whole numbers, [20] say"),
                wrong(
                        "a text in a list",
                        "signal: { pulse: {} }\nmodel: { train: { units: [a] } }\n",
                        ":2: model.train.units[0] is 'a', but must be a whole number"),
                wrong(
                        "a period out of range",
                        "signal: { pulse: { period: 1 } }\n",
                        ":1: signal.pulse.period is 1, but must be a number of at least 2 (samples per cycle)"),
                wrong(
                        "a width out of range",
                        "signal: { pulse: { width: 10 } }\n",
                        ":1: signal.pulse.width is 10, but must be more than 0 and less than the period, "
                                + "10.0 (samples)"),
                wrong(
                        "noise out of range",
                        "signal: { pulse: { noise: -1 } }\n",
                        ":1: signal.pulse.noise is -1, but must be a number of at least 0 (standard "
                                + "deviation, in units of the signal)"),
                wrong(
                        "no training data",
                        "signal: { pulse: { length: 0 } }\n",
                        ":1: signal.pulse.length is 0, but must be at least 1 (samples)"),
                wrong(
                        "a window that does not divide",
                        "signal: { pulse: {} }\nmodel:\n  train:\n    window: 40\n",
                        ":4: model.train.window is 40, but must be a divisor of the training length, 150 "
                                + "samples (150 = 3 x 40 + 30)"),
                wrong(
                        "more copies than samples in a cycle",
                        "signal: { pulse: {} }\nmodel: { train: { copies: 11 } }\n",
                        ":2: model.train.copies is 11, but must be at most the period, 10.0 samples: "
                                + "copies are shifted by at least one"),
                wrong(
                        "no epochs",
                        "signal: { pulse: {} }\nmodel: { train: { epochs: 0 } }\n",
                        ":2: model.train.epochs is 0, but must be at least 1"),
                wrong(
                        "no units",
                        "signal: { pulse: {} }\nmodel: { train: { units: [] } }\n",
                        ":2: model.train.units is [], but must be one number for each layer, each at least 1"),
                wrong(
                        "too many units",
                        "signal: { pulse: {} }\nmodel: { train: { units: [100000] } }\n",
                        ":2: model.train.units is [100000], but must be so few that there are at most "
                                + "268435456 parameters (found 40000900001)"),
                wrong(
                        "a decay out of range",
                        "signal: { pulse: {} }\nmodel: { train: { learningRateDecay: 2 } }\n",
                        ":2: model.train.learningRateDecay is 2, but must be above 0 and at most 1 (last "
                                + "learning rate over first)"),
                wrong(
                        "a gradient norm of 0",
                        "signal: { pulse: {} }\nmodel: { train: { gradientNorm: 0 } }\n",
                        ":2: model.train.gradientNorm is 0, but must be above 0, or none"),
                wrong(
                        "an unknown recipe",
                        "signal: { pulse: {} }\nmodel: { train: { recipe: keras } }\n",
                        ":2: model.train.recipe is 'keras', but must be default or keras-stateful"),
                wrong(
                        "an unknown reset",
                        "signal: { pulse: {} }\nmodel: { train: { stateReset: always } }\n",
                        ":2: model.train.stateReset is 'always', but must be each-epoch or never"),
                wrong(
                        "an unknown gate activation",
                        "signal: { pulse: {} }\nmodel: { train: { gateActivation: relu } }\n",
                        ":2: model.train.gateActivation is 'relu', but must be sigmoid or hard-sigmoid or hard-sigmoid-6"),
                wrong(
                        "an unknown cell",
                        "signal: { pulse: {} }\nmodel: { train: { cell: gru-reset-before } }\n",
                        ":2: model.train.cell is 'gru-reset-before', but must be lstm or gru or simple-rnn"),
                wrong(
                        "a cell that the engine does not train",
                        "signal: { pulse: {} }\nmodel: { train: { engine: dl4j, cell: gru } }\n",
                        ":2: model.train.cell is 'gru', but must be lstm beside engine: dl4j, which trains no others"),
                wrong(
                        "gates that the engine does not train",
                        "signal: { pulse: {} }\nmodel: { train: { engine: dl4j, gateActivation: hard-sigmoid-6 } }\n",
                        ":2: model.train.gateActivation is 'hard-sigmoid-6', but must be sigmoid or hard-sigmoid beside"
                                + " engine: dl4j, which trains no others"),
                wrong(
                        "gates of a cell that has none",
                        "signal: { pulse: {} }\nmodel: { train: { cell: simple-rnn, gateActivation: sigmoid } }\n",
                        ":2: model.train.gateActivation is 'sigmoid', but must be omitted beside cell: simple-rnn, which"
                                + " has no gates"),
                wrong(
                        "an unknown optimizer",
                        "signal: { pulse: {} }\nmodel: { train: { optimizer: { nadam: {} } } }\n",
                        ":2: unknown key 'nadam' in model.train.optimizer; did you mean adam? allowed are adam, rmsprop, sgd"),
                wrong(
                        "two optimizers",
                        "signal: { pulse: {} }\nmodel: { train: { optimizer: { adam: {}, sgd: {} } } }\n",
                        ":2: model.train.optimizer is 2 optimizers, but must be one of { adam: { "
                                + "learningRate: 0.015 } }, { rmsprop: { learningRate: 0.001 } } and { sgd: { "
                                + "learningRate: 0.01 } }"),
                wrong(
                        "no optimizer",
                        "signal: { pulse: {} }\nmodel: { train: { optimizer: {} } }\n",
                        ":2: model.train.optimizer is empty, but must be one of { adam: { learningRate: "
                                + "0.015 } }, { rmsprop: { learningRate: 0.001 } } and { sgd: { learningRate: 0.01 "
                                + "} }"),
                wrong(
                        "a learning rate of 0",
                        "signal: { pulse: {} }\nmodel: { train: { optimizer: { adam: { learningRate: 0 } } } }\n",
                        ":2: model.train.optimizer.adam.learningRate is 0, but must be more than 0"),
                wrong(
                        "a momentum of 1",
                        "signal: { pulse: {} }\nmodel: { train: { optimizer: { sgd: { momentum: 1 } } } }\n",
                        ":2: model.train.optimizer.sgd.momentum is 1, but must be from 0 to below 1"),
                wrong(
                        "no warm-up",
                        "signal: { pulse: {} }\nforecast: { warmUp: 0 }\n",
                        ":2: forecast.warmUp is 0, but must be at least 1 (samples)"),
                wrong(
                        "no horizon",
                        "signal: { pulse: {} }\nforecast: { horizon: 0 }\n",
                        ":2: forecast.horizon is 0, but must be at least 1 (steps)"),
                wrong(
                        "a warm-up longer than the training data",
                        "signal: { pulse: { length: 10 } }\nmodel: { train: { window: 10 } }\nforecast:\n  warmUp: 25\n",
                        ":4: forecast.warmUp is 25, but must be at most 10, since the forecast begins where the training "
                                + "data ends, at sample 10"),
                wrong(
                        "a start before the warm-up",
                        "signal: { pulse: {} }\nforecast: { from: 10 }\n",
                        ":2: forecast.from is 10, but must be at least 25, the length of the warm-up before it"),
                wrong(
                        "a horizon beyond all samples",
                        "signal: { pulse: {} }\nforecast: { horizon: 2147483647 }\n",
                        ":2: forecast.horizon is 2147483647, but must be so short that the series has no "
                                + "more than 2147483647 samples"),
                wrong(
                        "a tolerance below 0",
                        "signal: { pulse: {} }\ntolerance: { nrmse: -1 }\n",
                        ":2: tolerance.nrmse is -1, but must be at least 0"),
                wrong(
                        "a tolerance that is no number",
                        "signal: { pulse: {} }\ntolerance: { nrmse: small }\n",
                        ":2: tolerance.nrmse is 'small', but must be a number, a range like 0.9..1.1, or none"),
                wrong(
                        "a quoted tolerance",
                        "signal: { pulse: {} }\ntolerance: { nrmse: '0.2' }\n",
                        ":2: tolerance.nrmse is '0.2', but must be a number, a range like 0.9..1.1, or none"),
                wrong(
                        "a quoted difference of weights",
                        "signal: { pulse: {} }\ngolden: { weights: '0.1' }\n",
                        ":2: golden.weights is '0.1', but must be exact, none, or the largest difference"),
                wrong(
                        "a range upside down",
                        "signal: { pulse: {} }\ntolerance: { nrmse: 2..1 }\n",
                        ":2: tolerance.nrmse is '2..1', but must be two numbers, the lower first"),
                wrong(
                        "a list as a tolerance",
                        "signal: { pulse: {} }\ntolerance: { nrmse: [0, 1] }\n",
                        ":2: tolerance.nrmse is a list, but must be a number, a range like 0.9..1.1, or none"),
                wrong(
                        "an infinite tolerance",
                        "signal: { pulse: {} }\ntolerance: { nrmse: Infinity }\n",
                        ":2: tolerance.nrmse is 'Infinity', but must be a number, a range like 0.9..1.1, or none"),
                wrong(
                        "an open bracket",
                        "signal: { pulse: {\n",
                        ":2: this is not YAML: while parsing a flow node, expected the node content, but "
                                + "found '<stream end>'; check the indentation, the colons, and that each bracket is closed"),
                wrong(
                        "a tab",
                        "signal:\n\tpulse: {}\n",
                        ":2: this is not YAML: while scanning for the next token, found character "
                                + "'\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
                wrong(
                        "wrong indentation",
                        "signal:\n  pulse: {}\n   noise: 1\n",
                        ":3: this is not YAML: while parsing a block mapping that begins in line 2, expected <block end>, but "
                                + "found '<block mapping start>'; "
                                + "check the indentation, the colons, and that each bracket is closed"),
                wrong(
                        "two documents",
                        "signal: { pulse: {} }\n---\nsignal: { pulse: {} }\n",
                        ":2: this is not YAML: expected a single document in the stream, but found "
                                + "another document"),
                wrong(
                        "an anchor",
                        "signal: &a { pulse: {} }\nforecast: *a\n",
                        ":1: unknown key 'pulse' in forecast; it is a key of signal, so check the indentation; allowed are warmUp, horizon, from, every, origins, leadTimes, judge, quantiles, samples"),
                wrong("an unknown alias", "signal: *a\n", ":1: this is not YAML: found undefined alias a"),
                wrong(
                        "a tag of Java",
                        "signal: !!java.lang.Runtime {}\n",
                        ":1: signal has the tag !!java.lang.Runtime; take it away: a scenario is made of texts, numbers, "
                                + "lists and mappings"),
                wrong(
                        "a tag of Java on a number",
                        "signal: { pulse: { period: !!java.lang.Long 10 } }\n",
                        ":1: signal.pulse.period has the tag !!java.lang.Long; take it away: a scenario is made of texts, "
                                + "numbers, lists and mappings"),
                wrong(
                        "a tag of Java on what is right",
                        "signal: !!java.lang.Runtime { pulse: {} }\n",
                        ":1: signal has the tag !!java.lang.Runtime; take it away: a scenario is made of texts, numbers, "
                                + "lists and mappings"),
                wrong(
                        "a tag on a list",
                        "signal: { pulse: {} }\nmodel: { train: { units: !!set [20] } }\n",
                        ":2: model.train.units has the tag !!set; take it away: a scenario is made of texts, numbers, "
                                + "lists and mappings"),
                wrong(
                        "a tag on a choice",
                        "signal: { pulse: {} }\nmodel: { train: { recipe: !foo default } }\n",
                        ":2: model.train.recipe has the tag !foo; take it away: a scenario is made of texts, numbers, "
                                + "lists and mappings"),
                wrong(
                        "a number of Java",
                        "signal: { pulse: {} }\ntolerance: { nrmse: 1d }\n",
                        ":2: tolerance.nrmse is '1d', but must be a number, a range like 0.9..1.1, or none"),
                wrong(
                        "a hexadecimal number of Java",
                        "signal: { pulse: {} }\ntolerance: { nrmse: 0x1p3 }\n",
                        ":2: tolerance.nrmse is '0x1p3', but must be a number, a range like 0.9..1.1, or none"),
                wrong(
                        "three dots",
                        "signal: { pulse: {} }\ntolerance: { nrmse: 0.1...5 }\n",
                        ":2: tolerance.nrmse is '0.1...5', but must be a number, a range like 0.9..1.1, or none"),
                wrong(
                        "a number for a ratio",
                        "signal: { pulse: {} }\ntolerance: { periodRatio: 1.1 }\n",
                        ":2: tolerance.periodRatio is 1.1, but must be a range like 0.9..1.1, or none"),
                wrong(
                        "a huge length",
                        "signal: { pulse: { length: 2147483647 } }\n",
                        ":1: signal.pulse.length is 2147483647, but must be so short that length and period together have "
                                + "at most 20000000 samples"),
                wrong(
                        "a huge period",
                        "signal: { pulse: { period: 1e300 } }\n",
                        ":1: signal.pulse.period is 1e300, but must be so short that length and period together have "
                                + "at most 20000000 samples"),
                wrong(
                        "a huge phase",
                        "signal: { pulse: { phase: -1e300 } }\n",
                        ":1: signal.pulse.phase is -1e300, but must be from -1000000 to 1000000 (cycles)"),
                wrong(
                        "huge noise",
                        "signal: { pulse: { noise: 1e300 } }\n",
                        ":1: signal.pulse.noise is 1e300, but must be at most 1000000 (standard deviation)"),
                wrong(
                        "a merge key",
                        "base: &b { pulse: {} }\nsignal:\n  <<: *b\n",
                        ":1: unknown key 'base'; allowed are signal, model, forecast, tolerance, seeds, golden, regression\n"
                                + "src/forecast/pulse/scenario.yaml:3: unknown key '<<' in signal; allowed are pulse, csv."
                                + " Mappings are not merged: say all of it here"),
                wrong(
                        "a control character",
                        "signal: { pulse: {} } \u0001\n",
                        ":1: this is not YAML: there is the control character \\u0001; take it away, or save the file as UTF-8 "
                                + "text"),
                wrong("deep nesting", "signal: " + "[".repeat(5000), ":1: this is nested too deeply for a scenario"),
                wrong(
                        "deep nesting that ends",
                        "signal: " + "[".repeat(5000) + "]".repeat(5000),
                        ":1: this is nested too deeply for a scenario"));
    }

    private static Arguments wrong(String name, String yaml, String message) {
        return Arguments.of(name, yaml, "src/forecast/pulse/scenario.yaml" + message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongScenarios")
    void a_mistake_is_told_with_file_line_key_and_what_is_allowed(String name, String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(message);
    }

    @Test
    void a_file_in_another_encoding_is_told_as_that() throws Exception {
        Files.write(file(), "signal: { pulse: {} } # \u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ScenarioReader.read(base, file().getParent()))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/pulse/scenario.yaml: the file is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void a_missing_file_is_told_as_that() throws Exception {
        Path folder = file().getParent();

        assertThatThrownBy(() -> ScenarioReader.read(base, folder))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/pulse/scenario.yaml: there is no such file");
    }

    @Test
    void a_file_with_the_other_usual_ending_is_told() throws Exception {
        Files.writeString(file().resolveSibling("scenario.yml"), "signal: { pulse: {} }");

        assertThatThrownBy(() -> ScenarioReader.read(base, file().getParent()))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/pulse/scenario.yaml: there is no such file, but a scenario.yml: rename it");
    }

    @Test
    void a_folder_in_place_of_the_file_is_told() throws Exception {
        Files.createDirectory(file());

        assertThatThrownBy(() -> ScenarioReader.read(base, file().getParent()))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("src/forecast/pulse/scenario.yaml: the file can't be read: ");
    }

    private Scenario read(String yaml) throws Exception {
        Files.writeString(file(), yaml);
        return ScenarioReader.read(base, file().getParent());
    }

    private Path file() throws IOException {
        return Files.createDirectories(base.resolve("src/forecast/pulse")).resolve(ScenarioReader.FILE_NAME);
    }
}
