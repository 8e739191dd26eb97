"""How far the organisation is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import _, ngettext
from workbench.steps.organisation.notices import organisation_notices
from workbench.steps.organisation.views import read_bodies, read_legal_form
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

FEWEST: Final = 3


def signs(session: Session, today: date) -> tuple[bool, ...]:
    """Return which signs of good enough hold: a form, a body that decides, no seat wanting."""
    form, _reason = read_legal_form(session)
    bodies = read_bodies(session, today)
    deciding = [each for each in bodies if each.decides]
    return (
        bool(form) and bool(bodies),
        any(each.with_role("chair") and each.votes >= FEWEST for each in deciding),
        any(each.seats for each in bodies) and not any(each.wanting() for each in bodies),
    )


def progress(session: Session, today: date) -> Progress:
    """Return the share of what is wanted of form, bodies and seats, and the worst gap."""
    bodies = read_bodies(session, today)
    if not bodies:
        return Progress(0.0, "")
    held = signs(session, today)
    seats = sum(len(each.seats) for each in bodies)
    amount = ngettext("{count} seat", "{count} seats", seats).format(count=seats)
    order = {"warning": 0, "note": 1}
    found = sorted(organisation_notices(session, today), key=lambda each: order[each.severity])
    if not found:
        return Progress(sum(held) / len(held), amount)
    worst = found[0]
    remark = _("{where}: {what}").format(where=worst.where, what=worst.text)
    weight = 1 if worst.severity == "warning" else 0
    share = min(sum(held) / len(held), 0.95) if weight else sum(held) / len(held)
    return Progress(share, amount, remark, weight, worst.row_id)
