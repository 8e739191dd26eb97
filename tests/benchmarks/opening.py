"""How long a file of 10,000 activities takes to open and read, beside sqlite3 alone.

Opening looks through the whole file before anything in it is used: pages, references, values, and
the seal over every row, those of the history too. So the floor is reading every row of every table
as it is, without looking at it. The floor of reading the activities with their links is reading
those two tables. All begin with a new connection and take turns.
"""

from __future__ import annotations

import gc
import sqlite3
import statistics
import time
from pathlib import Path

from workbench.models.registry import record
from workbench.project.open import open_project
from workbench.project.register import read_rows

ROUNDS = 7


def plain(path: Path, *tables: str) -> float:
    """Return how many milliseconds reading tables took, all there are when none is named."""
    begin = time.perf_counter()
    raw = sqlite3.connect(path)
    found = raw.execute("select name from sqlite_schema where type = 'table'").fetchall()
    for name in tables or [name for (name,) in found]:
        raw.execute(f'select * from "{name}"').fetchall()
    raw.close()
    return (time.perf_counter() - begin) * 1000


def opened(path: Path) -> tuple[float, float]:
    """Return how many milliseconds opening took, and reading the activities after that."""
    begin = time.perf_counter()
    project = open_project(path)
    between = time.perf_counter()
    with project.read() as session:
        read_rows(session, record("activity"))
    end = time.perf_counter()
    project.close()
    return (between - begin) * 1000, (end - between) * 1000


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Return milliseconds, floor and ratio; each ratio is the median of the rounds' own."""
    opened(path)
    gc.collect()
    gc.freeze()  # as the program does once it is loaded
    rounds = []
    for _ in range(ROUNDS):
        whole, some = plain(path), plain(path, "activity", "dependency")
        opening, reading = opened(path)
        rounds.append(((opening, whole), (reading, some), (opening + reading, whole)))
    gc.unfreeze()
    titles = ("open, 10,000 activities", "read 10,000 activities", "open and read both")
    return {title: _beside([each[at] for each in rounds]) for at, title in enumerate(titles)}


def _beside(pairs: list[tuple[float, float]]) -> dict[str, float]:
    ours, floors = zip(*pairs, strict=True)
    return {
        "ms": round(statistics.median(ours), 1),
        "floor_ms": round(statistics.median(floors), 1),
        "ratio": round(statistics.median(a / b for a, b in pairs), 2),
    }
