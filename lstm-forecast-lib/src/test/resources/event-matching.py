"""Writes event-matching.csv: pairs of lists of events, and how mir_eval and bxb of WFDB match them.

    pip install mir_eval==0.8.2 wfdb==4.3.1 numpy
    python event-matching.py > event-matching.csv

bxb, of the WFDB software package, must be on the PATH. (The file was written with the comparison of bxb.c as revised on
10 August 2010, compiled with a small reader of annotation files in place of the WFDB library.) Each list has whole times; the period is 100, so that the window of
0.45 periods is 45, both ends included. mir_eval maximizes the number of pairs, whichever they are; so only their number is
written. bxb walks through both lists and pairs neighbors; its pairs are written as truth:forecast. Events of the truth are N,
those of the forecast are V, so that bxb -v lists each pair as a discrepancy.
"""

import os
import re
import subprocess
import sys
import tempfile

import mir_eval
import numpy as np
import wfdb

PERIOD = 100
WINDOW = 45
RATE = 100  # events per second of bxb, so that -w 0.45 is 45


def regular(random, count, jitter):
    return 200 + PERIOD * np.arange(count) + random.integers(-jitter, jitter + 1, count)


def lists(random, kind):
    """A truth of 5 to 15 events, and a forecast."""
    count = int(random.integers(5, 16))
    truth = regular(random, count, {"crowded": 40, "unsteady": 20}.get(kind, 0))
    forecast = truth.copy()
    if kind == "late":
        forecast = truth + int(random.integers(-60, 61))
    elif kind == "slow":
        forecast = 200 + np.round(random.uniform(0.9, 1.1) * (truth - 200)).astype(int)
    elif kind in ("jitter", "unsteady", "crowded"):
        forecast = truth + random.integers(-30, 31, count)
    elif kind == "missing":
        forecast = truth[random.random(count) > 0.3] + random.integers(-10, 11)
    elif kind == "spurious":
        extra = random.integers(150, 250 + PERIOD * count, int(random.integers(1, 5)))
        forecast = np.concatenate([truth, extra])
    elif kind == "anything":
        forecast = random.integers(150, 250 + PERIOD * count, int(random.integers(1, 2 * count)))
    if kind == "crowded":
        forecast = np.concatenate([forecast, random.integers(150, 250 + PERIOD * count, 3)])
    return np.unique(truth), np.unique(forecast)


def bxb(folder, truth, forecast):
    with open(os.path.join(folder, "r.hea"), "w") as header:
        header.write(f"r 0 {RATE}\n")
    wfdb.wrann("r", "ref", truth, symbol=["N"] * len(truth), fs=None, write_dir=folder)
    wfdb.wrann("r", "tst", forecast, symbol=["V"] * len(forecast), fs=None, write_dir=folder)
    result = subprocess.run(
        ["bxb", "-r", "r", "-a", "ref", "tst", "-f", "0", "-t", "100", "-w", str(WINDOW / RATE), "-v"],
        cwd=folder, capture_output=True, text=True, check=True)
    return [tuple(map(int, pair)) for pair in re.findall(r"^N\((\d+)\)/V\((\d+)\)$", result.stderr, re.M)]


def text(numbers):
    return " ".join(map(str, numbers)) or "-"


random = np.random.default_rng(19)
kinds = ["right", "late", "slow", "jitter", "unsteady", "missing", "spurious", "anything", "crowded"]
writer = sys.stdout
writer.write("kind|truth|forecast|mir_eval pairs|bxb pairs\n")
with tempfile.TemporaryDirectory() as folder:
    for number in range(270):
        kind = kinds[number % len(kinds)]
        truth, forecast = lists(random, kind)
        pairs = len(mir_eval.util.match_events(truth.astype(float), forecast.astype(float), float(WINDOW)))
        beats = bxb(folder, truth, forecast)
        writer.write("|".join([kind, text(truth), text(forecast), str(pairs), text(f"{t}:{f}" for t, f in beats)]) + "\n")
