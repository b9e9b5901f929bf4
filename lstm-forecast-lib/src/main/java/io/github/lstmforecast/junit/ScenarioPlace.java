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
 * The location of a scenario, from a {@link ForecastScenario}.
 *
 * @param annotation its source code, for messages
 */
record ScenarioPlace(Path folder, String annotation) {
    /** That of the annotation at the test, its class, or an enclosing class. */
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
            throw new ParameterResolutionException(annotation + ": invalid path: " + e.getReason(), e);
        }
    }

    /** The result of the scenario, which runs once in this JVM. */
    ForecastResult shared() {
        return withPlace(() -> {
            try {
                return SharedResults.OF_THIS_JVM.get(folder, () -> ForecastResult.of(folder));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        });
    }

    ForecastResult run(long seed) {
        return withPlace(() -> ForecastResult.of(folder, seed));
    }

    /** Adds the location to the message of an exception. */
    <T> T withPlace(Callable<T> action) {
        if (Files.isRegularFile(folder)) {
            Path of = folder.getParent() == null ? Path.of("") : folder.getParent();
            throw new ParameterResolutionException(annotation
                    + ": this is a file; give the folder that it is in, @ForecastScenario(\""
                    + of.toString().replace('\\', '/') + "\")");
        }
        if (!Files.isDirectory(folder)) {
            throw new ParameterResolutionException(
                    annotation + ": this folder does not exist in the working directory, "
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
