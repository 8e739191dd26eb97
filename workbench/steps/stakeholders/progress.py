"""How far the registers of organisations and people are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.stakeholders.views import due_contacts
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

GREAT = 4


def signs(session: Session, today: date) -> tuple[bool, ...]:  # noqa: ARG001 - one signature for all
    """Return which signs of good enough hold: organisations, contact owners, legal ground."""
    people = [p for p in read_rows(session, record("stakeholder")) if not p["inactive"]]
    parties = read_rows(session, record("organisation"))
    great = [p for p in people if (p["influence"] or 0) >= GREAT]
    return (
        bool(parties) and all(o["type"] and o["membership"] for o in parties),
        bool(great) and all(p["contact_owner"] for p in great),
        bool(people) and all(p["legal_ground"] and p["erase_by"] for p in people),
    )


def progress(session: Session, today: date) -> Progress:
    """Return the share of what is wanted of each organisation and person, and the worst gap."""
    people = [p for p in read_rows(session, record("stakeholder")) if not p["inactive"]]
    parties = read_rows(session, record("organisation"))
    wants = [bool(o["type"]) and bool(o["membership"]) for o in parties]
    wants += [p["influence"] is not None and p["interest"] is not None for p in people]
    wants += [bool(p["legal_ground"]) and p["erase_by"] is not None for p in people]
    if not people and not parties:
        return Progress(0.0, "")
    amount = ngettext("{count} person", "{count} people", len(people)).format(count=len(people))
    remark, weight, row_id = _worst(people, due_contacts(session, today), today)
    # With a gap left the step is never quite done.
    return Progress(sum(wants) / (len(wants) + bool(weight)), amount, remark, weight, row_id)


def _worst(people: list[Values], due: list[Values], today: date) -> tuple[str, int, str | None]:
    """Return the worst gap in words, its weight and the row it is about."""
    overdue = [p for p in people if p["erase_by"] and p["erase_by"] < today]
    if overdue:
        remark = _("{count} past their erase-by date").format(count=len(overdue))
        return remark, 2, overdue[0]["id"]
    if due:
        said = ngettext("{count} follow-up is due", "{count} follow-ups are due", len(due))
        return said.format(count=len(due)), 2, due[0]["id"]
    waiting = [p for p in people if p["next_contact"] and p["next_contact"] <= today]
    if waiting:
        count = len(waiting)
        said = ngettext("{count} next contact is due", "{count} next contacts are due", count)
        return said.format(count=count), 1, waiting[0]["id"]
    alone = [p for p in people if (p["influence"] or 0) >= GREAT and not p["contact_owner"]]
    if alone:
        remark = _("{count} with great influence lack a contact owner").format(count=len(alone))
        return remark, 1, alone[0]["id"]
    return "", 0, None
