"""The answers of surveys as they lie in the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from workbench.models.registry import sql_table
from workbench.project.asking import answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Select
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
    wanted = set(rounds)
    yield from (StoredCount(*row) for row in answers(session, _counts()) if row[0] in wanted)


@cache
def _counts() -> Select[Any]:
    columns = sql_table("survey_count").c
    return select(*(columns[name] for name in _COUNT))


def respondents(session: Session, rounds: Iterable[str]) -> dict[str, int]:
    """Return how many answered some rounds, as noted with them."""
    table = sql_table("survey_round")
    wanted = table.c.id.in_(list(rounds))
    return dict(session.execute(select(table.c.id, table.c.respondents).where(wanted)).all())
