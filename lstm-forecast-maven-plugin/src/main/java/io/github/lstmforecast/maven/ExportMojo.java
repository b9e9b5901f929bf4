package io.github.lstmforecast.maven;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.engine.ExportedModel;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.scenario.JudgedModel;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Exports the models that {@code verify} judged last, for other programs: writes each as
 * {@code target/lstm-forecast/<scenario>/<scenario>.<format>}. What passed is what is deployed: it refuses the model of a
 * scenario that did not pass, or that has changed since.
 *
 * <p>A program that runs an ONNX file needs nothing of lstm-forecast: the scaling is in the graph, and the states of
 * recurrent layers are inputs and outputs of it. The log says their names and shapes.
 */
@Mojo(name = "export", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ExportMojo extends LastRunMojo {
    private static final String METADATA = "metadata";
    private static final String REFUSE = "refuse";

    /** Whether to do nothing at all. */
    @Parameter(property = "lstm-forecast.skip", defaultValue = "false")
    private boolean skip;

    /** The format: {@code onnx}, or {@code safetensors} for PyTorch. */
    @Parameter(property = "lstm-forecast.format")
    private String format;

    /**
     * What to do with transforms that the format can't compute (an ONNX graph can't compute the difference from the last
     * cycle): {@code refuse} the model, or write them into the {@code metadata} of the file. The program that runs the file
     * must then apply them to the series, and undo them on the forecast.
     */
    @Parameter(property = "lstm-forecast.export.transforms", defaultValue = REFUSE)
    private String transforms;

    /** Where the files are written; by default each beside the results of its scenario. */
    @Parameter(property = "lstm-forecast.export.directory")
    private File exportDirectory;

    /** Whether to export also models of scenarios that did not pass. */
    @Parameter(property = "lstm-forecast.export.force", defaultValue = "false")
    private boolean force;

    /** For Maven, which sets the parameters. */
    public ExportMojo() {}

    @Override
    String done() {
        return "exported";
    }

    /** Of many trainings the first is exported, so it must be good as well. */
    @Override
    Verdict verdict(Results.Scenario scenario) {
        return scenario.verdict().and(scenario.candidate());
    }

    @Override
    String flaw(boolean isOne) {
        return "did not pass";
    }

    @Override
    boolean isSkipped() {
        return skip;
    }

    @Override
    boolean isForced() {
        return force;
    }

    @Override
    void begin() throws MojoExecutionException {
        try {
            Extensions.requireUsable();
        } catch (ExtensionException e) {
            throw nothing(e.getMessage(), e);
        }
        List<String> formats = Extensions.exporters();
        if (format == null || !formats.contains(format)) {
            throw nothing("lstm-forecast.format is " + (format == null ? "missing" : "'" + format + "'")
                    + ", but must be one of " + String.join(", ", formats));
        }
        if (!List.of(REFUSE, METADATA).contains(transforms)) {
            throw nothing("lstm-forecast.export.transforms is '" + transforms + "', but must be " + REFUSE + " or "
                    + METADATA);
        }
    }

    /** All are made before the first is written. */
    @Override
    void take(List<Candidate> candidates) throws MojoExecutionException {
        Map<Candidate, ExportedModel> models = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            models.put(candidate, exported(candidate));
        }
        for (Map.Entry<Candidate, ExportedModel> model : models.entrySet()) {
            write(model.getKey(), model.getValue());
        }
    }

    private ExportedModel exported(Candidate candidate) throws MojoExecutionException {
        try {
            Scenario scenario = ScenarioReader.read(base(), candidate.folder(), trusted());
            ModelExport model = JudgedModel.of(scenario, candidate.golden());
            boolean inMetadata = transforms.equals(METADATA);
            return Extensions.exporter(format).export(inMetadata ? model.withTransformsInMetadata() : model);
        } catch (ExportException e) {
            throw nothing(
                    candidate.name() + ": " + e.getMessage()
                            + (e.isOfTransforms() ? " with -Dlstm-forecast.export.transforms=" + METADATA : ""),
                    e);
        } catch (ScenarioException | InvalidValueException e) {
            throw nothing(candidate.name() + ": " + e.getMessage(), e);
        }
    }

    /** Deletes what an earlier run of a scenario has left, so that nobody deploys it after a later one has failed. */
    static void deleteOld(Path results, String name) throws IOException {
        for (String format : Extensions.exporters()) {
            Files.deleteIfExists(results.resolve(fileName(name, format)));
        }
    }

    private static String fileName(String name, String format) {
        return name + "." + format;
    }

    private void write(Candidate candidate, ExportedModel model) throws MojoExecutionException {
        Path folder = exportDirectory == null ? candidate.results() : exportDirectory.toPath();
        Path file = folder.resolve(fileName(candidate.name(), format));
        try {
            model.write(file);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The model of " + candidate.name() + " can't be written to " + shown(file) + ": " + IoMessage.of(e),
                    e);
        }
        getLog().info(candidate.name() + ": exported to " + shown(file));
        model.use().forEach(line -> getLog().info("  " + line));
    }
}
