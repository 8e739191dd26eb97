"""How long one small edit takes, beside the same change in plain SQL: prints JSON (ms, median).

The floor is an UPDATE and its history rows through sqlite3 alone, with the same settings, on the
same disk, in turns with the program's own edit.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from workbench.models.base import new_id
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.connection import connect
from workbench.project.open import create, open_project
from workbench.project.register import add_rows

ROWS, ROUNDS = 1000, 400


def filled(path: Path) -> list[str]:
    """Make a file with many activities and return their ids."""
    activity = record("activity")
    with create(path, "Mätning") as project, project.edit("x") as session:
        return add_rows(session, activity, [{"title": f"Åtgärd {n}"} for n in range(ROWS)])


def plain(raw, key: str, number: int) -> None:
    """Change one title and write its history, as short as it goes."""
    raw.execute("begin immediate")
    raw.execute("update activity set title = ? where id = ?", (f"Ny {number}", key))
    edit = raw.execute(
        "insert into edit (key, at, label, facts, rows) values (?, '2026-11-23 12:00:00.000000', "
        "'Changed', '{}', 1)",
        (new_id(),),
    ).lastrowid
    raw.execute(
        "insert into row_change (edit_id, seq, table_name, row_id, before, after) "
        "values (?, 0, 'activity', ?, ?, ?)",
        (edit, key, f'{{"title":"Åtgärd {number}"}}', f'{{"title":"Ny {number}"}}'),
    )
    raw.execute("commit")


def timed(work, *arguments) -> float:
    started = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - started) * 1000


def measure(folder: Path) -> dict[str, float]:
    """Return medians in milliseconds and the ratio to the floor."""
    ours, floor = folder / "ours.plats", folder / "floor.plats"
    keys, floor_keys = filled(ours), filled(floor)
    activity, raw = record("activity"), connect(floor)
    edits, plains = [], []
    with open_project(ours) as project:
        for number in range(ROUNDS):
            key, other = keys[number % ROWS], floor_keys[number % ROWS]
            edits.append(timed(acts.change, project, activity, key, {"title": f"Ny {number}"}))
            plains.append(timed(plain, raw, other, number))
        undos = [timed(project.undo) for _ in range(ROUNDS // 4)]
    raw.close()
    opened = [timed(lambda: open_project(ours).close()) for _ in range(9)]
    edit, least = statistics.median(edits), statistics.median(plains)
    return {
        "edit_ms": edit, "floor_ms": least, "beyond_ms": edit - least, "ratio": edit / least,
        "edit_p95_ms": statistics.quantiles(edits, n=20)[-1],
        "undo_ms": statistics.median(undos),
        "open_and_close_ms": statistics.median(opened),
    }  # fmt: skip


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as here:
        json.dump({k: round(v, 3) for k, v in measure(Path(here)).items()}, sys.stdout, indent=2)
