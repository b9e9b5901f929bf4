package io.github.lstmforecast.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs test classes with JUnit Jupiter. */
final class Jupiter {
    private Jupiter() {}

    /** How a test ended. */
    record Ended(String name, Status status, Throwable thrown) {
        String message() {
            return thrown.getMessage();
        }
    }

    static EngineExecutionResults run(Class<?>... tests) {
        return EngineTestKit.engine("junit-jupiter").selectors(selectors(tests)).execute();
    }

    private static DiscoverySelector[] selectors(Class<?>... tests) {
        return Arrays.stream(tests).map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new);
    }

    static EngineExecutionResults runInParallel(Class<?>... tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectors(tests))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute();
    }

    static EngineExecutionResults runOnly(String uniqueId) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectUniqueId(uniqueId))
                .execute();
    }

    /** Tests, in the order in which they ended. */
    static List<Ended> ended(EngineExecutionResults results) {
        return ended(results.testEvents().list());
    }

    /** Classes and repeated methods, in the order in which they ended. */
    static List<Ended> containers(EngineExecutionResults results) {
        return ended(results.containerEvents().list());
    }

    private static List<Ended> ended(List<Event> events) {
        return events.stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .map(event -> ended(event.getTestDescriptor(), event.getRequiredPayload(TestExecutionResult.class)))
                .toList();
    }

    private static Ended ended(TestDescriptor test, TestExecutionResult result) {
        return new Ended(
                test.getDisplayName(), result.getStatus(), result.getThrowable().orElse(null));
    }
}
