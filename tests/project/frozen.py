"""Write the frozen file of the current version: ``python tests/project/frozen.py``.

To be run once, when a version is released; from then on the file stays as it is for ever, and the
programs to come must open it. It holds a row in every table, an undone edit and a seal.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from workbench.base.clock import FixedClock
from workbench.models.base import Base
from workbench.project.format import SCHEMA_VERSION
from workbench.project.open import create

FOLDER = Path(__file__).resolve().parent.parent / "data" / "projects"


def write(path: Path) -> None:
    """Write a file with something in every table."""
    pick = random.Random(SCHEMA_VERSION)
    clock = FixedClock(datetime(2026, 11, 23, 12, tzinfo=UTC))
    with create(path, "Torget", clock=clock, language="sv", who="anna") as project:
        for round_ in ("first", "second"):
            with project.edit("Filled {what}", what=round_) as session:
                keys: dict[str, str] = {}
                for table in Base.metadata.sorted_tables:
                    if table.name not in {"edit", "row_change", "seal", "project"}:
                        keys[table.name] = f"{table.name}-{round_}"[:32]
                        session.execute(table.insert().values(_row(table, keys, pick)))
        project.undo()


def _row(table, keys: dict[str, str], pick: random.Random) -> dict[str, object]:
    row: dict[str, object] = {}
    for column in table.columns:
        if column.primary_key:
            row[column.name] = keys[table.name]
        elif column.foreign_keys:
            target = next(iter(column.foreign_keys)).column.table.name
            # Nothing lies under itself: no edit may close a circle.
            row[column.name] = None if target == table.name else keys.get(target)
        elif not column.nullable:
            row[column.name] = _value(column, pick, keys[table.name])
    return row


def _value(column, pick: random.Random, key: str) -> object:
    kind = column.type.python_type
    if kind is str:
        return f"{column.name} åäö {key}"
    if kind is bool:
        return True
    if kind is bytes:
        return b"\x00\xff"
    if kind is int:
        return pick.randint(1, 9)
    return datetime(2026, 5, pick.randint(1, 28), tzinfo=UTC).date() if "date" in str(kind) else 1


if __name__ == "__main__":
    target = FOLDER / f"v{SCHEMA_VERSION}.plats"
    if target.exists():
        sys.exit(f"{target} is frozen already")
    FOLDER.mkdir(exist_ok=True)
    write(target)
    print(target)
