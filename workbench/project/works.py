"""What became of plan and budget, as plain values that the steps themselves do not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Late:
    """An activity that should have been done: its id, what it is called, by when, who does it."""

    id: str
    title: str
    finish: date
    who: str


@dataclass(frozen=True)
class YearMoney:
    """A year's budget, what has become of it so far and what is expected in all; öre.

    ``told`` says whether any quarter has been told.
    """

    year: int
    income: int
    income_actual: int
    income_expected: int
    cost: int
    cost_actual: int
    cost_expected: int
    told: bool


@dataclass(frozen=True)
class Works:
    """How the work goes: activities in all, done, due by now and done in time of those; money."""

    activities: int = 0
    done: int = 0
    due: int = 0
    in_time: int = 0
    late: tuple[Late, ...] = ()
    years: tuple[YearMoney, ...] = ()
