"""How clear responsibility is, day by day, as the map shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.formats import decimal_text, percent_text
from workbench.base.language import _
from workbench.charts.clarity import ClarityBar
from workbench.rules.responsibility import CLEAR, NOT_RELEVANT, Gap
from workbench.steps.place.map_themes import Standing, Standings
from workbench.steps.place.responsibilities import CLEANING, clarity_goal, read_responsibilities
from workbench.steps.place.responsibility_words import period_title

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.rules.responsibility import CellGaps, Matrix, Statement
    from workbench.steps.place.responsibilities import Responsibilities


@dataclass(frozen=True)
class MapDay:
    """A day from which something else holds: what it is called, and each surface's standing.

    ``bar`` tells how clear all of it is, None where nothing is relevant.
    """

    day: date
    title: str
    standings: Standings
    bar: ClarityBar | None


def read_days(session: Session, language: str = "") -> tuple[MapDay, ...]:
    """Return the days from which something else holds, the first one first."""
    found = read_responsibilities(session, language)
    return tuple(
        MapDay(day, period_title(day), _standings(found, day), _bar(session, found, day))
        for day in found.beginnings()
    )


def held_on(days: tuple[MapDay, ...], today: date) -> int:
    """Return the place of the day that holds today, of the first one where none does yet."""
    held = [place for place, each in enumerate(days) if each.day <= today]
    return held[-1] if held else 0


def _standings(found: Responsibilities, day: date) -> Standings:
    matrix = found.on(day)
    relevant = Counter(key[0] for key in matrix.cells if matrix.status(key) != NOT_RELEVANT)
    clear = Counter(key[0] for key in matrix.cells if matrix.status(key) == CLEAR)
    gaps = {each.key: each for each in found.gaps(day)}
    cleaning = [task.id for task in found.tasks if task.standard == CLEANING]
    standings: Standings = {}
    for surface in matrix.surfaces:
        if relevant[surface]:
            cleaned, cleaner = _cleaned(found, matrix, gaps, [(surface, t) for t in cleaning])
            unclear = relevant[surface] - clear[surface]
            standings[surface] = Standing(unclear, relevant[surface], cleaned, cleaner)
    return standings


def _cleaned(
    found: Responsibilities,
    matrix: Matrix,
    gaps: dict[tuple[str, str], CellGaps],
    cells: list[tuple[str, str]],
) -> tuple[bool | None, str]:
    """Return whether somebody cleans where it is relevant, and who does, in short."""
    counted = [c for c in cells if matrix.expected(c) and matrix.status(c) != NOT_RELEVANT]
    if not counted:
        return None, ""
    nobody = any(c in gaps and Gap.NOBODY_CLEANS in gaps[c].gaps for c in counted)
    said: list[Statement] = [matrix.said[cell] for cell in counted if cell in matrix.said]
    names = [p.short for each in said if (p := found.parties.get(each.performer or ""))]
    return not nobody, "" if nobody else ", ".join(dict.fromkeys(names))


def _bar(session: Session, found: Responsibilities, day: date) -> ClarityBar | None:
    clear = found.clarity(day)
    if clear.share is None:
        return None
    goal = clarity_goal(session, day.year)
    name = f"{goal.code} {goal.title}".strip() if goal else _("Tasks with a clear responsibility")
    said = _("goal {year}: {percent}")
    percent = f"{decimal_text(goal.percent)}\N{NO-BREAK SPACE}%" if goal else ""
    return ClarityBar(
        share=float(clear.share),
        title=_("{clear} of {all} clear").format(clear=clear.clear, all=clear.relevant),
        percent=percent_text(float(clear.share), 1),
        aside=_aside(found, day),
        name=name,
        goal=float(goal.percent) / 100 if goal else None,
        goal_text=said.format(year=goal.year, percent=percent) if goal else "",
    )


def _aside(found: Responsibilities, day: date) -> str:
    """Return how clear it is on the next day, or was on the one before."""
    days = found.beginnings()
    place = days.index(day)
    other = days[place + 1] if place + 1 < len(days) else found.before(day)
    if other is None:
        return ""
    clear = found.clarity(other)
    return _("{day}: {clear} of {all}").format(
        day=period_title(other), clear=clear.clear, all=clear.relevant
    )
