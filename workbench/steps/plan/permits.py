"""What the plan needs permits for: the last day to apply, and which are in danger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.permits import Danger, latest_application, permit_danger

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.plan.items import Item, Plan

PERMIT = record("permit")


@dataclass(frozen=True, slots=True)
class PermitLine:
    """A permit with its activity, the last day to apply (None where unknown), and its danger."""

    values: Values
    activity: Item | None
    apply_by: date | None
    danger: Danger

    @property
    def id(self) -> str:
        """The permit's key."""
        return str(self.values["id"])

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.values["title"])

    def words(self) -> str:
        """Return how the permit stands, in a few words."""
        if self.danger in {Danger.LATE, Danger.SOON} and self.apply_by:
            said = (
                _("should have been applied for by {day}")
                if self.danger is Danger.LATE
                else _("apply by {day}")
            )
            return said.format(day=date_text(self.apply_by))
        if self.danger is Danger.DECISION_LATE:
            return _("no decision, and the activity has started")
        if self.danger is Danger.REFUSED:
            return _("refused")
        if self.danger is Danger.EXPIRES:
            return _("expires before the activity ends")
        choice = PERMIT["status"].choice(self.values["status"])
        return choice.text().lower() if choice else ""


def permit_lines(session: Session, plan: Plan) -> tuple[PermitLine, ...]:
    """Return all permits, those to see to first: by danger, then by the last day to apply."""
    lines = [_line(row, plan) for row in read_rows(session, PERMIT)]
    order = {danger: nth for nth, danger in enumerate(Danger)}

    def rank(line: PermitLine) -> tuple[int, int]:
        return order[line.danger], line.apply_by.toordinal() if line.apply_by else 10**7

    return tuple(sorted(lines, key=rank))


def _line(row: Values, plan: Plan) -> PermitLine:
    item = plan.by_id.get(row["activity_id"] or "")
    start = item.start if item else None
    apply_by = latest_application(start, row["lead_time"], plan.calendar)
    over = item is None or item.done or item.values["status"] == "cancelled"
    danger = permit_danger(
        row["status"] or "not_applied",
        apply_by,
        start,
        item.finish if item else None,
        row["valid_until"],
        plan.today,
    )
    return PermitLine(row, item, apply_by, Danger.NONE if over else danger)
