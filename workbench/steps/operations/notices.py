"""What is to be seen to in the daily work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.project.duty_log import read_entries
from workbench.project.register import read_rows
from workbench.project.working_days import read_calendar
from workbench.rules.duty_log import left_lying
from workbench.steps.operations.views import (
    EVENT,
    POST_STEP,
    is_late,
    lacks_account,
    permit_danger,
    read_budget_hours,
    read_teams,
)
from workbench.steps.step import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def operations_notices(session: Session, today: date) -> Iterator[Notice]:
    """Yield what lies in the log, events without permit or account, staff over budget."""
    yield from _log(session, today)
    yield from _events(session, today)
    yield from _staff(session, today)
    for row in read_rows(session, POST_STEP):
        if is_late(row, today):
            said = _("should have been done {day}").format(day=date_text(row["due"]))
            yield Notice("post.late", "note", row["title"], said, row["id"])


def _log(session: Session, today: date) -> Iterator[Notice]:
    entries = read_entries(session, only_open=True)
    where = _("Duty log")
    nobody = [entry for entry in entries if entry.responsible is None]
    if nobody:
        said = ngettext(
            "{count} open case has nobody responsible",
            "{count} open cases have nobody responsible",
            len(nobody),
        )
        text = said.format(count=len(nobody))
        yield Notice("log.responsible", "warning", where, text, nobody[0].id)
    lying = left_lying(entries, today, read_calendar(session)) if entries else []
    if lying:
        said = ngettext(
            "{count} case has lain more than 20 working days",
            "{count} cases have lain more than 20 working days",
            len(lying),
        )
        text = said.format(count=len(lying))
        yield Notice("log.lying", "warning", where, text, lying[0].id)


def _events(session: Session, today: date) -> Iterator[Notice]:
    for row in read_rows(session, EVENT):
        where = f"{row['code']} {row['title']}"
        if permit_danger(row, today):
            said = _("begins {day} without the permit it needs")
            text = said.format(day=date_text(row["starts_on"]))
            yield Notice("event.permit", "warning", where, text, row["id"])
        if lacks_account(row, today):
            text = _("is over, but the count or the learning is missing")
            yield Notice("event.account", "note", where, text, row["id"])


def _staff(session: Session, today: date) -> Iterator[Notice]:
    teams = read_teams(session)
    for each in read_budget_hours(session, teams, today.year):
        if each.over:
            where = f"{each.code} {each.title}".strip()
            text = _("the rosters come to more than the budget {year} has").format(year=today.year)
            yield Notice("staffing.budget", "warning", where, text, None)
    for team in teams:
        if team.alone and not team.values["limits"]:
            text = _("works alone in the evening, but there is no word on lone work")
            yield Notice("staffing.alone", "note", team.values["title"], text, team.values["id"])
