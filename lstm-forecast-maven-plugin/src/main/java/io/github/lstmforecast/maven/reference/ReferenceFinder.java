package io.github.lstmforecast.maven.reference;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.result.json.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * Finds the results that a user names: a file, a folder, Maven coordinates, or {@value #RELEASE}.
 *
 * @param started the folder where Maven was started, which paths are relative to
 * @param output the folder of the results of this module
 * @param classifier that of results as artifacts
 * @param shown a path for people
 */
public record ReferenceFinder(
        Path started,
        Path output,
        MavenProject project,
        ResultsRepository repository,
        String classifier,
        Function<Path, String> shown) {
    private static final String REFERENCE = "lstm-forecast.reference";
    private static final String RELEASE = "release";
    /** What a user may give. */
    public static final String ALLOWED = "a file with results, a folder that has one, " + RELEASE
            + ", or Maven coordinates (groupId:artifactId:version or groupId:artifactId:extension:classifier:version)";

    /** No path of Windows is like this: it has at most one colon, after the drive. */
    private static final Pattern COORDINATES = Pattern.compile(
            "(?<group>[\\w.-]+):(?<artifact>[\\w.-]+)(:(?<extension>[\\w.-]+):(?<classifier>[\\w.-]+))?:(?<version>[\\w.+-]+)");

    /**
     * Finds and reads reference results.
     *
     * @param module {@code groupId:artifactId} of the results that are compared with them; empty if it is not known
     */
    public ReferenceResults find(String reference, Optional<String> module) throws MojoExecutionException {
        String text = reference.strip();
        if (text.isEmpty()) {
            throw new MojoExecutionException(REFERENCE + " is empty, but must be " + ALLOWED);
        }
        if (text.equals(RELEASE)) {
            return ofRelease();
        }
        ResultsPath path = path(text);
        Matcher coordinates = COORDINATES.matcher(text);
        if (path.existing().isEmpty() && coordinates.matches()) {
            Artifact artifact = artifact(coordinates);
            ReferenceResults found = read(text, repository.file(artifact));
            return ofOther(found, module).map(found::withWarning).orElse(found);
        }
        return at(path, module);
    }

    /** A module that is new has no results in the folder of a build of several modules. */
    private ReferenceResults at(ResultsPath path, Optional<String> module) throws MojoExecutionException {
        Path there = path.there(ALLOWED);
        Optional<Path> file = path.file(there);
        if (file.isEmpty()) {
            return none(path.text(), path.without(there));
        }
        ReferenceResults found = read(shown.apply(file.get()), file.get());
        Optional<String> ofOther = ofOther(found, module);
        if (ofOther.isPresent() && path.isElsewhere(file.get(), there)) {
            return none(path.text(), ofOther.get() + "; to compare with them, give the path of the file");
        }
        return ofOther.map(found::withWarning).orElse(found);
    }

    /** That they are those of another module. */
    private static Optional<String> ofOther(ReferenceResults found, Optional<String> module) {
        return found.results()
                .flatMap(Results::module)
                .filter(other -> module.isPresent() && !other.id().equals(module.get()))
                .map(other -> "the reference results (" + found.label() + ") are those of " + SafeText.of(other.id())
                        + ", not of " + module.get());
    }

    /** Refuses results as their own reference. */
    public void requireOther(String reference, Path results) throws MojoExecutionException {
        if (path(reference).leadsTo(results)) {
            throw new MojoExecutionException(REFERENCE + " is '" + SafeText.of(reference.strip())
                    + "', which leads to the results that are compared with it, " + shown.apply(results)
                    + "; copy that file to another place first, and give its path");
        }
    }

    private ResultsPath path(String reference) {
        return new ResultsPath(REFERENCE, reference.strip(), started, output);
    }

    private Artifact artifact(Matcher coordinates) {
        boolean isFull = coordinates.group("extension") != null;
        return new DefaultArtifact(
                coordinates.group("group"),
                coordinates.group("artifact"),
                isFull ? coordinates.group("classifier") : classifier,
                isFull ? coordinates.group("extension") : "json",
                coordinates.group("version"));
    }

    private ReferenceResults ofRelease() throws MojoExecutionException {
        if (project.getFile() == null) {
            throw new MojoExecutionException(REFERENCE + " is " + RELEASE
                    + ", the last release of a project, but there is no POM here; start Maven in a project, or give "
                    + ALLOWED.replace(", " + RELEASE, ""));
        }
        Artifact own = ResultsRepository.artifact(
                project.getGroupId(), project.getArtifactId(), classifier, project.getVersion());
        Optional<String> version = repository.releaseBefore(own);
        if (version.isEmpty()) {
            return none(
                    RELEASE,
                    "there is no release of " + project.getGroupId() + ":" + project.getArtifactId() + " before "
                            + project.getVersion() + " in the repositories of the project");
        }
        String label = RELEASE + " " + version.get();
        Artifact released = own.setVersion(version.get());
        Optional<Path> file = repository.fileIfThere(released);
        return file.isPresent()
                ? read(label, file.get())
                : none(
                        label,
                        label + " has no results: " + released + " is in none of the repositories of the project;"
                                + " lstm-forecast.attach=true attaches results to a build, so that deploy publishes them");
    }

    private static ReferenceResults none(String label, String why) {
        return new ReferenceResults(label, Optional.empty(), List.of("nothing is compared: " + why));
    }

    private static ReferenceResults read(String label, Path file) throws MojoExecutionException {
        return new ReferenceResults(label, Optional.of(ResultsPath.read("The reference results", file)), List.of());
    }
}
