"""The answers of surveys as they lie in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.project.asking import rows_asked
from workbench.project.seen_rows import Asked

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
    wanted = set(rounds)
    asked = Asked("survey_answers", StoredCodes._fields)
    yield from (StoredCodes(*row) for row in rows_asked(session, asked) if row[0] in wanted)


def stored_counts(session: Session, rounds: Iterable[str]) -> Iterator[StoredCount]:
    """Yield the counted answers of some rounds."""
    wanted = set(rounds)
    asked = Asked("survey_count", _COUNT)
    yield from (StoredCount(*row) for row in rows_asked(session, asked) if row[0] in wanted)


def respondents(session: Session, rounds: Iterable[str]) -> dict[str, int]:
    """Return how many answered some rounds, as noted with them."""
    wanted = set(rounds)
    asked = Asked("survey_round", ("id", "respondents"))
    return {key: count for key, count in rows_asked(session, asked) if key in wanted}
