package io.github.lstmforecast.onnx;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.TensorUse;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forecasts with damaged ONNX files in ONNX Runtime, and prints the number of each before it is run, and how that ended
 * behind it. Any exception but an {@link InvalidValueException} ends it, and a crash of native code does.
 */
final class OnnxRunFuzz {
    private static final Series SERIES = Series.of(
            IntStream.range(0, 100).mapToDouble(i -> Math.sin(0.7 * i)).toArray());
    private static final ForecastSpan SPAN = new ForecastSpan(60, 40, 12, 0);

    private OnnxRunFuzz() {}

    /** Arguments: the folder, the number of the first file, and that of the last one. */
    public static void main(String[] args) throws Exception {
        for (int i = Integer.parseInt(args[1]); i <= Integer.parseInt(args[2]); i++) {
            System.out.print(i + " ");
            System.out.flush();
            System.out.println(end(Path.of(args[0], "%04d.onnx".formatted(i))));
        }
        Runtime.getRuntime().halt(0); // nothing is left to be done, and nothing of it is to be tested here
    }

    private static String end(Path file) throws Exception {
        SavedModel model = new OnnxFormat().read(file).orElseThrow().fitted(TensorUse.NONE, List.of("x"), List.of());
        try {
            Forecast forecast = new OnnxEngine().open(model, OpenSettings.NONE).forecast(SERIES, SPAN);
            return Double.isFinite(forecast.predicted().get(0, 0)) ? "forecasts" : "forecasts no number";
        } catch (InvalidValueException e) {
            return "is refused";
        }
    }
}
