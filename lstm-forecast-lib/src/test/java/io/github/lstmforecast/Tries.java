package io.github.lstmforecast;

import net.jqwik.api.GenerationMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * How often something random is tried: a tenth of what a test asks for, and at least {@value #LEAST} times; all of it
 * with the profile {@code soak}. jqwik applies it to every property.
 */
public final class Tries implements AroundPropertyHook {
    /** What is slow and rarely breaks is tested too. */
    public static final boolean SOAK = Boolean.getBoolean("soak");

    private static final int LEAST = 20;
    private static final int DEFAULT = 1000; // jqwik's

    /** How many of all the tries are made in this build. */
    public static int of(int all) {
        return SOAK ? all : Math.max(all / 10, Math.min(all, LEAST));
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        if (context.attributes().generation().orElse(GenerationMode.AUTO) != GenerationMode.EXHAUSTIVE) {
            context.attributes().setTries(of(context.attributes().tries().orElse(DEFAULT)));
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
