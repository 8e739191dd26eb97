"""How a finding goes from seen to verified, who waits for whom, and what comes first.

A finding is *answered* when the responsible has said anything to it; it is *late* when the day by
which it was to be done has passed and it is still open. Both are reckoned, never stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

Row: TypeAlias = Mapping[str, Any]
"""A finding, a condition or a problem by the names of its fields."""

NEW: Final = "new"
REJECTED: Final = "rejected"
DONE: Final = "done"
VERIFIED: Final = "verified"
FLOW: Final = (NEW, "accepted", "ongoing", DONE, VERIFIED)
ANSWER_DAYS: Final = 21  # the feedback meeting is held two to three weeks after the walk
FEWEST, MOST = 3, 6  # problems worth to be prioritised at a time
_CLOSED: Final = frozenset({DONE, VERIFIED, REJECTED})


def next_status(status: str | None) -> str | None:
    """Return the status that follows, None after the last; a rejected finding is taken up anew."""
    if status == REJECTED:
        return FLOW[1]
    place = FLOW.index(status) if status in FLOW else -1
    return FLOW[place + 1] if place + 1 < len(FLOW) else None


def previous_status(status: str | None) -> str | None:
    """Return the status before, None at the first; a rejected finding becomes new again."""
    if status == REJECTED:
        return NEW
    place = FLOW.index(status) if status in FLOW else 0
    return FLOW[place - 1] if place else None


def is_open(row: Row) -> bool:
    """Tell whether something is still to be done about a finding."""
    return row["status"] not in _CLOSED


def is_late(row: Row, today: date) -> bool:
    """Tell whether an open finding should have been done before ``today``."""
    return is_open(row) and row["due"] is not None and row["due"] < today


def is_answered(row: Row) -> bool:
    """Tell whether the responsible has said anything: an answer, its day, or a further status."""
    return bool(row["answer"] or row["answered_on"] or row["status"] not in {None, NEW})


def is_unanswered_too_long(row: Row, today: date, walked_on: date | None = None) -> bool:
    """Tell whether a finding waits for its answer for more than three weeks.

    It waits from the day it was found, else from the day of its walk; without either nobody knows.
    """
    since = row["found_on"] or walked_on
    return not is_answered(row) and since is not None and today - since > _PATIENCE


_PATIENCE: Final = timedelta(days=ANSWER_DAYS)


@dataclass(frozen=True)
class Standing:
    """How many findings there are, and how many are answered, late, closed and unassigned."""

    count: int
    answered: int
    late: int
    closed: int
    unassigned: int

    @property
    def share_answered(self) -> float | None:
        """The share 0..1 of findings that were answered, None where there are none."""
        return self.answered / self.count if self.count else None


def standing(rows: Iterable[Row], today: date) -> Standing:
    """Count findings by how they stand on a day."""
    found = list(rows)
    return Standing(
        len(found),
        sum(map(is_answered, found)),
        sum(is_late(row, today) for row in found),
        sum(not is_open(row) for row in found),
        sum(row["responsible_id"] is None for row in found),
    )


def in_urgency(rows: Sequence[Row], today: date) -> list[Row]:
    """Return findings with what presses most first: late, then open, then severe, then due."""
    return sorted(
        rows,
        key=lambda row: (
            not is_late(row, today),
            not is_open(row),
            -(row["severity"] or 0),
            (row["due"] is None, row["due"] or today),
        ),
    )


# -- conditions


def lacks_action(row: Row) -> bool:
    """Tell whether a condition is red and nobody answers for it, or not by any day."""
    return row["light"] == "red" and (row["responsible_id"] is None or row["due"] is None)


def suggested_light(answer: str | None) -> str | None:
    """Return the judgement that an answer suggests: no is red, partly and unknown are yellow."""
    return {"yes": "green", "no": "red", "partly": "yellow", "unknown": "yellow"}.get(answer or "")


# -- problems


def priority(row: Row) -> int | None:
    """Return severity times how far it can be influenced (1..25), None where one is not judged."""
    severity, influence = row["severity"], row["influenceable"]
    return None if severity is None or influence is None else severity * influence


def by_priority(rows: Sequence[Row]) -> list[Row]:
    """Return problems with those that are prioritised first, then by what weighs most."""
    return sorted(
        rows,
        key=lambda row: (not row["prioritised"], -(priority(row) or 0), -(row["severity"] or 0)),
    )


def has_evidence(row: Row) -> bool:
    """Tell whether anything shows that a problem is so."""
    return bool(row["findings"] or row["items"] or row["evidence"])
