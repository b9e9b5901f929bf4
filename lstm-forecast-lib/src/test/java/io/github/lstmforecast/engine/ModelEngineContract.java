package io.github.lstmforecast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tests of every {@link ModelEngine}. The test of an engine extends this class and implements {@link #engine()} and
 * {@link #model()}. The tests of steps need forecasters with a {@linkplain Forecaster#sequenceModel() sequence model}.
 */
public abstract class ModelEngineContract {
    private static final ForecastSpan SPAN = new ForecastSpan(30, 20, 15, 3);

    @TempDir
    Path folder;

    protected abstract ModelEngine engine();

    /** A model that it opens; it has as many outputs as inputs. */
    protected abstract SavedModel model();

    /** The number of targets of the model. */
    protected abstract int targets();

    private Forecaster open(SavedModel model) {
        return engine().open(model, OpenSettings.NONE);
    }

    /** Random numbers from -1 to 1. */
    private Series series() {
        Random random = new Random(3);
        return Series.of(random.doubles((long) SPAN.end() * targets(), -1, 1).toArray(), targets());
    }

    private Forecast forecast(Forecaster forecaster) {
        return forecaster.forecast(series(), SPAN);
    }

    private SequenceModel sequenceModel() {
        Optional<SequenceModel> model = open(model()).sequenceModel();
        Assumptions.assumeTrue(model.isPresent(), "it is fed no steps");
        return model.get();
    }

    @Test
    void it_is_found_by_its_key() {
        assertThat(Extensions.engine(engine().key())).isInstanceOf(engine().getClass());
    }

    @Test
    void it_can_open_its_model_and_has_the_needs_of_a_child() {
        assertThat(engine().canOpen(model())).isTrue();
        assertThat(engine().childNeeds(Platform.current(), EngineVersions.NONE)).isNotNull();
    }

    @Test
    void the_same_history_gives_the_same_forecast() {
        Forecaster forecaster = open(model());

        Forecast first = forecast(forecaster);
        Forecast second = forecast(forecaster);
        Forecast ofAnother = forecast(open(model()));

        assertThat(second.predicted()).isEqualTo(first.predicted()).isEqualTo(ofAnother.predicted());
        assertThat(second.oneStepAhead()).isEqualTo(first.oneStepAhead()).isEqualTo(ofAnother.oneStepAhead());
    }

    @Test
    void a_model_that_was_written_and_read_forecasts_the_same() throws Exception {
        Path file = folder.resolve("model");
        model().write(file);

        SavedModel read = Extensions.read(file);

        assertThat(engine().canOpen(read)).isTrue();
        assertThat(forecast(open(read)).predicted())
                .isEqualTo(forecast(open(model())).predicted());
    }

    /** The first step of the forecast is the output at the last step of the warm-up. */
    @Test
    void the_closed_loop_equals_single_steps() {
        ModelState state = sequenceModel().start();
        Series series = series();
        float[] input = new float[targets()];
        float[] output = new float[targets()];
        for (int step = SPAN.start(); step < SPAN.from(); step++) {
            for (int target = 0; target < targets(); target++) {
                input[target] = (float) series.get(step, target);
            }
            state.step(input, output);
        }

        Series predicted = forecast(open(model())).predicted();

        for (int step = 0; step < SPAN.horizon() + SPAN.guard(); step++) {
            for (int target = 0; target < targets(); target++) {
                assertThat(predicted.get(step, target)).isEqualTo(output[target]);
            }
            state.step(output.clone(), output);
        }
    }

    @Test
    void states_are_independent() {
        SequenceModel model = sequenceModel();
        ModelState alone = model.start();
        ModelState one = model.start();
        ModelState other = model.start();
        float[] expected = new float[targets()];
        float[] output = new float[targets()];
        float[] disturbed = new float[targets()];
        for (int step = 0; step < 5; step++) {
            float[] input = input(step, 0.3f);
            alone.step(input, expected);
        }
        for (int step = 0; step < 5; step++) {
            one.step(input(step, 0.3f), output);
            other.step(input(step, -0.8f), disturbed);
        }

        assertThat(output).isEqualTo(expected);
        model.start().step(input(0, 0.3f), output);
        float[] fromTheStart = output.clone();
        model.start().step(input(0, 0.3f), output);
        assertThat(output).isEqualTo(fromTheStart);
    }

    private float[] input(int step, float scale) {
        float[] input = new float[targets()];
        for (int target = 0; target < input.length; target++) {
            input[target] = scale * (step + 1 - target) / 5;
        }
        return input;
    }

    @Test
    void a_step_does_not_modify_its_input() {
        float[] input = input(1, 0.5f);

        sequenceModel().start().step(input, new float[targets()]);

        assertThat(input).isEqualTo(input(1, 0.5f));
    }
}
