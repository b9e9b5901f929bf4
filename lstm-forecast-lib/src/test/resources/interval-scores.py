"""Writes interval-scores.csv: quantiles of forecasts, and their scores by scikit-learn and scoringrules.

    pip install scikit-learn==1.9.1 scoringrules==0.10.0 numpy
    python interval-scores.py > interval-scores.csv

A row for each forecast: levels; truth; the quantiles, level by level; the point forecast; the mean of scikit-learn's
mean_pinball_loss over the levels; the weighted interval score, whose median is the quantile 0.5, or else the point forecast.
Lists are separated by spaces. A score that is not defined is nan. A truth is at a quantile, and in every other row the
quantiles are in any order.

The weighted interval score of symmetric levels and the median is twice the mean of their pinball losses (Bracher et al. 2021,
equation 1 and its supplement), which are scikit-learn's; it is checked against the weighted sum of interval_score of
scoringrules. (weighted_interval_score of scoringrules 0.10.0 adds the median where its definition has |y - median|.)
"""

import numpy as np
import scoringrules
from sklearn.metrics import mean_pinball_loss

LEVELS = [
    [0.1, 0.9],
    [0.1, 0.5, 0.9],
    [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975],
    [0.05, 0.25, 0.75, 0.95],
    [0.01, 0.1, 0.4, 0.9],
    [0.05, 0.5, 0.8],
    [0.3],
]


def text(values):
    return " ".join(repr(float(value)) for value in values)


def weighted_interval_score(truth, median, levels, quantiles, pairs):
    both = [level for pair in pairs for level in pair]
    losses = [mean_pinball_loss(truth, quantiles[level], alpha=levels[level]) for level in both]
    score = 2 * np.mean([mean_pinball_loss(truth, median, alpha=0.5), *losses])
    intervals = sum(
        levels[low] * np.mean(scoringrules.interval_score(truth, quantiles[low], quantiles[high], 2 * levels[low]))
        for low, high in pairs
    )
    summed = (np.mean(np.abs(truth - median)) / 2 + intervals) / (len(pairs) + 0.5)
    assert abs(score - summed) < 1e-12
    return score


def main():
    random = np.random.default_rng(23)
    print("levels,truth,quantiles,point,pinballLoss,weightedIntervalScore")
    for levels in LEVELS:
        for crossed in (False, True):
            steps = int(random.integers(4, 12))
            truth = random.normal(0, 2, steps)
            point = truth + random.normal(0, 1, steps)
            quantiles = point + random.normal(0, 1.5, (len(levels), steps))
            if not crossed:
                quantiles = np.sort(quantiles, axis=0)
            truth[0] = quantiles[0, 0]
            pinball = np.mean([mean_pinball_loss(truth, q, alpha=level) for level, q in zip(levels, quantiles)])
            pairs = [
                (low, high)
                for low in range(len(levels))
                for high in range(low + 1, len(levels))
                if abs(levels[low] + levels[high] - 1) < 1e-9
            ]
            weighted = np.nan
            if pairs:
                median = quantiles[levels.index(0.5)] if 0.5 in levels else point
                weighted = weighted_interval_score(truth, median, levels, quantiles, pairs)
            numbers = [repr(float(number)) for number in (pinball, weighted)]
            print(",".join([text(levels), text(truth), text(quantiles.ravel()), text(point), *numbers]))


main()
