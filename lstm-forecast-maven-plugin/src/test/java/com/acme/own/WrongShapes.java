package com.acme.own;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Series;

/** Classes of which no forecaster can be made, or only some. */
public final class WrongShapes {
    private WrongShapes() {}

    /** Is no forecaster. */
    public static final class Text {}

    /** Has no object. */
    public abstract static class Abstract implements Forecaster {}

    /** Needs something else. */
    public static final class OfANumber extends Zeros {
        /** Has a parameter that nobody knows. */
        public OfANumber(int number) {
            super();
        }
    }

    /** Needs an object of the outer class. */
    public final class Inner extends Zeros {}

    /** Fails before it is made. */
    public static final class Static extends Zeros {
        private static final int LENGTH = Integer.parseInt("many");

        /** The length, which nobody knows. */
        public static int length() {
            return LENGTH;
        }
    }

    /** Is for a signal of two columns. */
    public static final class TwoInputs implements SequenceModel {
        @Override
        public int inputs() {
            return 2;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public ModelState start() {
            throw new IllegalStateException("it should not get here");
        }
    }

    /** Forecasts zeros. */
    public static class Zeros implements Forecaster {
        @Override
        public Prediction predict(History history, boolean traceCells) {
            return Prediction.of(Series.of(new double[history.steps()]));
        }
    }
}
