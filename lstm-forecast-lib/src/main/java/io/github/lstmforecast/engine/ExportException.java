package io.github.lstmforecast.engine;

/** A model can't be written in a format. The message names what the format can't hold. */
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isOfTransforms;

    public ExportException(String message) {
        this(message, false);
    }

    private ExportException(String message, boolean isOfTransforms) {
        super(message);
        this.isOfTransforms = isOfTransforms;
    }

    /** The format can't compute transforms, which could be in the metadata of the file. */
    static ExportException ofTransforms(String message) {
        return new ExportException(message, true);
    }

    /** Whether the model can be written with {@link ModelExport#withTransformsInMetadata}. */
    public boolean isOfTransforms() {
        return isOfTransforms;
    }
}
