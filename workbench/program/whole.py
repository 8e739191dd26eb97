"""A whole project as JSON, and back again as a file of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.reasons import Reason
from workbench.exchange.json_text import Twice, read_json
from workbench.exchange.write_table import put_file
from workbench.project.format import SCHEMA_VERSION
from workbench.project.register import all_rows
from workbench.project.whole import NotWhole, bytes_out, make_whole

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.base.clock import Clock
    from workbench.project.project import Project

FORMAT: Final = "platsverkstad"
MOST_BYTES: Final = 200_000_000


def export_json(project: Project, target: Path) -> None:
    """Write all rows of all tables as they are stored, for those who work with the file.

    The history is not among them: the file that is made of them again begins anew.
    """
    with project.read() as session:
        tables = all_rows(session)
    whole = {"format": FORMAT, "schema": SCHEMA_VERSION, "tables": tables}
    text = json.dumps(whole, ensure_ascii=False, indent=1, default=_plain)
    put_file(target, text.encode("utf-8"))


def _plain(value: object) -> object:
    return bytes_out(value) if isinstance(value, bytes) else str(value)


def import_json(source: Path, target: Path, clock: Clock) -> None:
    """Make a project file of what :func:`export_json` wrote.

    Raises WorkbenchError with what is wrong: no project, another version, cut off, too large,
    a value or reference that cannot be. Then there is no new file.
    """
    whole = _read(source)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise NotWhole(N_("{file} is no project written as JSON."), file=source.name)
    version, tables = whole.get("schema"), whole.get("tables")
    if not isinstance(tables, dict) or isinstance(tables, Twice):
        raise NotWhole(N_("{file} holds no tables."), file=source.name)
    _refuse_twice(tables)
    known = version if isinstance(version, int) and not isinstance(version, bool) else 0
    make_whole(target, known, tables, clock)


def _read(source: Path) -> Any:  # noqa: ANN401 - any JSON
    try:
        if source.stat().st_size > MOST_BYTES:
            raise NotWhole(N_("{file} is too large to be read."), file=source.name)
        text = source.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise WorkbenchError(
            N_("{file} cannot be read: {reason}"), file=source.name, reason=Reason(error)
        ) from error
    except UnicodeDecodeError as error:
        raise NotWhole(N_("{file} is no project written as JSON."), file=source.name) from error
    return read_json(text)


def _refuse_twice(tables: dict[str, Any]) -> None:
    for name, rows in tables.items():
        for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
            if isinstance(row, Twice):
                raise NotWhole(
                    N_("Row {row} of table “{table}” has the column “{column}” twice."),
                    row=number,
                    table=str(name)[:40],
                    column=row.key,
                )
