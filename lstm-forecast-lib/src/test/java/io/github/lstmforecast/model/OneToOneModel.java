package io.github.lstmforecast.model;

/** A model of one input and one output. */
@FunctionalInterface
public interface OneToOneModel extends SequenceModel {
    @Override
    default int inputs() {
        return 1;
    }

    @Override
    default int outputs() {
        return 1;
    }
}
