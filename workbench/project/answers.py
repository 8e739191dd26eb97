"""The answers of surveys as they lie in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from workbench.models.registry import sql_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session


_COUNT: Final = ("round_id", "item_id", "background", "value", "answer", "count")


class StoredCodes(NamedTuple):
    """All answers of a round to a question, ``width`` bytes each."""

    round_id: str
    item_id: str
    width: int
    codes: bytes


class StoredCount(NamedTuple):
    """How many of a group gave an answer; the group of all is ""."""

    round_id: str
    item_id: str
    background: str
    value: str
    answer: int
    people: int


def stored_codes(session: Session, rounds: Iterable[str]) -> Iterator[StoredCodes]:
    """Yield the answers by person of some rounds."""
    table = sql_table("survey_answers")
    for row in session.execute(select(table).where(table.c.round_id.in_(list(rounds)))):
        yield StoredCodes(row.round_id, row.item_id, row.width, row.codes)


def stored_counts(session: Session, rounds: Iterable[str]) -> Iterator[StoredCount]:
    """Yield the counted answers of some rounds."""
    table = sql_table("survey_count")
    for each in session.execute(select(table).where(table.c.round_id.in_(list(rounds)))):
        # A row has a method of the name of its column "count".
        found: Any = each._mapping  # noqa: SLF001 - its public name
        yield StoredCount(*(found[name] for name in _COUNT))


def respondents(session: Session, rounds: Iterable[str]) -> dict[str, int]:
    """Return how many answered some rounds, as noted with them."""
    table = sql_table("survey_round")
    wanted = table.c.id.in_(list(rounds))
    return dict(session.execute(select(table.c.id, table.c.respondents).where(wanted)).all())
