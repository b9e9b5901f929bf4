"""Writes a series, and the tables of forecasts of it that tools in Python make, as a user would save them: python3 make.py
in this folder, with pandas, StatsForecast and Prophet installed. The versions are in versions.txt."""

from importlib.metadata import version

import numpy
import pandas
from prophet import Prophet
from prophet.diagnostics import cross_validation
from statsforecast import StatsForecast
from statsforecast.models import AutoETS, SeasonalNaive

days = pandas.date_range("2024-01-01", periods=210, freq="D")
noise = numpy.random.default_rng(1).normal(0, 0.5, len(days))
sales = numpy.where(days.dayofweek < 5, 10.0, 3.0) + noise
series = pandas.DataFrame({"ds": days, "y": sales.round(2)})
series.to_csv("series.csv", index=False)

# StatsForecast; MLForecast and NeuralForecast have the same table
frame = series.assign(unique_id="shop")
models = [SeasonalNaive(season_length=7), AutoETS(season_length=7)]
nixtla = StatsForecast(models=models, freq="D")
forecasts = nixtla.cross_validation(df=frame, h=16, step_size=14, n_windows=3, level=[80])
forecasts.to_csv("nixtla.csv", index=False)

# Prophet
model = Prophet(interval_width=0.8).fit(series)
forecasts = cross_validation(model, initial="160 days", period="14 days", horizon="16 days")
forecasts.to_csv("prophet.csv", index=False)

# pandas: one forecast a row in memory, melted into a row for each value
tables = []
for origin in range(150, len(series) - 16, 14):
    week = series["y"][origin - 7 : origin].to_numpy()
    steps = numpy.arange(16)
    tables.append(pandas.DataFrame({"origin": series["ds"][origin], "step": steps, "value": week[steps % 7]}))
pandas.concat(tables).to_csv("pandas.csv", index=False)

# What pandas says of the first 14 steps, to compare with
expected = []


def expect(table, name, value, start, low=None, high=None):
    for origin, rows in table.groupby(start, sort=True):
        rows = rows.head(14)
        error = rows[value] - rows["y"]
        inside = ((rows[low] <= rows["y"]) & (rows["y"] <= rows[high])).mean() if low else numpy.nan
        expected.append([name, rows["ds"].iloc[0].date(), (error**2).mean() ** 0.5, inside])


nixtla = pandas.read_csv("nixtla.csv", parse_dates=["ds"])
expect(nixtla, "nixtla", "AutoETS", "cutoff", "AutoETS-lo-80", "AutoETS-hi-80")
prophet = pandas.read_csv("prophet.csv", parse_dates=["ds"])
expect(prophet, "prophet", "yhat", "cutoff", "yhat_lower", "yhat_upper")
melted = pandas.read_csv("pandas.csv", parse_dates=["origin"])
melted["ds"] = melted["origin"] + pandas.to_timedelta(melted["step"], unit="D")
expect(melted.merge(series, on="ds"), "pandas", "value", "origin")
columns = ["tool", "origin", "rmse", "coverage"]
pandas.DataFrame(expected, columns=columns).to_csv("expected.csv", index=False)

with open("versions.txt", "w") as file:
    for package in ["pandas", "statsforecast", "prophet"]:
        file.write(f"{package} {version(package)}\n")
