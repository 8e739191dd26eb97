"""Making one row of two that came of the same: what only one side changed is taken, the rest asked.

Rows are plain mappings of column to value; None is a row that is not there. Whoever asks says what
each side held when they last were the same, which need not be the same row: two files that have
been merged before may have answered a question differently and have agreed on that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Row = Mapping[str, object]
WHOLE = ""  # the column of a question about a row as a whole


class Side(StrEnum):
    """Whose version of a value."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Versions:
    """One row as it is on both sides, and as it was on each when they last agreed.

    ``settled`` says that a difference there was even then has been decided. ``later`` tells for
    columns that nobody is asked about whose change is the later one.
    """

    ours: Row | None
    theirs: Row | None
    ours_before: Row | None
    theirs_before: Row | None
    settled: bool = False
    later: Side = Side.OURS


@dataclass(frozen=True, slots=True)
class Question:
    """What both sides changed, each otherwise; ``column`` is WHOLE where one has no row left."""

    column: str
    base: object
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merged:
    """The row that comes of it, with ours (of a row that one side deleted: the row) where asked."""

    row: Row | None
    questions: tuple[Question, ...] = ()


def merge_row(found: Versions, unasked: frozenset[str] = frozenset()) -> Merged:
    """Return one row of two. In ``unasked`` columns the later change holds and nobody is asked."""
    if found.ours == found.theirs:
        return Merged(found.ours)
    if found.ours is None or found.theirs is None:
        return _one_is_gone(found, unasked)
    row, questions = {}, []
    for name in found.ours:
        before = (_of(found.ours_before, name), _of(found.theirs_before, name))
        question = Question(name, before[0], found.ours[name], found.theirs.get(name))
        side = _side(question, before, settled=found.settled)
        if side is None and name in unasked:
            side = found.later
        if side is None:
            questions.append(question)
        row[name] = question.theirs if side is Side.THEIRS else question.ours
    return Merged(row, tuple(questions))


def _of(row: Row | None, name: str) -> object:
    return None if row is None else row.get(name)


def _side(asked: Question, before: tuple[object, object], *, settled: bool) -> Side | None:
    """Return whose value holds in a column that both have; None where people must say."""
    if asked.ours == asked.theirs:
        return Side.OURS
    ours, theirs = asked.ours != before[0], asked.theirs != before[1]
    if ours == theirs:
        return Side.OURS if settled and not ours else None
    return Side.THEIRS if theirs else Side.OURS


def _one_is_gone(found: Versions, unasked: frozenset[str]) -> Merged:
    """Merge a row that only one side has: added there, or deleted on the other."""
    kept_ours = found.theirs is None
    there, before = (
        (found.ours, found.ours_before) if kept_ours else (found.theirs, found.theirs_before)
    )
    gone_before = found.theirs_before if kept_ours else found.ours_before
    agreed = found.settled and before is not None and not kept_ours
    if gone_before is None and not agreed:
        return Merged(there)
    if before is not None and not differ(there, before, unasked):
        return Merged(None)
    asked = Question(WHOLE, before, found.ours, found.theirs)
    return Merged(there, (asked,))


def differ(one: Row | None, other: Row | None, unasked: frozenset[str]) -> bool:
    """Tell whether two versions of a row differ in more than the ``unasked`` columns."""
    if one is None or other is None:
        return one is not other
    return any(one[name] != other.get(name) for name in one if name not in unasked)
