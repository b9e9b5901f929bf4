package io.github.lstmforecast.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands over what came of a scenario, wherever {@link SeedInvocation} does not. */
final class ForecastScenarioExtension implements ParameterResolver {
    /** A constructor belongs to the test that it makes an instance for, which may say which scenario, or which seed. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return ForecastParameter.isOne(parameter) && !ForecastSeedsExtension.isRepeated(context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ForecastParameter.of(
                parameter, ScenarioPlace.of(context).orElseThrow().shared());
    }
}
