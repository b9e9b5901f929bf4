package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mean of the forecasts of several forecasters. It has one-step-ahead outputs if all members have them. It has no
 * cells, since a mean of the cells of several networks has no meaning.
 */
public final class MeanForecaster implements Forecaster {
    private final List<Forecaster> members;

    /** @param members at least one */
    public MeanForecaster(List<Forecaster> members) {
        InvalidValueException.unless(!members.isEmpty(), "members", "an empty list", "at least one forecaster");
        this.members = List.copyOf(members);
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        return Prediction.of(mean(members.stream()
                .map(member -> member.predict(history, false).values())
                .toList()));
    }

    @Override
    public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        List<Series> ofMembers = new ArrayList<>();
        for (Forecaster member : members) {
            Optional<Series> one = member.oneStepAhead(features, span);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            ofMembers.add(one.get());
        }
        return Optional.of(mean(ofMembers));
    }

    private static Series mean(List<Series> series) {
        double[] sum = series.get(0).toArray();
        for (Series one : series.subList(1, series.size())) {
            double[] values = one.toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= series.size();
        }
        return Series.of(sum, series.get(0).features());
    }

    @Override
    public String toString() {
        return "MeanForecaster" + members;
    }
}
