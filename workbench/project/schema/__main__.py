"""Write the structure of the current version, and what its columns hold, from the models."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    String,
    create_mock_engine,
)

from workbench.models import registry
from workbench.models.base import Base
from workbench.models.declare import DecimalText
from workbench.project.format import SCHEMA_VERSION
from workbench.project.schema import FOLDER, columns
from workbench.project.schema.columns import Stored

if TYPE_CHECKING:
    from sqlalchemy import Column
    from sqlalchemy.sql.ddl import ExecutableDDLElement
    from sqlalchemy.types import TypeEngine

# The first that fits counts: Boolean and DecimalText come before what they are built on.
_KINDS: tuple[tuple[type[TypeEngine[Any]], Stored], ...] = (
    (Boolean, Stored.FLAG),
    (Integer, Stored.INTEGER),
    (DateTime, Stored.MOMENT),
    (Date, Stored.DAY),
    (LargeBinary, Stored.BYTES),
    (DecimalText, Stored.DECIMAL),
    (String, Stored.TEXT),
)


def from_models() -> str:
    """Return the SQL that makes an empty file of the current version, as the models say.

    Tables by name, then indexes by name: where tables refer to each other in a circle, no other
    order is the same every time. (SQLite looks at references when rows come, not tables.)
    """
    if not registry.RECORDS:  # importing the registry is what fills the metadata
        raise LookupError("no models")
    written: list[str] = []

    def write(element: ExecutableDDLElement, *_: object, **__: object) -> None:
        text = str(element.compile(dialect=engine.dialect)).strip()
        written.append("\n".join(line.rstrip() for line in text.splitlines()))

    engine = create_mock_engine("sqlite://", write)
    Base.metadata.create_all(engine, checkfirst=False)
    tables = sorted(text for text in written if text.startswith("CREATE TABLE"))
    others = sorted(text for text in written if not text.startswith("CREATE TABLE"))
    return ";\n\n".join(tables + others) + ";\n"


def columns_from_models() -> str:
    """Return what the columns of the current version hold, one a line, as the models say."""
    said = {
        table.name: {column.name: stored(column).written() for column in table.columns}
        for table in sorted(Base.metadata.tables.values(), key=lambda table: table.name)
    }
    return json.dumps(said, indent=1) + "\n"


def stored(column: Column[Any]) -> columns.Column:
    """Return a column as the file keeps it.

    Raises TypeError for a type that nobody has thought about: it must not pass as sound.
    """
    kind = next((kind for known, kind in _KINDS if isinstance(column.type, known)), None)
    if kind is None:
        raise TypeError(f"{column}: {column.type!r}")
    return columns.Column(column.name, kind, bool(column.nullable))


if __name__ == "__main__":
    for target, text in (
        (FOLDER / f"{SCHEMA_VERSION}.sql", from_models()),
        (columns.FILE, columns_from_models()),
    ):
        target.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{target}\n")
