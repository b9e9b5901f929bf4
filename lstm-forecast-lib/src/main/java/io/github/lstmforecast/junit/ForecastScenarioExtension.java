package io.github.lstmforecast.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Provides the parameters of tests that {@link SeedInvocation} does not repeat. */
final class ForecastScenarioExtension implements ParameterResolver {
    /** The scenario of a constructor is that of the test method that the instance is for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return ForecastParameter.isSupported(parameter) && !ForecastSeedsExtension.isRepeated(context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ForecastParameter.of(
                parameter, ScenarioPlace.of(context).orElseThrow().shared());
    }
}
