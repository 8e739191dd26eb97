"""How long people wait, each beside a floor measured in the same run: dev.py bench [--json].

Milliseconds are those of this machine; the ratios can be compared between machines.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
ROUNDS = 7
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([]); window = QMainWindow(); window.show()
application.processEvents()
"""
REAL = """
import gc, sys
gc.disable()
from pathlib import Path
from workbench import app
application, window = app.start(["bench"], Path(sys.argv[1]))
window.show()
application.processEvents()
assert window.has_project()
"""
PEAK = """
import os, resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)
os._exit(0)
"""


def median_of(act, rounds=ROUNDS):
    """Return the median in milliseconds; the collector is kept out of it."""
    times = []
    gc.collect()
    for i in range(rounds):
        begin = time.perf_counter()
        act(i)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def beside(value, floor):
    """Return a figure with its floor and their ratio."""
    return {"ms": round(value, 2), "floor_ms": round(floor, 2), "ratio": round(value / floor, 2)}


def plan_file(path, count):
    """Write a project with that many activities, most of them linked."""
    from workbench.base.clock import SystemClock
    from workbench.models.registry import record
    from workbench.project.open import create
    from workbench.project.register import add_rows

    begin = date(2026, 1, 7)
    rows = [
        {"title": f"Åtgärd {i} på {i % 37} gatan", "start": begin + timedelta(days=i % 700),
         "finish": begin + timedelta(days=i % 700 + 9), "status": "planned", "progress": i % 60}
        for i in range(count)
    ]  # fmt: skip
    with (
        create(path, "Fart", clock=SystemClock(), language="sv") as project,
        project.edit("Added") as session,
    ):
        add_rows(session, record("activity"), rows)


def start(folder):
    """Whole process to the first painted window, and its peak memory."""
    file = folder / "start.plats"
    plan_file(file, 1000)
    figures = {}
    for name, code in (("bare", BARE), ("real", REAL)):
        peaks = []

        def run(_i, code=code, peaks=peaks):
            words = [sys.executable, "-c", code + PEAK, str(file)]
            done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
            peaks.append(int(done.stdout.split()[-1]))

        figures[name] = median_of(run, 5), statistics.median(peaks)
    (real, memory), (bare, least) = figures["real"], figures["bare"]
    peak = {"MiB": memory, "floor_MiB": least, "ratio": round(memory / least, 2)}
    return {"start, 1,000 activities": beside(real, bare), "peak memory at start": peak}


def rules():
    """Reschedule 2,000 activities; the floor sorts as many and adds their days up."""
    from workbench.rules.calendar import swedish_calendar
    from workbench.rules.schedule import schedule
    from workbench.rules.schedule_types import Link, Task

    tasks = [Task(f"t{i}", 1 + i % 9, f"A{i}") for i in range(2000)]
    links = [Link(f"t{i - 1 - i % 7}", f"t{i}") for i in range(8, 2000)]
    days, begin = swedish_calendar(), date(2026, 1, 7)

    def floor(_i):
        finish = dict.fromkeys((t.id for t in tasks), 0)
        before = {link.target: link.source for link in links}
        for task in tasks:
            finish[task.id] = finish.get(before.get(task.id, ""), 0) + (task.duration)

    whole = median_of(lambda _i: schedule(tasks, links, days, begin), 15)
    return {"reschedule, 2,000": beside(whole, median_of(floor, 15))}


def main():
    """Measure everything and print a table or JSON."""
    reader = argparse.ArgumentParser(prog="dev.py bench")
    reader.add_argument("--json", action="store_true")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as own:
        os.environ |= {"XDG_DATA_HOME": own, "XDG_STATE_HOME": own, "QT_QPA_PLATFORM": "offscreen"}
        found = start(Path(own)) | rules()
    if given.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for name, figures in found.items():
        print(f"{name:28}" + "  ".join(f"{key} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
