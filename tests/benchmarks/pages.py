"""How long the first visit of each page and view takes, in a window that stands idle.

Each round is a new process, for only the first visit counts; it waits until what is loaded while
nobody waits has been loaded. Measured from the act to the end of the repaint, on the example and
on a project with 1,000 activities and 300 stakeholders. CPU is told beside wall time because
others may use the machine, and both beside a bare window, whole process, of the same round.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5
VISIT = """
import gc, json, os, sys, time
gc.disable()
from pathlib import Path
from PySide6.QtCore import QTimer
from workbench import app

application, window = app.start(["bench"], Path(sys.argv[1]))
window.resize(1366, 740)
window.show()
desk, figures = window.workspace, {}


def settle(seconds=0.2):
    end = time.perf_counter() + seconds
    waking = [desk._awakening, getattr(desk.page, "_loading", None)]
    while time.perf_counter() < end or any(each and each._idle for each in waking):
        application.processEvents()
        time.sleep(0.002)


def visit(name, act):
    begin, used = time.perf_counter(), time.process_time()
    act()
    application.processEvents()
    application.processEvents()
    figures[name] = ((time.perf_counter() - begin) * 1000, (time.process_time() - used) * 1000)
    settle()


settle(1.0)
gc.freeze()
gc.enable()
for entry in window.entries[1:]:
    visit(entry.key, lambda: window.go(entry.key))
    for number in range(1, len(desk.page.views())):
        visit(f"{entry.key}/{number + 1}", lambda: desk.page.show_view(number))
print(json.dumps(figures), flush=True)
window.close()
os._exit(0)
"""


def large_file(path: Path) -> None:
    """Write a project with 1,000 linked activities and 300 stakeholders."""
    from tests.benchmarks.run import plan_file
    from workbench.models.registry import record
    from workbench.project.open import open_project
    from workbench.project.register import add_rows

    plan_file(path, 1000)
    with open_project(path) as project, project.edit("Added") as session:
        owners = [{"name": f"Fastighets AB nr {i}", "type": "property_owner"} for i in range(60)]
        keys = add_rows(session, record("organisation"), owners)
        people = [
            {"name": f"Person {i} Öbergsson", "influence": 1 + i % 5, "interest": 1 + i % 4,
             "organisation_id": keys[i % 60]}
            for i in range(300)
        ]  # fmt: skip
        add_rows(session, record("stakeholder"), people)


def _bare() -> float:
    from tests.benchmarks.start import BARE, _surroundings

    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", BARE], env=_surroundings(), check=True, cwd=ROOT)
    return (time.perf_counter() - begin) * 1000


def first_visits(file: Path, name: str) -> dict[str, dict[str, float]]:
    """Return for each page and view the median and the worst of the rounds, in milliseconds."""
    from tests.benchmarks.start import _surroundings

    found: dict[str, list[tuple[float, float]]] = {}
    bare = []
    for number in range(ROUNDS + 1):
        done = subprocess.run(
            [sys.executable, "-c", VISIT, str(file)],
            env=_surroundings(), capture_output=True, text=True, check=True, cwd=ROOT, timeout=300,
        )  # fmt: skip
        if not number:
            continue  # the first round makes the bytecode
        bare.append(_bare())
        for page, figures in json.loads(done.stdout.splitlines()[-1]).items():
            found.setdefault(page, []).append(figures)
    floor = statistics.median(bare)
    return {
        f"first visit, {name}, {page}": {
            "ms": round(statistics.median(each[0] for each in rounds), 1),
            "worst_ms": round(max(each[0] for each in rounds), 1),
            "cpu_ms": round(statistics.median(each[1] for each in rounds), 1),
            "ratio": round(statistics.median(each[0] for each in rounds) / floor, 2),
        }
        for page, rounds in found.items()
    }


if __name__ == "__main__":
    import tempfile

    sys.path.insert(0, str(ROOT))
    from workbench.base.clock import SystemClock
    from workbench.program.example import make_example

    with tempfile.TemporaryDirectory() as own:
        homes = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), own)
        os.environ |= {**homes, "QT_QPA_PLATFORM": "offscreen"}
        make_example(Path(own) / "example.plats", SystemClock())
        large_file(Path(own) / "large.plats")
        for each in ("example", "large"):
            for title, figures in first_visits(Path(own) / f"{each}.plats", each).items():
                print(f"{title:40}" + "  ".join(f"{k} {v}" for k, v in figures.items()))
