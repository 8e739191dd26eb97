"""Terms: when a seat or an agreement runs out, when notice must be given, how many votes decide."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

SOON_DAYS: Final = 90
_YEAR: Final = 12


class Term(StrEnum):
    """How a term stands on a day."""

    OPEN = "open"  # it has no end
    RUNNING = "running"
    SOON = "soon"  # it ends within the days given
    OVER = "over"
    AHEAD = "ahead"  # it has not begun


def term_state(start: date | None, end: date | None, today: date, soon: int = SOON_DAYS) -> Term:
    """Return how a term from ``start`` to ``end``, both days included, stands on ``today``."""
    if end is not None and end < today:
        return Term.OVER
    if start is not None and start > today:
        return Term.AHEAD
    if end is None:
        return Term.OPEN
    return Term.SOON if end <= today + timedelta(days=soon) else Term.RUNNING


def months_later(day: date, months: int) -> date:
    """Return the day so many months later (or earlier, below 0); the last one where it is none."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_notice(end: date, notice_months: int) -> date:
    """Return the last day on which notice can be given so that an agreement ends on ``end``.

    An agreement that ends on the last day of a month has its notice on the last day of one too.
    """
    after = end + timedelta(days=1)
    return months_later(after, -notice_months) - timedelta(days=1)


def current_end(end: date, renewal_months: int, notice_months: int, today: date) -> date:
    """Return when an agreement ends that goes on by ``renewal_months`` while nobody gives notice.

    Where the last day of notice has passed it has been renewed; with 0 months it simply ends.
    """
    if renewal_months <= 0:
        return end
    after = end + timedelta(days=1)
    times = 0
    while last_notice(_day_before(after, times * renewal_months), notice_months) < today:
        times += 1
    return _day_before(after, times * renewal_months)


def _day_before(after: date, months: int) -> date:
    return months_later(after, months) - timedelta(days=1)


def votes_needed(votes: int, quorum: str | None) -> int:
    """Return how many of ``votes`` must be present for a decision; 0 where there is no rule."""
    if votes <= 0:
        return 0
    if quorum == "half":
        return votes // 2 + 1
    if quorum == "two_thirds":
        return -(-2 * votes // 3)
    return 0
