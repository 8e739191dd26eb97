"""The daily work as plain values: post, teams with their hours, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.roster import TeamHours, most_alone, team_hours

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

POST, POST_STEP = record("post"), record("post_step")
TEAM, ROSTER = record("staffing"), record("roster_hour")
EVENT, MONTH_SHEET = record("event"), record("month_sheet")
PERMIT_WARNING: Final = 30  # days before an event by which its permit should be there


@dataclass(frozen=True, slots=True)
class PostSight:
    """A post with its steps in order, those that are done and those that are late."""

    values: Values
    steps: tuple[Values, ...]
    late: int

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step["done_on"] is not None for step in self.steps)


@dataclass(frozen=True, slots=True)
class Team:
    """A team with its roster, by weekday and hour, what it comes to, and who works alone late."""

    values: Values
    hours: dict[tuple[int, int], int]
    total: TeamHours
    alone: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class BudgetHours:
    """What a budget code has for staff in a year against what the rosters come to; öre."""

    code: str
    title: str
    hours: int
    budget_hours: int | None
    cost: int
    budget: int | None

    @property
    def over(self) -> bool:
        """Whether the rosters come to more than the budget."""
        more_hours = self.budget_hours is not None and self.hours > self.budget_hours
        return more_hours or (self.budget is not None and self.cost > self.budget)


def read_post(session: Session, today: date) -> PostSight | None:
    """Return the first post with its steps, None where there is none."""
    posts = read_rows(session, POST)
    if not posts:
        return None
    own = [row for row in read_rows(session, POST_STEP) if row["post_id"] == posts[0]["id"]]
    late = sum(is_late(row, today) for row in own)
    return PostSight(posts[0], tuple(own), late)


def is_late(step: Values, today: date) -> bool:
    """Tell whether a step of a post should have been done."""
    return step["done_on"] is None and step["due"] is not None and step["due"] < today


def read_teams(session: Session) -> tuple[Team, ...]:
    """Return the teams in their order."""
    hours: dict[str, dict[tuple[int, int], int]] = {}
    for row in read_rows(session, ROSTER):
        if row["weekday"] is not None and row["hour"] is not None:
            own = hours.setdefault(row["staffing_id"], {})
            own[row["weekday"], row["hour"]] = row["people"] or 0
    return tuple(_team(row, hours.get(row["id"], {})) for row in read_rows(session, TEAM))


def _team(row: Values, hours: dict[tuple[int, int], int]) -> Team:
    total = team_hours(hours, row["season"], row["weeks"], row["hour_cost"])
    return Team(row, hours, total, most_alone(hours))


def read_budget_hours(session: Session, teams: Iterable[Team], year: int) -> list[BudgetHours]:
    """Return for each budget code of the teams what it has in a year, in the order of codes."""
    lines = {row["code"]: row for row in _lines_in_force(session) if row["code"]}
    by_code: dict[str, list[Team]] = {}
    for team in teams:
        by_code.setdefault(team.values["budget_code"], []).append(team)
    found = []
    for code, own in sorted(by_code.items()):
        line = lines.get(code) if code else None
        hours = line["hours"] if line else None
        found.append(
            BudgetHours(
                code,
                line["title"] if line else "",
                sum(team.total.year for team in own),
                None if hours is None else int(hours),
                sum(team.total.cost or 0 for team in own),
                line["amounts"].get(year) if line else None,
            )
        )
    return found


def _lines_in_force(session: Session) -> list[Values]:
    versions = read_rows(session, record("budget_version"))
    adopted = [each for each in versions if each["status"] == "adopted"]
    if not versions:
        return []
    key = (adopted or versions)[-1]["id"]
    return [row for row in read_rows(session, record("budget_line")) if row["version_id"] == key]


def permit_danger(event: Values, today: date) -> bool:
    """Tell whether an event is to take place soon and lacks a permit that it needs."""
    soon = event["starts_on"] is not None and (event["starts_on"] - today).days >= 0
    near = soon and (event["starts_on"] - today).days <= PERMIT_WARNING
    return near and event["status"] == "planned" and event["permit"] in {"needed", "refused"}


def lacks_account(event: Values, today: date) -> bool:
    """Tell whether an event that is over lacks its count or its learning."""
    over = is_over(event, today) and event["status"] != "cancelled"
    return over and (event["visitors"] is None or not event["learning"])


def is_over(event: Values, today: date) -> bool:
    """Tell whether the last day of an event has passed."""
    last = event["ends_on"] or event["starts_on"]
    return last is not None and last < today


def lacks_weather_plan(event: Values, today: date) -> bool:
    """Tell whether an event that is to take place soon has no plan for bad weather."""
    first = event["starts_on"]
    near = first is not None and 0 <= (first - today).days <= PERMIT_WARNING
    return near and event["status"] == "planned" and not event["weather_plan"]
