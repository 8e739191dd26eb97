"""Frames of the interactive chart at several sizes of plan: scroll, zoom, drag.

``python tests/ui/gantt/bench_gantt.py [rows ...]`` prints median and 95th percentile per frame
in milliseconds at 1600 by 900 pixels.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HERE = Path(__file__)
sys.path[:0] = [str(_HERE.parents[3]), str(_HERE.parents[2] / "charts")]

from example_rows import HOLIDAYS, TODAY, large  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from workbench.ui.look.theme import Theme  # noqa: E402
from workbench.ui.parts.gantt.drags import Drag  # noqa: E402
from workbench.ui.parts.gantt.view import GanttView  # noqa: E402

FRAMES = 120


def frames(view: GanttView, act) -> tuple[float, float]:
    """Return median and 95th percentile of ``act(i)`` and the frame after it."""
    times = []
    for i in range(FRAMES):
        begin = time.perf_counter()
        act(i)
        view.canvas.viewport().repaint()
        times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.95)]


def measure(application: QApplication, count: int) -> dict[str, tuple[float, float]]:
    """Return the figures of one size of plan."""
    rows, links = large(count)
    begin = time.perf_counter()
    view = GanttView()
    view.set_today(TODAY)
    view.set_holidays(HOLIDAYS)
    view.resize(1600, 900)
    view.set_rows(rows, links)
    view.show()
    application.processEvents()
    first = (time.perf_counter() - begin) * 1000
    step = max(view.state.viewport.most_top / FRAMES, 1)
    bar = next(r for r in view.state.folding.visible[10:] if r.kind == "task")

    def drag(i: int) -> None:
        view.state.drag = Drag("move", bar, 0.0, float(i), 700.0, 200.0)
        view.refresh()

    def down(i: int) -> None:
        view.state.viewport.scroll_to(i * step)
        view.refresh()

    def across(i: int) -> None:
        view.state.viewport.go_to(view.state.viewport.origin + (3 if i < FRAMES / 2 else -3))
        view.refresh()

    before = view.item.frames
    result = {"first": (first, first)}
    result["scroll"] = frames(view, down)
    result["across"] = frames(view, across)
    result["zoom"] = frames(view, lambda i: view.zoom(1.02 if i % 60 < 30 else 1 / 1.02))
    view.state.viewport.scroll_to(0)
    result["drag"] = frames(view, drag)
    assert view.item.frames - before >= 4 * FRAMES, "frames were not painted"
    view.close()
    view.deleteLater()
    return result


if __name__ == "__main__":
    app = QApplication([])
    Theme.current().set_choice("light")
    gc.disable()
    for size in [int(a) for a in sys.argv[1:]] or [1_000, 2_000, 10_000]:
        for name, (median, high) in measure(app, size).items():
            print(f"{size:>6} {name:<7} median {median:6.2f} ms   p95 {high:6.2f} ms")
