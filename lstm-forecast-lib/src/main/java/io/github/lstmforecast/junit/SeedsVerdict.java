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

/** The last test of many seeds: instead of its method, all of them are judged. */
final class SeedsVerdict implements TestTemplateInvocationContext, InvocationInterceptor, ParameterResolver {
    private final long firstSeed;
    private final Optional<ScenarioPlace> place;
    private final SeedOutcomes outcomes;

    SeedsVerdict(long firstSeed, Optional<ScenarioPlace> place, SeedOutcomes outcomes) {
        this.firstSeed = firstSeed;
        this.place = place;
        this.outcomes = outcomes;
    }

    /** Asked for when the seeds have ended, so that the verdict can be read wherever tests are listed. */
    @Override
    public String getDisplayName(int invocationIndex) {
        return isWhole() ? outcome(outcomes.judge()).lines().get(0) : "verdict";
    }

    private boolean isWhole() {
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
        return SeedInvocation.isSeed(parameter) || place.isPresent() && ForecastParameter.isOne(parameter);
    }

    /** Methods are not called. A constructor is, and gets what the last seed has made. */
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
        if (!isWhole()) {
            throw new AssertionFailedError(
                    outcomes.ended() + " of " + count + " seeds have run, and the verdict is on all of them:"
                            + " run the whole method, and its seeds in one thread, without @Execution(CONCURRENT)");
        }
        if (outcomes.areAllAborted()) {
            throw new TestAbortedException("all " + count + " seeds are aborted");
        }
        if (!outcomes.isAsked()) {
            throw new AssertionFailedError("the test asks for no seed, so it did the same " + count
                    + " times: give it a parameter of the type long, or, under @ForecastScenario, of the type"
                    + " ForecastResult, Forecast or Forecaster");
        }
        Judgement judgement = outcomes.judge();
        if (!judgement.findings().isEmpty()) {
            throw new AssertionFailedError(judgement.findings().get(0).message() + others(outcome(judgement)));
        }
        context.publishReportEntry("seeds", String.join("\n", outcome(judgement).lines()));
    }

    /** Their reasons are told by their own tests. */
    private static String others(SeedsOutcome outcome) {
        String others = outcome.failing().stream()
                .skip(1)
                .map(failing -> String.valueOf(failing.seed()))
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : "\nThese fail too: " + others;
    }
}
