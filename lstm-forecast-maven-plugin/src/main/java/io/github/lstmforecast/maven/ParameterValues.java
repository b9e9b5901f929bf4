package io.github.lstmforecast.maven;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.Decimal;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The values of the parameters of a goal that are true or false, or a number. */
final class ParameterValues {
    private static final Values FLAG =
            new Values(text -> text.matches("true|True|TRUE|false|False|FALSE"), "true or false");
    private static final Values WHOLE_NUMBER = new Values(text -> text.matches("[+-]?[0-9]{1,19}"), "a whole number");
    private static final Values NUMBER = new Values(text -> Decimal.parse(text).isPresent(), "a number");

    private static final Map<String, Values> OF_TYPE = Map.of(
            "boolean", FLAG,
            "java.lang.Boolean", FLAG,
            "int", WHOLE_NUMBER,
            "java.lang.Integer", WHOLE_NUMBER,
            "long", WHOLE_NUMBER,
            "java.lang.Long", WHOLE_NUMBER,
            "double", NUMBER,
            "java.lang.Double", NUMBER);

    private record Values(Predicate<String> has, String allowed) {}

    private static final String PREFIX = "lstm-forecast\\.";

    private ParameterValues() {}

    static void require(MojoExecution execution, ExpressionEvaluator evaluator) throws MojoExecutionException {
        PlexusConfiguration properties = execution.getMojoDescriptor().getMojoConfiguration();
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            Values values = OF_TYPE.get(parameter.getType());
            if (values != null) {
                String name = parameter.getName();
                Xpp3Dom element = execution.getConfiguration().getChild(name);
                require("<" + name + ">", element == null ? null : element.getValue(), values, evaluator);
                require(
                        "",
                        properties.getChild(name).getValue(null),
                        values,
                        evaluator); // also where an element counts
            }
        }
    }

    /**
     * @param text of an element; null for none
     */
    private static void require(String element, String text, Values values, ExpressionEvaluator evaluator)
            throws MojoExecutionException {
        Object value;
        try {
            value = text == null ? null : evaluator.evaluate(text);
        } catch (ExpressionEvaluationException e) {
            throw new MojoExecutionException(element + " is '" + SafeText.of(text) + "': " + e.getMessage(), e);
        }
        if (value instanceof String found && !values.has().test(found)) {
            boolean isProperty = text.matches("\\$\\{" + PREFIX + "[^}]*}");
            throw new MojoExecutionException((isProperty ? text.substring(2, text.length() - 1) : element) + " is '"
                    + SafeText.of(found) + "', but must be " + values.allowed());
        }
    }
}
