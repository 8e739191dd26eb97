"""Edits a project and tells of each edit after it is done: ``writer.py FILE COUNT [SETTINGS]``.

Drives the program's own layer. SETTINGS are pragmas that spoil its promise ("synchronous=off"), as
a control that the tests would notice.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.open import open_project


def main(path: Path, count: int, settings: list[str]) -> None:
    project = open_project(path)
    if settings and sys.version_info >= (3, 12):
        # From 3.12 a project's connection refuses the careless settings by itself.
        project.raw.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, False)
    for setting in settings:
        project.raw.execute(f"pragma {setting}").fetchall()
    organisation = record("organisation")
    acknowledged = Path(f"{path}.ack").open("ab", buffering=0)  # noqa: SIM115 - until the kill
    start = project.raw.execute("select count(*) from edit").fetchone()[0]
    for number in range(start, start + count):
        if number % 7 == 6:
            acknowledged.write(b"u\n")  # from here the last edit may be taken back
            project.undo()
            project.redo()
            acknowledged.write(b"r\n")
        name = f"edit {number} " + "x" * (number * 37 % 900)
        acts.add(project, organisation, {"name": name})
        acknowledged.write(f"{number}\n".encode())
    # Neither closed nor sealed: the machine stops here.
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
