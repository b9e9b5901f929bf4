package io.github.lstmforecast.maven;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Build servers, and the environment variables in which they report what they build. */
enum BuildServer {
    GITHUB("GITHUB_SHA", "GITHUB_HEAD_REF", "GITHUB_REF_NAME"),
    GITLAB("CI_COMMIT_SHA", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_REF_NAME"),
    JENKINS("GIT_COMMIT", "CHANGE_BRANCH", "BRANCH_NAME", "GIT_BRANCH"),
    AZURE("BUILD_SOURCEVERSION", "SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH"),
    BITBUCKET("BITBUCKET_COMMIT", "BITBUCKET_BRANCH"),
    CIRCLECI("CIRCLE_SHA1", "CIRCLE_BRANCH");

    private static final List<String> PREFIXES = List.of("refs/heads/", "refs/", "origin/");

    private final String commit;
    private final List<String> branch;

    /**
     * @param commit the variable of the commit
     * @param branch the variables of the branch; those that only builds of pull requests have come first
     */
    BuildServer(String commit, String... branch) {
        this.commit = commit;
        this.branch = List.of(branch);
    }

    /** What a build server builds; empty if none of them reports it. */
    static Revision revision(Map<String, String> environment) {
        return Arrays.stream(values())
                .filter(server -> value(environment, server.commit).isPresent())
                .findFirst()
                .map(server -> new Revision(
                        value(environment, server.commit),
                        server.branch.stream()
                                .flatMap(variable -> value(environment, variable).stream())
                                .map(BuildServer::withoutPrefix)
                                .findFirst()))
                .orElse(Revision.UNKNOWN);
    }

    private static Optional<String> value(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    private static String withoutPrefix(String branch) {
        return PREFIXES.stream()
                .filter(branch::startsWith)
                .map(prefix -> branch.substring(prefix.length()))
                .findFirst()
                .orElse(branch);
    }
}
