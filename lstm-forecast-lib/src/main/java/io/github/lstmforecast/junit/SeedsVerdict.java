package io.github.lstmforecast.junit;

import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The last test of many seeds: it judges all of them and does not call the test method. */
final class SeedsVerdict implements TestTemplateInvocationContext, InvocationInterceptor, ParameterResolver {
    private final long firstSeed;
    private final Optional<ScenarioPlace> place;
    private final SeedOutcomes outcomes;

    SeedsVerdict(long firstSeed, Optional<ScenarioPlace> place, SeedOutcomes outcomes) {
        this.firstSeed = firstSeed;
        this.place = place;
        this.outcomes = outcomes;
    }

    /** Called when the seeds have ended, so that lists of tests show the verdict. */
    @Override
    public String getDisplayName(int invocationIndex) {
        return isComplete() ? outcome(outcomes.judge()).lines().get(0) : "verdict";
    }

    private boolean isComplete() {
        return outcomes.ended() == outcomes.seeds().count();
    }

    private static SeedsOutcome outcome(Judgement judgement) {
        return judgement.seeds().orElseThrow();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return SeedInvocation.isSeed(parameter) || place.isPresent() && ForecastParameter.isSupported(parameter);
    }

    /** Methods are not called; a constructor is, with the result of the last seed. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (SeedInvocation.isSeed(parameter)) {
            return firstSeed;
        }
        return parameter.getDeclaringExecutable() instanceof Constructor
                ? ForecastParameter.of(
                        parameter,
                        outcomes.last().orElseGet(() -> place.orElseThrow().run(firstSeed)))
                : null;
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        invocation.skip();
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        invocation.skip();
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        invocation.skip();
        int count = outcomes.seeds().count();
        if (!isComplete()) {
            throw new AssertionFailedError(
                    outcomes.ended() + " of " + count + " seeds have run, but the verdict needs all of them:"
                            + " run the whole method, in one thread (without @Execution(CONCURRENT))");
        }
        if (outcomes.areAllAborted()) {
            throw new TestAbortedException("all " + count + " seeds were aborted by assumptions");
        }
        if (!outcomes.isSeedUsed()) {
            throw new AssertionFailedError("the test does not use its seed, so all " + count
                    + " runs were the same: add a parameter of type long or, with @ForecastScenario, of type"
                    + " ForecastResult, Forecast or Forecaster");
        }
        Judgement judgement = outcomes.judge();
        if (!judgement.findings().isEmpty()) {
            throw new AssertionFailedError(judgement.findings().get(0).message() + others(outcome(judgement)));
        }
        context.publishReportEntry("seeds", String.join("\n", outcome(judgement).lines()));
    }

    /** Reports have their reasons. */
    private static String others(SeedsOutcome outcome) {
        String others = outcome.failing().stream()
                .skip(1)
                .map(failing -> String.valueOf(failing.seed()))
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : "\nOther failing seeds: " + others;
    }
}
