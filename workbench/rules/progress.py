"""How far the work has come: criteria met, activities late and on time (domain guide 2.2, 14)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def share_met(criteria: Iterable[bool | None]) -> Fraction | None:
    """Return the share of criteria that are met; None marks one that does not apply.

    None when none applies.
    """
    applying = [met for met in criteria if met is not None]
    return Fraction(sum(applying), len(applying)) if applying else None


def is_late(finish: date | None, today: date, *, done: bool) -> bool:
    """Tell whether an activity is late: its finish is past and it is not done."""
    return finish is not None and finish < today and not done


@dataclass(frozen=True, slots=True)
class Delivery:
    """An activity's planned finish and when it was done. Done without a date counts as in time."""

    planned_finish: date
    done: bool
    done_on: date | None = None

    @property
    def in_time(self) -> bool:
        """Whether it was done no later than planned."""
        return self.done and (self.done_on is None or self.done_on <= self.planned_finish)


def on_time_share(deliveries: Iterable[Delivery], today: date) -> Fraction | None:
    """Return the share done in time among the activities that are due, None if none is due."""
    return share_met(each.in_time for each in deliveries if each.planned_finish < today)
