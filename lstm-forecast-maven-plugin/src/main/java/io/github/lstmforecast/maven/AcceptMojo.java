package io.github.lstmforecast.maven;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Acceptance;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenException;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.scenario.TrustedFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Accepts what {@code verify} made last as the golden models: copies each candidate beside its {@code scenario.yaml},
 * as {@code golden.json}, and {@code golden.zip} where the model was trained in the build, to be committed. Nothing else
 * ever writes a golden model.
 *
 * <p>It logs what changes and requires a reason. It refuses if {@code CI} is set in the environment, and it refuses a
 * candidate whose forecast is not within its tolerances.
 */
@Mojo(name = "accept", threadSafe = true)
public final class AcceptMojo extends LastRunMojo {
    /** The reason for the change, in a few words. It is kept in {@code golden.json}. */
    @Parameter(property = "lstm-forecast.reason")
    private String reason;

    /** Whether to accept also on a build server, and candidates that are not within their tolerances. */
    @Parameter(property = "lstm-forecast.accept.force", defaultValue = "false")
    private boolean force;

    /** For Maven, which sets the parameters. */
    public AcceptMojo() {}

    @Override
    String done() {
        return "accepted";
    }

    /** Whatever the golden model says, which may be replaced. */
    @Override
    Verdict verdict(Results.Scenario scenario) {
        return scenario.candidate();
    }

    @Override
    String flaw(boolean isOne) {
        return (isOne ? "is" : "are") + " not within the tolerances";
    }

    @Override
    boolean isForced() {
        return force;
    }

    @Override
    void begin() throws MojoExecutionException {
        if (reason == null || !Acceptance.isReason(reason)) {
            throw nothing("a reason is required, in one line; give it with -Dlstm-forecast.reason=\"...\"");
        }
        if (isBuildServer() && !force) {
            throw nothing("CI is set in the environment, and a build server should judge models and not accept them."
                    + " To accept anyway, use -Dlstm-forecast.accept.force=true");
        }
    }

    /** Build servers set CI; CI=false means that this is none. */
    private static boolean isBuildServer() {
        String ci = System.getenv("CI");
        return ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false");
    }

    @Override
    void take(List<Candidate> candidates) throws MojoExecutionException {
        requireTrusted(candidates);
        requireReadable(candidates);
        for (Candidate candidate : candidates) {
            accept(candidate);
        }
    }

    /** A folder that is a link must not lead a write out of the project. */
    private void requireTrusted(List<Candidate> candidates) throws MojoExecutionException {
        TrustedFolders trusted = new TrustedFolders(trusted());
        for (Candidate candidate : candidates) {
            Path folder = candidate.folder();
            try {
                if (!trusted.hold(folder)) {
                    throw nothing(shown(folder) + " " + trusted.refusal(folder));
                }
            } catch (IOException e) {
                throw nothing("where " + shown(folder) + " lies can't be found out: " + e, e);
            }
        }
    }

    /** A golden model that can't be read may be a good one that a newer version wrote, or that can be brought back. */
    private void requireReadable(List<Candidate> candidates) throws MojoExecutionException {
        for (Candidate candidate : candidates) {
            if (Golden.exists(candidate.folder(), Golden.NAME)) {
                try {
                    Golden.read(candidate.folder(), Golden.NAME);
                } catch (GoldenException e) {
                    throw nothing(
                            "the golden model that is there can't be read: " + shown(candidate.folder()) + ": "
                                    + e.getMessage(),
                            e);
                }
            }
        }
    }

    private void accept(Candidate candidate) throws MojoExecutionException {
        new GoldenChange(candidate.folder(), candidate.golden())
                .describe()
                .forEach(line -> getLog().info(candidate.name() + ": " + line));
        Golden golden = new Golden(
                candidate.golden().model(), candidate.golden().record().accepted(Acceptance.now(reason)));
        try {
            golden.write(candidate.folder(), Golden.NAME);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The golden model of " + candidate.name() + " can't be written to " + shown(candidate.folder())
                            + ", and is as it was: " + e,
                    e);
        }
        getLog().info(candidate.name() + ": accepted; commit "
                + shown(candidate.folder().resolve(String.join(" and ", golden.files(Golden.NAME)))));
    }
}
