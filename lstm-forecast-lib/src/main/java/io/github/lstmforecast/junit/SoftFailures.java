package io.github.lstmforecast.junit;

import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.AssertionErrorCollector;
import org.assertj.core.api.DefaultAssertionErrorCollector;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The failures that AssertJ's extension for soft assertions has collected in a test. AssertJ itself raises them after
 * the test method, too late for the verdict.
 */
final class SoftFailures {
    private static final boolean HAS_ASSERTJ = exists("org.assertj.core.api.junit.jupiter.SoftAssertionsExtension");

    private SoftFailures() {}

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, SoftFailures.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Throws what was collected, and leaves nothing for AssertJ to throw. */
    static void raise(ExtensionContext context) {
        if (HAS_ASSERTJ) {
            Collected.raise(context);
        }
    }

    /** Loaded only if AssertJ is on the class path. */
    private static final class Collected {
        static void raise(ExtensionContext context) {
            AssertionErrorCollector collector = SoftAssertionsExtension.getAssertionErrorCollector(context);
            try {
                AbstractSoftAssertions.assertAll(collector);
            } finally {
                collector.setDelegate(new DefaultAssertionErrorCollector());
            }
        }
    }
}
