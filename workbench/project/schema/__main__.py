"""Write the structure of the current version from the models."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sqlalchemy import create_mock_engine

from workbench.models import registry
from workbench.models.base import Base
from workbench.project.format import SCHEMA_VERSION
from workbench.project.schema import FOLDER

if TYPE_CHECKING:
    from sqlalchemy.sql.ddl import ExecutableDDLElement


def from_models() -> str:
    """Return the SQL that makes an empty file of the current version, as the models say."""
    if not registry.RECORDS:  # importing the registry is what fills the metadata
        raise LookupError("no models")
    written: list[str] = []

    def write(element: ExecutableDDLElement, *_: object, **__: object) -> None:
        text = str(element.compile(dialect=engine.dialect)).strip()
        written.append("\n".join(line.rstrip() for line in text.splitlines()))

    engine = create_mock_engine("sqlite://", write)
    Base.metadata.create_all(engine, checkfirst=False)
    tables = [text for text in written if text.startswith("CREATE TABLE")]
    others = sorted(text for text in written if not text.startswith("CREATE TABLE"))
    return ";\n\n".join(tables + others) + ";\n"


if __name__ == "__main__":
    target = FOLDER / f"{SCHEMA_VERSION}.sql"
    target.write_text(from_models(), encoding="utf-8")
    sys.stdout.write(f"{target}\n")
