package io.github.lstmforecast.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import java.math.BigDecimal;

/** The part of the schema about the metrics under {@code tolerance}. */
final class MetricSchema {
    private static final String NUMBER = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";

    private MetricSchema() {}

    static ObjectNode properties() {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        for (Metric metric : MetricSet.STANDARD.all()) {
            properties.set(metric.key(), property(metric));
        }
        return properties;
    }

    /** A metric that is not built in. */
    static ObjectNode patternProperties() {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        ObjectNode property = properties.putObject("^" + MetricSet.OWN_KEY.pattern() + "$");
        property.put("title", "A metric of your own");
        property.put("description", "A metric from a jar in <plugin><dependencies>.");
        ArrayNode forms = property.putArray("anyOf");
        forms.addObject().put("type", "number");
        forms.add(range());
        forms.add(limits());
        return properties;
    }

    /** Three dots are ambiguous. */
    private static ObjectNode range() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("pattern", "^(none|(?!.*\\.\\.\\.)" + NUMBER + "\\.\\." + NUMBER + ")$")
                .put("patternErrorMessage", "must be a number, a range like 0.9..1.1, or none");
    }

    /** Limits over parts of the horizon. */
    private static ObjectNode limits() {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/limits");
    }

    private static ObjectNode property(Metric metric) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        property.put("title", metric.key() + (metric.unit().isEmpty() ? "" : ", in " + metric.unit()));
        property.put("description", metric.definition() + ". " + meaning(metric.better()));
        if (!metric.unit().isEmpty()) {
            property.put("x-unit", metric.unit());
        }
        property.put("x-type", metric.better().needsRange() ? "range or `none`" : "number, range or `none`");
        ArrayNode forms = property.putArray("anyOf");
        if (!metric.better().needsRange()) {
            ObjectNode number = forms.addObject().put("type", "number");
            if (metric.better() != Metric.Better.LARGER) {
                number.put("minimum", 0);
            }
        }
        forms.add(range());
        if (metric.isOfSteps()) {
            forms.add(limits());
        }
        Limit limit = metric.defaultLimit();
        if (limit.isNone()) {
            property.put("default", "none");
        } else if (metric.better().needsRange()) {
            property.put("default", limit.lowest() + ".." + limit.highest());
        } else {
            double number = metric.better() == Metric.Better.LARGER ? limit.lowest() : limit.highest();
            property.put("default", new BigDecimal(Reference.number(number)));
        }
        return property;
    }

    private static String meaning(Metric.Better better) {
        return switch (better) {
            case SMALLER -> "A number is the largest allowed value.";
            case NEAR_ZERO -> "A number is the largest allowed absolute value.";
            case LARGER -> "A number is the smallest allowed value.";
            case NEAR_ONE, NEAR_TARGET -> "Needs a range.";
        };
    }
}
