"""Rows with texts in which there may be more than words: numbers and addresses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from workbench.models.registry import sql_table
from workbench.project.asking import driver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.models.field import Record
    from workbench.project.register import Values


_ADDRESS: Final = "*@*"
_NUMBER: Final = "*" + 7 * "[0-9]*"  # no telephone number has fewer digits


def telling_rows(session: Session, kind: Record, names: tuple[str, ...]) -> Iterator[Values]:
    """Yield the rows with an @ or seven digits in one of the texts ``names``: id, code, texts.

    Every table of a project is asked, and hardly any row answers. So SQLite looks, and not we.
    """
    shown = ("id", *(("code",) if "code" in sql_table(kind.table).c else ()), *names)
    for row in driver(session).execute(_question(kind.table, shown, names)):
        values: dict[str, Any] = dict(zip(shown, row, strict=True))
        yield values


@cache
def _question(table: str, shown: tuple[str, ...], names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in shown)
    telling = " or ".join(
        f"\"{name}\" glob '{pattern}'" for name in names for pattern in (_ADDRESS, _NUMBER)
    )
    return f'select {columns} from "{table}" where {telling} order by rowid'  # noqa: S608 - own names
