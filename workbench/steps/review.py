"""Gaps and contradictions over the whole project ("Granska")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text, kr
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.finance.views import read_budget
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

YEAR_DAYS = 365


@dataclass(frozen=True)
class Finding:
    """Something to see to. ``severity`` is ``error``, ``warning`` or ``note``.

    ``step`` and ``row_id`` lead to the spot.
    """

    rule: str
    severity: str
    where: str
    text: str
    step: str
    row_id: str | None = None


def review(session: Session, today: date) -> list[Finding]:
    """Return what all rules find, worst first."""
    order = {"error": 0, "warning": 1, "note": 2}
    found = [finding for rule in RULES for finding in rule(session, today)]
    return sorted(found, key=lambda finding: order[finding.severity])


def _plan(session: Session, today: date) -> Iterator[Finding]:
    try:
        plan = read_plan(session, today)
    except WorkbenchError as error:
        yield Finding("plan.circle", "error", _("Action plan"), error.text(), "plan")
        return
    for item in plan.items:
        values, where = item.values, f"{item.values['code']} {item.values['title']}"
        if values["status"] == "cancelled":
            continue
        if item.late:
            said = _("should have been done {day}").format(day=date_text(item.finish))
            yield Finding("plan.late", "warning", where, said, "plan", item.id)
        if item.conflict_days:
            other = plan.by_id[item.blocked_by].values["title"] if item.blocked_by in plan.by_id else ""
            said = _("starts {days} working days too early for “{other}”").format(days=item.conflict_days, other=other)
            yield Finding("plan.conflict", "warning", where, said, "plan", item.id)
        if not values["accountable_id"]:
            yield Finding("plan.accountable", "warning", where, _("nobody is accountable"), "plan", item.id)
        if not values["responsible"]:
            yield Finding("plan.responsible", "warning", where, _("nobody is responsible"), "plan", item.id)
        if not values["goals"]:
            yield Finding("plan.goal", "note", where, _("serves no goal"), "plan", item.id)
        if item.placed is None:
            yield Finding("plan.dates", "note", where, _("has no dates"), "plan", item.id)
        if values["cost"] and not values["budget_code"]:
            yield Finding("plan.budget_code", "note", where, _("has a cost but no budget code"), "plan", item.id)


def _goals(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature
    goals, indicators = read_rows(session, record("goal")), read_rows(session, record("indicator"))
    served = {goal for row in read_rows(session, record("activity")) for goal in row["goals"]}
    measured = {row["goal_id"] for row in indicators}
    parents = {goal["parent_id"] for goal in goals}
    for goal in goals:
        if goal["id"] in parents:
            continue
        where = f"{goal['code']} {goal['title']}"
        if goal["id"] not in measured:
            yield Finding("goal.indicator", "warning", where, _("has no indicator"), "vision", goal["id"])
        if goal["id"] not in served:
            yield Finding("goal.activity", "warning", where, _("has no activity"), "vision", goal["id"])
    for row in indicators:
        where = f"{row['code']} {row['title']}"
        if row["baseline"] is None:
            yield Finding("indicator.baseline", "warning", where, _("has no baseline"), "vision", row["id"])
        if not row["targets"]:
            yield Finding("indicator.target", "note", where, _("has no target"), "vision", row["id"])


def _people(session: Session, today: date) -> Iterator[Finding]:
    for row in read_rows(session, record("stakeholder")):
        where = row["code"]
        if row["erase_by"] and row["erase_by"] < today:
            yield Finding("person.erase", "error", where, _("is past the erase-by date"), "stakeholders", row["id"])
        elif not row["erase_by"] or not row["legal_ground"]:
            yield Finding("person.ground", "warning", where, _("lacks legal basis or erase-by date"), "stakeholders", row["id"])


def _money(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature
    found = read_budget(session)
    if found is None:
        return
    for year in found.years:
        if year.result < 0:
            said = _("costs exceed income by {amount}").format(amount=kr(-year.result))
            yield Finding("budget.balance", "error", str(year.year), said, "finance")
    for tie in found.ties:
        if tie.over:
            said = _("activities ask for {amount} more than the budget").format(amount=kr(tie.over))
            yield Finding("budget.over", "warning", f"{tie.code} {tie.year}", said, "finance")


def _term(session: Session, today: date) -> Iterator[Finding]:
    row = read_rows(session, record("project"))[0]
    if row["agreement_end"] and (row["agreement_end"] - today).days < YEAR_DAYS:
        said = _("ends {day}").format(day=date_text(row["agreement_end"]))
        yield Finding("agreement.end", "warning", _("The agreement"), said, "place")


RULES: tuple[Callable[[Session, date], Iterator[Finding]], ...] = (_plan, _goals, _people, _money, _term)
