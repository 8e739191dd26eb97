"""How long work takes here, told apart from the machine and from what ran before it.

A limit in plain seconds says as much of the machine as of the work: a busy one fails it, and so
does the collector when it looks through all that a thousand tests before have left in memory. So
the collector is kept out, only processor time is counted, and what was counted is held against a
fixed piece of plain work that is timed beside it.
"""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager

FLOOR_S = 0.007  # what the plain work takes on the laptop that limits are given for


def plain_work():
    """Do what most of the program does: strings into dictionaries and lists, and sorted out."""
    found = {}
    for number in range(12_000):
        found.setdefault(f"{number % 997:04}", []).append(number * 3 // 2)
    return sorted((sum(each), key) for key, each in found.items())


def floor():
    """Return the processor time of the plain work now, at best of three, in seconds."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        plain_work()
        times.append(time.process_time() - begun)
    return min(times)


class Watch:
    """What was timed: one figure for each lap, in seconds of the laptop that limits are for."""

    def __init__(self):
        self._floor = floor()
        self.laps = []

    @contextmanager
    def lap(self):
        """Time what is done inside."""
        begun = time.process_time()
        yield
        self.laps.append((time.process_time() - begun) * FLOOR_S / self._floor)

    def measure_again(self):
        """Hold the laps against a machine that is slower by now, if it is."""
        now = floor()
        if now > self._floor:
            self.laps = [each * self._floor / now for each in self.laps]
            self._floor = now


@contextmanager
def timing():
    """Give a watch, and keep the collector out of all that is done inside."""
    gc.disable()
    try:
        watch = Watch()
        yield watch
        watch.measure_again()
    finally:
        gc.enable()


def seconds(work):
    """Return how long one run of the work takes, in seconds of the laptop that limits are for."""
    with timing() as watch, watch.lap():
        work()
    return watch.laps[0]
