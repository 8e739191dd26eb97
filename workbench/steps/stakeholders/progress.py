"""How far the registers of organisations and people are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

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
    overdue = [p for p in people if p["erase_by"] and p["erase_by"] < today]
    if overdue:
        return Progress(
            sum(wants) / len(wants),
            amount,
            _("{count} past their erase-by date").format(count=len(overdue)),
            2,
            overdue[0]["id"],
        )
    alone = [p for p in people if (p["influence"] or 0) >= GREAT and not p["contact_owner"]]
    if alone:
        remark = _("{count} with great influence lack a contact owner").format(count=len(alone))
        return Progress(sum(wants) / (len(wants) + 1), amount, remark, 1, alone[0]["id"])
    return Progress(sum(wants) / len(wants), amount)
