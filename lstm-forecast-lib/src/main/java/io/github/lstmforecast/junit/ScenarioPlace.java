package io.github.lstmforecast.junit;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.train.TrainingDivergedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Where a {@link ForecastScenario} says that its scenario is.
 *
 * @param folder the scenario's
 * @param annotation as it is written
 */
record ScenarioPlace(Path folder, String annotation) {
    /** The place that a test has, or its class, or one around that. */
    static Optional<ScenarioPlace> of(ExtensionContext test) {
        for (Optional<ExtensionContext> at = Optional.of(test);
                at.isPresent();
                at = at.flatMap(ExtensionContext::getParent)) {
            Optional<ForecastScenario> scenario =
                    AnnotationSupport.findAnnotation(at.get().getElement(), ForecastScenario.class);
            if (scenario.isPresent()) {
                return Optional.of(of(scenario.get().value()));
            }
        }
        return Optional.empty();
    }

    private static ScenarioPlace of(String value) {
        String annotation = "@ForecastScenario(\"" + value + "\")";
        try {
            return new ScenarioPlace(Path.of(value), annotation);
        } catch (InvalidPathException e) {
            throw new ParameterResolutionException(annotation + ": this is no path: " + e.getReason(), e);
        }
    }

    /** What came of the scenario, in this JVM once. */
    ForecastResult shared() {
        return told(() -> {
            try {
                return SharedResults.OF_THIS_JVM.get(folder, () -> ForecastResult.of(folder));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        });
    }

    /** What comes of it with a seed. */
    ForecastResult run(long seed) {
        return told(() -> ForecastResult.of(folder, seed));
    }

    /** Whatever is wrong is told with the place. */
    <T> T told(Callable<T> action) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterResolutionException(annotation + ": there is no such folder in the working directory, "
                    + Path.of("").toAbsolutePath());
        }
        try {
            return action.call();
        } catch (ScenarioException | InvalidValueException | TrainingDivergedException e) {
            throw new ParameterResolutionException(annotation + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new ParameterResolutionException(annotation + ": " + e, e);
        }
    }
}
