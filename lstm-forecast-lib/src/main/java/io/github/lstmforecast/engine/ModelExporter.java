package io.github.lstmforecast.engine;

/** Writes models in a format, for other programs to run. */
public interface ModelExporter {
    /**
     * The same model gives the same bytes on every machine.
     *
     * @throws ExportException if the format can't hold the model
     */
    ExportedModel export(ModelExport model) throws ExportException;
}
