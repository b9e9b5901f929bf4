package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;

/** A setting that does not fit a value of the series. The caller that knows where the sample came from names its place. */
public final class InvalidSampleException extends InvalidValueException {
    private static final long serialVersionUID = 1L;

    private final int sample;
    private final int feature;
    private final String beforePlace;
    private final String afterPlace;

    /**
     * @param name of the setting
     * @param found its value
     * @param beforePlace how what is allowed begins, up to the place of the sample
     * @param afterPlace how it ends
     */
    InvalidSampleException(String name, Object found, int sample, int feature, String beforePlace, String afterPlace) {
        this(
                name,
                found,
                sample,
                feature,
                beforePlace,
                afterPlace,
                "sample " + sample + (feature == 0 ? "" : " of feature " + (feature + 1)));
    }

    private InvalidSampleException(
            String name, Object found, int sample, int feature, String beforePlace, String afterPlace, String place) {
        super(name, found, beforePlace + place + afterPlace);
        this.sample = sample;
        this.feature = feature;
        this.beforePlace = beforePlace;
        this.afterPlace = afterPlace;
    }

    /** From 0. */
    public int sample() {
        return sample;
    }

    /** From 0. */
    public int feature() {
        return feature;
    }

    /** The same with another place, as in "-1 at {@code place} is not". */
    public InvalidSampleException at(String place) {
        return new InvalidSampleException(name(), found(), sample, feature, beforePlace, afterPlace, place);
    }
}
