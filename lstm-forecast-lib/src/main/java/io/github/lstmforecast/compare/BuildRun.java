package io.github.lstmforecast.compare;

import java.util.Optional;

/**
 * A run of the scenarios of a module.
 *
 * @param time in ISO format with UTC, {@code 2026-01-31T12:00:00Z} for example
 * @param commit its id, if it is known
 * @param branch its name, if it is known
 * @param module {@code groupId:artifactId}, since several modules may have scenarios of the same name
 * @param version of the module
 */
public record BuildRun(String time, Optional<String> commit, Optional<String> branch, String module, String version) {}
