"""Tables for other programs: xlsx or csv by the ending of the file's name, or text to paste."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, using
from workbench.base.reasons import Reason
from workbench.exchange.write_csv import clipboard_text, csv_bytes
from workbench.exchange.write_xlsx import xlsx_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.exchange.table_columns import WriteColumn

ENDINGS: Final = (".xlsx", ".csv", ".tsv")


def write_table(
    target: Path,
    columns: Sequence[WriteColumn],
    rows: Iterable[Sequence[object]],
    *,
    language: str,
    title: str,
    created: datetime | None = None,
) -> None:
    """Write a table to ``target`` in the format of its ending, xlsx, csv or tsv.

    Rows hold one typed value per column, see WriteColumn. Words and decimal signs follow
    ``language``. The file is whole or not there: it replaces an older one in one move. Raises
    WorkbenchError when the ending is unknown or the file cannot be written.
    """
    ending = target.suffix.casefold()
    with using(language):
        if ending == ".xlsx":
            data = xlsx_bytes(columns, rows, title, created)
        elif ending == ".csv":
            data = csv_bytes(columns, rows)
        elif ending == ".tsv":
            data = clipboard_text(columns, rows).encode("utf-8-sig")
        else:
            raise WorkbenchError(
                N_("A table can be written as {endings}, not as “{ending}”"),
                endings=", ".join(ENDINGS),
                ending=ending[:20],
            )
    put_file(target, data)


def put_file(target: Path, data: bytes) -> None:
    """Write ``data`` beside ``target`` and move it into place; raises WorkbenchError."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise WorkbenchError(
            N_("The file {name} cannot be written: {reason}"),
            name=target.name,
            reason=Reason(error),
        ) from error
