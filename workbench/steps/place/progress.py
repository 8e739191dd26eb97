"""How far the place profile is: its facts, and what has begun of the ground."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.responsibility import Gap
from workbench.steps.place.responsibilities import SURFACE, clarity_goal, read_responsibilities
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

YEAR_DAYS = 365
WANTED = (
    "name",
    "municipality",
    "place_type",
    "description",
    "needs",
    "boundary_reason",
    "area_hectares",
    "residents",
    "workplaces",
    "agreement_start",
    "agreement_end",
    "consultant",
)
NOT_CLEAR = frozenset({Gap.UNCLEAR, Gap.DOUBLE, Gap.UNSAID})


def signs(session: Session, today: date) -> tuple[bool, ...]:
    """Return which signs of good enough hold: identity, boundary, term, who does what where."""
    row = read_rows(session, record("project"))[0]
    ground = [part for part, _remark, _row in _ground(session, today)]
    return (
        all(row[name] for name in ("name", "municipality", "place_type")),
        bool(row["boundary_reason"]),
        bool(row["agreement_start"] and row["agreement_end"]),
        len(ground) > 1 and all(part == 1 for part in ground),
    )


def progress(session: Session, today: date) -> Progress:
    """Return how many of the facts that a Platsplan needs are there.

    Surfaces count, each as far as it is known who controls it, as soon as there are any; so does
    the responsibility matrix, as far as it is clear, and wholly when it is as clear as its
    indicator wants. Who has not begun with them lacks nothing.
    """
    project = record("project")
    row = read_rows(session, project)[0]
    missing = [name for name in WANTED if row[name] in {None, ""}]
    facts = len(WANTED) - len(missing)
    ground = list(_ground(session, today))
    share = float(
        (facts + sum(part for part, _remark, _row in ground)) / (len(WANTED) + len(ground))
    )
    amount = _("{done} of {all}").format(done=facts, all=len(WANTED))
    if row["agreement_end"] and (row["agreement_end"] - today).days < YEAR_DAYS:
        return Progress(share, amount, _("The agreement ends within a year"), 1)
    if missing:
        remark = _("{field} is missing").format(field=project[missing[0]].title())
        return Progress(share, amount, remark, 1)
    told = next(((said, key) for _part, said, key in ground if said), None)
    return Progress(share, amount, told[0], 1, told[1]) if told else Progress(share, amount)


def _ground(session: Session, today: date) -> Iterator[tuple[Fraction, str, str | None]]:
    """Yield, of what has begun, how far it is, what is missing, and the row where it is."""
    surfaces = read_rows(session, SURFACE)
    if not surfaces:
        return
    loose = [row for row in surfaces if not row["control_id"]]
    said = ngettext(
        "{count} surface without control", "{count} surfaces without control", len(loose)
    ).format(count=len(loose))
    share = Fraction(len(surfaces) - len(loose), len(surfaces))
    yield share, said if loose else "", loose[0]["id"] if loose else None
    found = read_responsibilities(session)
    day = found.period(today)
    clear = found.clarity(day)
    goal = clarity_goal(session, day.year)
    if clear.share is not None and goal is not None and clear.share * 100 >= goal.percent:
        yield Fraction(1), "", None
    elif clear.share is not None:
        gaps = [each for each in found.gaps(day) if NOT_CLEAR & set(each.gaps)]
        words = ngettext(
            "{count} responsibility not clear", "{count} responsibilities not clear", len(gaps)
        ).format(count=len(gaps))
        held = [row["id"] for each in gaps if (row := found.row(each.key, day)) is not None]
        yield clear.share, words if gaps else "", next(iter(held), None)
