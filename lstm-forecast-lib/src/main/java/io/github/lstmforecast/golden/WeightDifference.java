package io.github.lstmforecast.golden;

import io.github.lstmforecast.model.Weights;
import java.util.List;
import java.util.Optional;

/**
 * The difference of the weights of two models of the same shape.
 *
 * @param count the number of weights with different bits
 * @param of the number of all weights
 * @param largest the largest difference
 * @param where describes the weight with the largest difference
 * @param golden its value in the golden model
 * @param now its value now
 */
record WeightDifference(int count, int of, double largest, String where, double golden, double now) {
    /** Empty if the shapes differ. */
    static Optional<WeightDifference> between(List<Weights> golden, List<Weights> now) {
        if (golden.size() != now.size()) {
            return Optional.empty();
        }
        WeightDifference worst = new WeightDifference(0, 0, -1, "", 0, 0);
        for (int part = 0; part < golden.size(); part++) {
            if (!golden.get(part).fits(now.get(part))) {
                return Optional.empty();
            }
            worst = worst.and(golden.get(part), now.get(part));
        }
        return Optional.of(worst.largest >= 0 ? worst : new WeightDifference(0, worst.of, 0, "", 0, 0));
    }

    private WeightDifference and(Weights was, Weights is) {
        WeightDifference worst = this;
        int differing = count;
        for (int i = 0; i < was.count(); i++) {
            double before = was.get(i);
            double after = is.get(i);
            if (Double.doubleToLongBits(before) != Double.doubleToLongBits(after)) {
                differing++;
                if (Math.abs(before - after) > worst.largest) { // the difference of 0 and -0 is 0
                    worst = new WeightDifference(0, 0, Math.abs(before - after), was.where(i), before, after);
                }
            }
        }
        return new WeightDifference(differing, of + was.count(), worst.largest, worst.where, worst.golden, worst.now);
    }
}
