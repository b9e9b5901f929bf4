package io.github.lstmforecast.junit;

import io.github.lstmforecast.scenario.ForecastResult;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/** The test of one seed. A failure aborts the test, and counts for the verdict. */
final class SeedInvocation
        implements TestTemplateInvocationContext,
                InvocationInterceptor,
                LifecycleMethodExecutionExceptionHandler,
                ParameterResolver,
                TestExecutionExceptionHandler,
                TestWatcher {
    private final long seed;
    private final long number;
    private final Optional<ScenarioPlace> place;
    private final SeedOutcomes outcomes;
    private ForecastResult result; // null until a parameter requires it

    /** @param number from 1 to the number of seeds */
    SeedInvocation(long seed, long number, Optional<ScenarioPlace> place, SeedOutcomes outcomes) {
        this.seed = seed;
        this.number = number;
        this.place = place;
        this.outcomes = outcomes;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return "seed " + seed + " (" + number + " of " + outcomes.seeds().count() + ")";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    static boolean isSeed(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return type == long.class || type == Long.class;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isSeed(parameter) || place.isPresent() && ForecastParameter.isSupported(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        outcomes.markSeedUsed();
        return isSeed(parameter) ? (Object) seed : ForecastParameter.of(parameter, result());
    }

    private ForecastResult result() {
        if (result == null) {
            result = place.orElseThrow().run(seed);
            outcomes.setLast(result);
        }
        return result;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            try {
                SoftFailures.raise(context); // otherwise AssertJ would raise them later and fail the build
            } catch (AssertionError softFailures) {
                failure.addSuppressed(softFailures);
            }
            throw failure;
        }
        SoftFailures.raise(context);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        throw aborted(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) {
        throw aborted(failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) {
        throw aborted(failure);
    }

    private TestAbortedException aborted(Throwable failure) {
        return failure instanceof TestAbortedException byAssumption
                ? byAssumption
                : new SeedFailedException(seed, failure);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        outcomes.passed(seed);
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        if (cause instanceof SeedFailedException failed) {
            outcomes.failed(seed, SeedFailedException.line(failed.getCause()));
        } else {
            outcomes.abortedByAssumption(seed, "aborted: " + cause.getMessage());
        }
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        outcomes.failed(seed, SeedFailedException.line(cause));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        outcomes.abortedByAssumption(seed, "disabled: " + reason.orElse(""));
    }
}
