"""Forecasts births a day from every fourth week of 2002 and 2003, as a cross-validation does: python3 forecast.py births.csv
forecasts.csv. A day is forecast as the median of the same weekday in the last weeks; the errors of the weeks before say how
far off that may be."""

import csv
import os
import sys
from datetime import date, timedelta
from statistics import median, quantiles

WEEKS = 8  # that count
STEPS = 28 + 4  # four weeks, and half a week more, so that a pulse at their end can be matched


def forecast(known, step):
    """The median of the last days that are whole weeks before a day."""
    return median(known[step % 7 - 7 * week] for week in range(1, WEEKS + 1))


def errors(known):
    """How far off such a forecast of each day of the last year was."""
    return [known[day] - forecast(known[:day], 0) for day in range(len(known) - 364, len(known))]


with open(sys.argv[1], newline="") as file:
    rows = list(csv.DictReader(file))
dates = [date.fromisoformat(row["date"]) for row in rows]
births = [float(row["births"]) for row in rows]

os.makedirs(os.path.dirname(sys.argv[2]), exist_ok=True)
with open(sys.argv[2], "w", newline="") as file:
    out = csv.writer(file)
    out.writerow(["cutoff", "ds", "yhat", "yhat_lower", "yhat_upper"])
    for origin in range(dates.index(date(2002, 1, 13)), len(births) - STEPS, 28):
        known = births[:origin]
        deciles = quantiles(errors(known), n=10)
        for step in range(STEPS):
            value = forecast(known, step)
            day = dates[origin - 1] + timedelta(days=step + 1)
            numbers = [value, value + deciles[0], value + deciles[-1]]
            out.writerow([dates[origin - 1], day] + [f"{number:.1f}" for number in numbers])
