"""How far the daily work is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.base.language import _, ngettext
from workbench.project.duty_log import log_totals, read_entries
from workbench.project.register import read_rows
from workbench.project.working_days import read_calendar
from workbench.rules.duty_log import left_lying
from workbench.steps.operations.views import (
    EVENT,
    lacks_account,
    permit_danger,
    read_post,
    read_teams,
)
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.duty_log import LogTotals

_NINE: Final = 9
_TENTHS: Final = 10


def signs(session: Session, today: date) -> tuple[bool, ...]:
    """Return which signs of good enough hold: in post, staffed, the log answered, events told."""
    return _signs(session, today, log_totals(session))


def _signs(session: Session, today: date, log: LogTotals) -> tuple[bool, ...]:
    post = read_post(session, today)
    events = [row for row in read_rows(session, EVENT) if row["status"] != "cancelled"]
    return (
        post is not None and post.values["begins"] is not None and post.values["begins"] <= today,
        any(team.total.week for team in read_teams(session)),
        bool(log.faults) and log.answered * _TENTHS >= log.faults * _NINE,
        bool(events) and not any(lacks_account(row, today) for row in events),
    )


def progress(session: Session, today: date) -> Progress:
    """Return the share of the signs that hold, how many entries there are, and the worst gap."""
    log = log_totals(session)
    entries = log.entries
    remark, weight, row_id = _worst(session, today)
    held = _signs(session, today, log)
    begun = bool(entries) or any(held)
    amount = ngettext("{count} log entry", "{count} log entries", entries)
    share = sum(held) / (len(held) + bool(weight)) if begun else 0.0
    said = amount.format(count=number_text(entries)) if entries else ""
    return Progress(share, said, remark if begun else "", weight if begun else 0, row_id)


def _worst(session: Session, today: date) -> tuple[str, int, str | None]:
    for row in read_rows(session, EVENT):
        if permit_danger(row, today):
            return _("an event lacks its permit"), 2, row["id"]
    entries = read_entries(session, only_open=True)
    lying = left_lying(entries, today, read_calendar(session)) if entries else []
    if lying:
        said = ngettext("{count} case is left lying", "{count} cases are left lying", len(lying))
        return said.format(count=len(lying)), 2, lying[0].id
    nobody = [each for each in entries if each.responsible is None]
    if nobody:
        said = ngettext(
            "{count} case has nobody responsible", "{count} cases have nobody responsible",
            len(nobody),
        )  # fmt: skip
        return said.format(count=len(nobody)), 1, nobody[0].id
    post = read_post(session, today)
    late = next((s for s in (post.steps if post else ()) if s["due"] and not s["done_on"]
                 and s["due"] < today), None)  # fmt: skip
    if late is not None:
        return _("a step of the place manager is late"), 1, late["id"]
    return "", 0, None
