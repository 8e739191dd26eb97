"""Rows with texts in which there may be more than words: numbers and addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from workbench.models.registry import sql_table
from workbench.project.asking import driver
from workbench.project.seen_rows import Asked, seen_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from workbench.models.field import Record
    from workbench.project.register import Values


_ADDRESS: Final = "*@*"
_NUMBER: Final = "*" + 7 * "[0-9]*"  # no telephone number has fewer digits
# The same for rows that have been read already: of all texts nothing is left but what may tell.
_APART: Final = "\0"
_MARK: Final = _APART.encode()
_MUTE: Final = bytes(each for each in range(256) if each not in b"@0123456789" + _MARK)
_TELLING: Final = re.compile(rb"@|[0-9]{7}")


def telling_rows(session: Session, kind: Record, names: tuple[str, ...]) -> Iterator[Values]:
    """Yield the rows with an @ or seven digits in one of the texts ``names``: id, code, texts.

    Every table of a project is asked, and hardly any row answers. So SQLite looks, and not we,
    unless the rows have been read anyway.
    """
    shown = ("id", *(("code",) if "code" in sql_table(kind.table).c else ()), *names)
    seen = seen_in(session)
    known = seen.answer(Asked(kind.table, shown)) if seen is not None else None
    found: Iterable[tuple[Any, ...]] = (
        driver(session).execute(_question(kind.table, shown, names))
        if known is None
        else _telling(known, len(names))
    )
    for row in found:
        values: dict[str, Any] = dict(zip(shown, row, strict=True))
        yield values


def _telling(rows: Sequence[tuple[Any, ...]], texts: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows with one telling text at least among so many at their end."""
    words = _APART.join([text or "" for row in rows for text in row[-texts:]])
    # All texts in one go: hardly any tells, and each alone would take ten times as long.
    left = words.encode("utf-8", "replace").translate(None, _MUTE)
    if left.count(_MARK) != len(rows) * texts - 1:
        yield from rows  # a text has the sign in it that is to part them
        return
    place = at = 0
    last = None
    for match in _TELLING.finditer(left):
        place, at = place + left.count(_MARK, at, match.start()), match.start()
        if place // texts != last:
            last = place // texts
            yield rows[last]


@cache
def _question(table: str, shown: tuple[str, ...], names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in shown)
    telling = " or ".join(
        f"\"{name}\" glob '{pattern}'" for name in names for pattern in (_ADDRESS, _NUMBER)
    )
    return f'select {columns} from "{table}" where {telling} order by rowid'  # noqa: S608 - own names
