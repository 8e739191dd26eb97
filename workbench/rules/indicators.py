"""Traffic lights of indicators, and how old their values are (domain guide 2.2, 12)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from workbench.rules.money import exact

if TYPE_CHECKING:
    from datetime import date

    from workbench.rules.money import Exact

YELLOW_FROM: Final = Fraction(1, 2)
STALE_AFTER_DAYS: Final = 90


class Direction(StrEnum):
    """Which way an indicator should go."""

    HIGHER = "higher"
    LOWER = "lower"
    WITHIN = "within"


class Light(StrEnum):
    """The status of an indicator against its target."""

    GREEN = "green"
    """The target is met."""
    YELLOW = "yellow"
    """At least half the way from baseline to target."""
    RED = "red"
    """Less."""
    GREY = "grey"
    """No value, or nothing to hold it against."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an indicator should go. ``upper`` is the far end of the range for WITHIN."""

    direction: Direction
    value: Exact | None
    baseline: Exact | None = None
    upper: Exact | None = None


def light(value: Exact | None, target: Target) -> Light:
    """Return the status of ``value``.

    Without a baseline the way is counted from nothing: up from 0 to the target, or, where less is
    better, from twice the target down to it.
    """
    if value is None or target.value is None:
        return Light.GREY
    if _shortfall(exact(value), target) <= 0:
        return Light.GREEN
    share = progress_share(value, target)
    return Light.YELLOW if share is not None and share >= YELLOW_FROM else Light.RED


def progress_share(value: Exact | None, target: Target) -> Fraction | None:
    """Return how much of the way from baseline to target is gone, 0 at the baseline, 1 at the end.

    Not cut off: below 0 it goes the wrong way, above 1 beyond the target. None when there is no
    value, no target, or no way to go because the baseline met a target that is now missed.
    """
    if value is None or target.value is None:
        return None
    short = _shortfall(exact(value), target)
    if target.baseline is None:
        whole = abs(_nearest_end(exact(value), target))
    else:
        whole = _shortfall(exact(target.baseline), target)
    if whole <= 0:
        return Fraction(1) if short <= 0 else None
    return 1 - short / whole


def _shortfall(now: Fraction, target: Target) -> Fraction:
    """Return how far a value is from meeting its target; 0 or below when it does."""
    goal = exact(target.value or 0)
    if target.direction is Direction.HIGHER:
        return goal - now
    if target.direction is Direction.LOWER:
        return now - goal
    return max(goal - now, now - _upper(target))


def _upper(target: Target) -> Fraction:
    return exact((target.value or 0) if target.upper is None else target.upper)


def _nearest_end(now: Fraction, target: Target) -> Fraction:
    low = exact(target.value or 0)
    return _upper(target) if target.direction is Direction.WITHIN and now > low else low


def days_since(day: date | None, today: date) -> int | None:
    """Return how many days ago a value was noted, 0 for the future, None if never."""
    return None if day is None else max((today - day).days, 0)


def is_stale(day: date | None, today: date, limit: int = STALE_AFTER_DAYS) -> bool:
    """Tell whether something was never noted or more than ``limit`` days ago."""
    days = days_since(day, today)
    return days is None or days > limit
