package io.github.lstmforecast.junit;

import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.AssertionErrorCollector;
import org.assertj.core.api.DefaultAssertionErrorCollector;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What AssertJ's extension for soft assertions has collected in a test. It tells that after the test method, when nobody
 * can hold it back any more.
 */
final class SoftFailures {
    private static final boolean IS_ASSERTJ_THERE =
            isThere("org.assertj.core.api.junit.jupiter.SoftAssertionsExtension");

    private SoftFailures() {}

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, SoftFailures.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Fails with what was collected, and leaves nothing for AssertJ to fail with. */
    static void raise(ExtensionContext context) {
        if (IS_ASSERTJ_THERE) {
            Collected.raise(context);
        }
    }

    /** Loaded only where AssertJ is there. */
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
