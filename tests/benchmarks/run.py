"""How long people wait, each beside a floor measured in the same run: dev.py bench [--json].

Milliseconds are those of this machine; the ratios can be compared between machines.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
ROUNDS = 7


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
    from workbench.models.base import new_id
    from workbench.models.registry import record
    from workbench.project.open import create
    from workbench.project.register import add_rows

    begin = date(2026, 1, 7)
    keys = [new_id() for _ in range(count)]
    rows = [
        {"title": f"Åtgärd {i} på {i % 37} gatan", "start": begin + timedelta(days=i % 700),
         "finish": begin + timedelta(days=i % 700 + 9), "status": "planned", "progress": i % 60,
         "predecessors": ((keys[i - 1 - i % 7], "FS", 0),) if i > 7 else ()}
        for i in range(count)
    ]  # fmt: skip
    with (
        create(path, "Fart", clock=SystemClock(), language="sv") as project,
        project.edit("Added") as session,
    ):
        add_rows(session, record("activity"), rows, row_ids=keys)


def start(folder):
    """Whole process to the first painted window, and on until the steps are reckoned."""
    from tests.benchmarks.start import beside_bare

    plan_file(folder / "start.plats", 1000)
    return beside_bare(folder / "start.plats")


def opening(folder):
    """10,000 activities opened and read, and the first visits of the pages."""
    from tests.benchmarks.opening import measure
    from tests.benchmarks.pages import first_visits, large_file
    from workbench.base.clock import SystemClock
    from workbench.program.example import make_example

    plan_file(folder / "long.plats", 10_000)
    make_example(folder / "visited.plats", SystemClock())
    large_file(folder / "large.plats")
    found = measure(folder / "long.plats")
    for file, name in (("visited", "example"), ("large", "large")):
        found |= first_visits(folder / f"{file}.plats", name)
    return found


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


def levies():
    """Reckon six levy models for 500 properties; the floor only divides as many amounts."""
    from tests.benchmarks.levy import five_hundred, six_models
    from workbench.rules.levy import reckon
    from workbench.rules.money import share_out

    members, models = five_hundred(), six_models()
    whole = median_of(lambda _i: [reckon(model, members) for model in models], 15)
    plain = median_of(lambda _i: [share_out(10**9, range(1, 501)) for _model in models], 15)
    return {"six levies, 500 properties": beside(whole, plain)}


def table(folder):
    """Filter and sort 10,000 rows; the floors search and sort what is ready in memory."""
    from PySide6.QtWidgets import QApplication

    from workbench.base.clock import SystemClock
    from workbench.base.collate import fold, sort_key
    from workbench.models.registry import record
    from workbench.project.open import create
    from workbench.project.register import add_rows
    from workbench.ui.data.masking import nothing_hidden
    from workbench.ui.data.rows import RecordRows

    _application = QApplication.instance() or QApplication([])
    names = [f"Person {i * 7919 % 10_000} Öbergsson" for i in range(10_000)]
    with create(folder / "table.plats", "Fart", clock=SystemClock(), language="sv") as project:
        with project.edit("Added") as session:
            add_rows(session, record("stakeholder"), [{"name": name} for name in names])
        rows = RecordRows(project, record("stakeholder"), mask=nothing_hidden)
        for words in ("öberg", ""):
            rows.set_filter(words)
        sought, keys = [fold(name) for name in names], [sort_key(name) for name in names]
        filtering = median_of(lambda i: rows.set_filter(f"person {i}"), 9)
        rows.set_filter("")
        rows.set_sort("name")
        sorting = median_of(lambda i: rows.set_sort("name", descending=i % 2 == 0), 6)
        return {
            "filter key, 10,000 rows": beside(
                filtering, median_of(lambda i: [n for n in sought if f"person {i}" in n], 9)
            ),
            "sort, 10,000 rows": beside(sorting, median_of(lambda _i: sorted(keys), 6)),
        }


def chart():
    """Frames of the Gantt chart while it scrolls and zooms; the floor is the short plan's."""
    from PySide6.QtWidgets import QApplication

    from workbench.charts.gantt import GanttRow
    from workbench.ui.parts.gantt.view import GanttView

    application = QApplication.instance() or QApplication([])
    begin, found = date(2026, 1, 7), {}
    for count in (1000, 2000, 10_000):
        view = GanttView()
        view.resize(1600, 900)
        starts = [begin + timedelta(days=i % 700) for i in range(count)]
        view.set_rows(
            [
                GanttRow(
                    str(i),
                    f"Åtgärd {i}",
                    start=day,
                    finish=day + timedelta(days=20),
                    baseline=(day, day + timedelta(days=14)),
                    deadline=day + timedelta(days=30),
                    late_finish=day + timedelta(days=40),
                    color=f"category.{i % 6 + 1}",
                    letter="ABCDEF"[i % 6],
                )
                for i, day in enumerate(starts)
            ]
        )
        view.show()
        application.processEvents()

        def scroll(i, view=view):
            view.vertical.setValue(28 * (i + 1))
            view.canvas.viewport().repaint()

        def zoom(i, view=view):
            view.zoom(1.1 if i % 2 else 1 / 1.1)
            view.canvas.viewport().repaint()

        found[count] = median_of(scroll, 40), median_of(zoom, 40)
        view.close()
    return {
        f"{what}, {count:,} bars": beside(found[count][at], found[1000][at])
        for count in (2000, 10_000)
        for at, what in enumerate(("scroll", "zoom"))
    }


def document(folder):
    """Platsplan of Mellantorg from file to PDF; the floor draws its words with plain reportlab."""
    import io

    from pypdf import PdfReader
    from reportlab.pdfgen.canvas import Canvas

    from workbench.base.clock import SystemClock
    from workbench.documents.pdf import pressed
    from workbench.documents.registry import Options
    from workbench.program.example import make_example
    from workbench.program.publishing import KINDS
    from workbench.project.open import open_project

    file = folder / "example.plats"
    make_example(file, SystemClock())
    with open_project(file, read_only=True) as project, project.read() as session:

        def press(_i):
            return pressed(KINDS[0].build(session, Options(date=date(2026, 11, 18))))

        pages = [page.extract_text() for page in PdfReader(io.BytesIO(press(0))).pages]

        def floor(_i):
            canvas = Canvas(io.BytesIO())
            for page in pages:
                for number, line in enumerate(page.splitlines()):
                    canvas.drawString(60, 800 - 10 * number, line)
                canvas.showPage()
            canvas.save()

        return {"Platsplan of Mellantorg": beside(median_of(press), median_of(floor))}


def paper():
    """Long tables and texts on paper and in workbooks (tests/benchmarks/paper.py)."""
    from tests.benchmarks.paper import measure

    return measure()


def ground():
    """Checks, labels and snapping on a large map (tests/benchmarks/ground.py)."""
    from tests.benchmarks.ground import measure

    return measure(median_of, beside)


def map_frames():
    """Frames of a large map while one pans and zooms (tests/benchmarks/map_frames.py)."""
    from tests.benchmarks.map_frames import measure

    return measure()


def edit(folder):
    """One row changed, on disk; the floor is the same in plain SQL (tests/benchmarks/edit.py)."""
    from tests.benchmarks.edit import measure

    return {
        "edit to disk (its own figures, ms)": {k: round(v, 2) for k, v in measure(folder).items()}
    }


def main():
    """Measure everything and print a table or JSON."""
    reader = argparse.ArgumentParser(prog="dev.py bench")
    reader.add_argument("--json", action="store_true")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as own:
        homes = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), own)
        os.environ |= {**homes, "QT_QPA_PLATFORM": "offscreen"}
        folder = Path(own)
        found = start(folder) | opening(folder) | edit(folder) | table(folder) | chart()
        found |= rules()
        found |= ground() | levies() | map_frames()
        found |= document(folder) | paper()
    if given.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for name, figures in found.items():
        print(f"{name:28}" + "  ".join(f"{key} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
