package io.github.lstmforecast.junit;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.TrustedFolders;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Provides a test for each seed, and the verdict on them. */
final class ForecastSeedsExtension implements TestTemplateInvocationContextProvider, ExecutionCondition {
    private static final ConditionEvaluationResult ENABLED = ConditionEvaluationResult.enabled("no condition");

    private static final long FIRST_SEED = 1;

    static boolean isRepeated(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), ForecastSeeds.class);
    }

    /** Beside {@code @Test}, the method would also run without a seed. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        context.getTestMethod().stream()
                .flatMap(method -> Stream.of(method.getAnnotations()))
                .map(Annotation::annotationType)
                .filter(type -> type != ForecastSeeds.class && AnnotationSupport.isAnnotated(type, Testable.class))
                .findFirst()
                .ifPresent(other -> {
                    throw new ExtensionConfigurationException(
                            "@ForecastSeeds makes a test of each seed, so remove @" + other.getSimpleName()
                                    + " beside it: with both, the method would run without a seed, too");
                });
        return ENABLED;
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return isRepeated(context);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Seeds seeds = seeds(context);
        Optional<ScenarioPlace> place = ScenarioPlace.of(context);
        long first = place.map(ForecastSeedsExtension::firstSeed).orElse(FIRST_SEED);
        SeedOutcomes outcomes = new SeedOutcomes(seeds);
        return Stream.concat(
                LongStream.range(first, first + seeds.count())
                        .mapToObj(seed -> new SeedInvocation(seed, seed - first + 1, place, outcomes)),
                Stream.of(new SeedsVerdict(first, place, outcomes)));
    }

    private static Seeds seeds(ExtensionContext context) {
        ForecastSeeds annotation = AnnotationSupport.findAnnotation(context.getTestMethod(), ForecastSeeds.class)
                .orElseThrow();
        try {
            return new Seeds(annotation.value(), annotation.passProbability());
        } catch (InvalidValueException e) {
            throw new ExtensionConfigurationException("@ForecastSeeds: " + e.getMessage(), e);
        }
    }

    private static long firstSeed(ScenarioPlace place) {
        Scenario scenario = place.withPlace(
                () -> ScenarioReader.read(Path.of(""), place.folder(), TrustedFolders.ofProject(Path.of(""))));
        scenario.model().whyOneSeed().ifPresent(reason -> {
            throw new ExtensionConfigurationException(
                    "@ForecastSeeds can't repeat " + place.annotation() + ": " + reason);
        });
        return scenario.seed();
    }
}
