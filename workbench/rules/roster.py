"""Hours of a weekly roster over a year, and what they cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Hours = Mapping[tuple[int, int], int]
"""How many people are on the place, by weekday (1 is Monday) and hour."""

# A year has 52 weeks in which one plans; a season has a quarter of them.
SEASON_WEEKS: Final = {"always": 52, "spring": 13, "summer": 13, "autumn": 13, "winter": 13}

DAY: Final = (6, 18)
"""The hours in which a place is not counted as evening or night."""


@dataclass(frozen=True, slots=True)
class TeamHours:
    """Hours of a team: in a week, in a year, and the cost of the year in öre (None if unknown)."""

    week: int
    weeks: int
    year: int
    cost: int | None


def team_hours(
    hours: Hours, season: str | None, weeks: int | None, hour_cost: int | None
) -> TeamHours:
    """Return what a roster comes to; ``weeks`` beats those of the season."""
    week = sum(hours.values())
    many = SEASON_WEEKS.get(season or "always", 52) if weeks is None else weeks
    year = week * many
    return TeamHours(week, many, year, None if hour_cost is None else year * hour_cost)


def most_alone(hours: Hours) -> tuple[tuple[int, int], ...]:
    """Return the evening and night hours in which somebody works alone, in order."""
    late = [key for key, people in hours.items() if people == 1 and not DAY[0] <= key[1] < DAY[1]]
    return tuple(sorted(late))
