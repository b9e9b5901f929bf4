package io.github.lstmforecast.golden;

import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.dl4j.file.NumberArray;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.rnn.CellBlock;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import java.util.Optional;

/**
 * How the parameters of two models of one shape differ.
 *
 * @param count how many are not the same bits
 * @param of how many there are
 * @param largest the largest difference
 * @param where the parameter that differs most, in words
 * @param golden its value in the golden model
 * @param now its value now
 */
record WeightDifference(int count, int of, double largest, String where, double golden, double now) {
    /**
     * Compares two models.
     *
     * @return nothing if they have other shapes
     */
    static Optional<WeightDifference> between(NetworkFile golden, NetworkFile now) {
        Optional<RnnParameters> was = lstm(golden);
        Optional<RnnParameters> is = lstm(now);
        if (was.isPresent() && is.isPresent()) {
            return was.get().shape().equals(is.get().shape())
                    ? Optional.of(between(was.get(), is.get()))
                    : Optional.empty();
        }
        NumberArray before = golden.parameters();
        NumberArray after = now.parameters();
        if (was.isPresent() || is.isPresent() || before.length() != after.length()) {
            return Optional.empty();
        }
        Finder finder = new Finder();
        for (int i = 0; i < before.length(); i++) {
            int index = i;
            finder.compare(before.get(i), after.get(i), () -> "parameter " + index);
        }
        return Optional.of(finder.difference());
    }

    private static Optional<RnnParameters> lstm(NetworkFile network) {
        try {
            return network.configuration().otherThanLstm().isPresent()
                    ? Optional.empty()
                    : Optional.of(network.lstm().parameters());
        } catch (ModelFileException e) {
            return Optional.empty(); // then its numbers are compared as they are
        }
    }

    private static WeightDifference between(RnnParameters was, RnnParameters is) {
        RnnShape shape = was.shape();
        Finder finder = new Finder();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (CellBlock block : shape.cell().blocks()) {
                for (int unit = 0; unit < shape.units().get(layer); unit++) {
                    String of = "layer " + layer + ", " + block.label() + " of unit " + unit;
                    for (int input = 0; input < shape.inputsOf(layer); input++) {
                        int from = input;
                        finder.compare(
                                was,
                                is,
                                shape.inputWeight(layer, block, unit, input),
                                () -> of + ", from input " + from);
                    }
                    for (int other = 0; other < shape.units().get(layer); other++) {
                        int from = other;
                        finder.compare(
                                was,
                                is,
                                shape.recurrentWeight(layer, block, unit, other),
                                () -> of + ", from unit " + from);
                    }
                    finder.compare(was, is, shape.bias(layer, block, unit), () -> of + ", bias");
                }
            }
        }
        for (int output = 0; output < shape.outputs(); output++) {
            String of = "output " + output;
            for (int unit = 0; unit < shape.topUnits(); unit++) {
                int from = unit;
                finder.compare(was, is, shape.outputWeight(output, unit), () -> of + ", from unit " + from);
            }
            finder.compare(was, is, shape.outputBias(output), () -> of + ", bias");
        }
        return finder.difference();
    }

    private interface Where {
        String text();
    }

    /** Remembers the largest difference of those that it has seen. */
    private static final class Finder {
        private int count;
        private int of;
        private double largest = -1;
        private Where where = () -> "";
        private double golden;
        private double now;

        void compare(RnnParameters was, RnnParameters is, int index, Where place) {
            compare(was.get(index), is.get(index), place);
        }

        void compare(double was, double is, Where place) {
            of++;
            if (Double.doubleToLongBits(was) != Double.doubleToLongBits(is)) {
                count++;
                if (Math.abs(was - is) > largest) { // 0 and -0 differ, by nothing
                    largest = Math.abs(was - is);
                    where = place;
                    golden = was;
                    now = is;
                }
            }
        }

        WeightDifference difference() {
            return new WeightDifference(count, of, Math.max(0, largest), where.text(), golden, now);
        }
    }
}
