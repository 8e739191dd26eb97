"""What is to be seen to in bodies and seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.rules.terms import Term
from workbench.steps.organisation.views import read_bodies
from workbench.steps.step import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.organisation.views import BodyLine, SeatLine


def organisation_notices(session: Session, today: date) -> Iterator[Notice]:
    """Yield empty seats, terms that are over or end soon, and bodies that cannot decide."""
    for body in read_bodies(session, today):
        for seat in body.seats:
            yield from _seat(body, seat)
        yield from _body(body)


def _seat(body: BodyLine, seat: SeatLine) -> Iterator[Notice]:
    where = f"{body.values['name']}, {seat.values['title']}"
    key = seat.values["id"]
    if seat.empty:
        yield Notice("seat.empty", "warning", where, _("nobody sits there"), key)
    end = seat.values["term_to"]
    if seat.term is Term.OVER and end is not None:
        said = _("the term ended {day}").format(day=date_text(end))
        yield Notice("seat.over", "warning", where, said, key)
    elif seat.term is Term.SOON and end is not None:
        said = _("the term ends {day}").format(day=date_text(end))
        yield Notice("seat.soon", "note", where, said, key)


def _body(body: BodyLine) -> Iterator[Notice]:
    where, key = body.values["name"], body.values["id"]
    if body.decides and not body.with_role("chair"):
        yield Notice("body.chair", "warning", where, _("has no chair"), key)
    if body.decides and not body.votes:
        yield Notice("body.votes", "warning", where, _("nobody has a vote"), key)
    if body.decides and not body.values["mandate"]:
        yield Notice("body.mandate", "note", where, _("it is not said what it decides"), key)
