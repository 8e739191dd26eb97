"""What is to be seen to in the plan beside its activities: permits, placemaking, risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.rules.permits import Danger
from workbench.steps.plan.permits import permit_lines
from workbench.steps.plan.risks import GRAVE, read_risks, risk_value
from workbench.steps.step import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.steps.plan.items import Plan

WARNING, NOTE = "warning", "note"


def plan_notices(session: Session, plan: Plan) -> tuple[Notice, ...]:
    """Return what is to be seen to."""
    return (*_permits(session, plan), *_placemaking(plan), *_risks(session))


def _permits(session: Session, plan: Plan) -> Iterator[Notice]:
    for line in permit_lines(session, plan):
        where = line.title
        if line.activity is None:
            text = _("belongs to no activity")
            yield Notice("permit.activity", NOTE, where, text, line.id)
            continue
        where = f"{line.title}, {line.activity.values['title']}"
        if line.danger is not Danger.NONE:
            severity = NOTE if line.danger is Danger.SOON else WARNING
            yield Notice("permit.late", severity, where, line.words(), line.id)
        elif line.values["lead_time"] is None and line.values["status"] == "not_applied":
            yield Notice("permit.lead_time", NOTE, where, _("has no lead time"), line.id)


def _placemaking(plan: Plan) -> Iterator[Notice]:
    for item in plan.items:
        values = item.values
        if not values["intervention"] or values["status"] == "cancelled":
            continue
        where = f"{values['code']} {values['title']}".strip()
        if not values["maintainers"]:
            said = _("nobody looks after it")
            yield Notice("placemaking.maintainer", WARNING, where, said, item.id)
        if values["life"] is None and values["lasting"] != "temporary":
            yield Notice("placemaking.life", NOTE, where, _("has no length of life"), item.id)


def _risks(session: Session) -> Iterator[Notice]:
    for row in read_risks(session):
        value = risk_value(row)
        if row["status"] == "closed" or value is None or value < GRAVE:
            continue
        where = f"{row['code']} {row['title']}".strip()
        if not str(row["measure"]).strip():
            yield Notice(
                "risk.measure", WARNING, where, _("is grave and has no measure"), row["id"]
            )
        if not row["owner_id"]:
            yield Notice("risk.owner", WARNING, where, _("is grave and has no owner"), row["id"])
