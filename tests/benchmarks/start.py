"""How long one waits for the first window, as a whole process beside a bare window.

Both are new processes that end as soon as their window has been painted: a bare ``QMainWindow``,
and the program with a project of 1,000 activities open, whose first page must be among what was
painted. ``ready`` waits on until the page also says how far the steps are. Bytecode is warm, as it
is with a program that is installed; the two take turns, so that both meet the same machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 9
BARE = """
import os, resource
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
"""
REAL = """
import gc
gc.disable()  # as __main__ does
import os, resource, sys
from pathlib import Path
from workbench import app
from PySide6.QtCore import QEvent, QObject, QTimer

WAIT, start = sys.argv[2], app.start


class Watch(QObject):
    # Widgets of one repaint are painted in a row; a timer runs out only after the last of them.
    seen = 0

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            if not self.seen:
                QTimer.singleShot(0, self.end)
            self.seen += 1
        return False

    def end(self):
        states = window.workspace.steps_overview()
        if WAIT == "ready" and any(each.status == "unknown" for each in states):
            QTimer.singleShot(1, self.end)
            return
        assert painted()
        tell()


def painted():
    from PySide6.QtWidgets import QAbstractButton, QLabel
    from workbench.base.language import _
    labels = {each.text() for each in window.findChildren(QLabel) if each.isVisible()}
    page = window.workspace.page
    links = {each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()}
    steps = {f"{each.number} {_(each.title)}" for each in window.entries if each.number}
    return window.has_project() and "Fart" in labels and steps <= links


def started(*words):
    global window
    application, window = start(*words)
    application.installEventFilter(watch)
    return application, window


watch, app.start = Watch(), started
sys.excepthook = lambda *error: (sys.__excepthook__(*error), os._exit(1))
"""
RUN = """
app.run(Path(sys.argv[1]))
"""
TELL = """
def peak():
    # What getrusage tells of memory is that of the process this one was forked from, if larger.
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def tell():
    used = resource.getrusage(resource.RUSAGE_SELF)
    print((used.ru_utime + used.ru_stime) * 1000, peak() / 1024, flush=True)
    os._exit(0)
"""


def _run(code: str, *words: str) -> tuple[float, float, float]:
    """Return wall and processor time in milliseconds and the most memory in MiB."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=_surroundings(),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    wall = (time.perf_counter() - begin) * 1000
    if done.returncode:
        raise RuntimeError(done.stderr)
    cpu, peak = map(float, done.stdout.split()[-2:])
    return wall, cpu, peak


def _surroundings() -> dict[str, str]:
    left = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return left | {"PYTHONPYCACHEPREFIX": str(Path(os.environ["XDG_DATA_HOME"]) / "bytecode")}


def beside_bare(file: Path) -> dict[str, dict[str, float]]:
    """Return figures with their floor; each ratio is the median of the rounds' own."""
    kinds = {
        "bare": (BARE + TELL + "tell()",),
        "first": (REAL + TELL + RUN, str(file), "first"),
        "ready": (REAL + TELL + RUN, str(file), "ready"),
    }
    found: dict[str, list[tuple[float, float, float]]] = {kind: [] for kind in kinds}
    for number in range(ROUNDS + 1):
        for kind, words in kinds.items():
            figures = _run(*words)
            if number:  # the first round makes the bytecode
                found[kind].append(figures)
    return {
        f"start, {title}, {what}": _beside(found[kind], found["bare"], at, unit)
        for kind, title in (("first", "first paint"), ("ready", "steps reckoned"))
        for at, (what, unit) in enumerate((("wall", "ms"), ("CPU", "ms"), ("peak memory", "MiB")))
    }


def _beside(ours, bare, at: int, unit: str) -> dict[str, float]:
    value, floor = (statistics.median(each[at] for each in runs) for runs in (ours, bare))
    ratio = statistics.median(a[at] / b[at] for a, b in zip(ours, bare, strict=True))
    return {
        unit: round(value, 1), f"floor_{unit}": round(floor, 1), "ratio": round(ratio, 2),
    }  # fmt: skip


if __name__ == "__main__":
    import json
    import tempfile

    sys.path.insert(0, str(ROOT))
    from tests.benchmarks.run import plan_file

    with tempfile.TemporaryDirectory() as own:
        os.environ |= {
            "XDG_CONFIG_HOME": own, "XDG_DATA_HOME": own, "XDG_STATE_HOME": own,
            "QT_QPA_PLATFORM": "offscreen",
        }  # fmt: skip
        plan_file(Path(own) / "start.plats", 1000)
        print(json.dumps(beside_bare(Path(own) / "start.plats"), indent=1))
