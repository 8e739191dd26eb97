"""What became of plan and budget, read from their steps for those that follow up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.project.works import Late, Works, YearMoney
from workbench.rules.progress import Delivery
from workbench.steps.finance.outcomes import line_outcomes, read_quarters
from workbench.steps.finance.views import read_budget
from workbench.steps.plan.baselines import baselines, deliveries, frozen_rows
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.plan.items import Plan

DEAD = "cancelled"


def read_works(session: Session, today: date) -> Works:
    """Return how the work goes.

    In time is by the plan as last decided where it was, else by the plan as it is. Raises the
    errors of reading the plan (a circle of links).
    """
    plan = read_plan(session, today)
    live = [item for item in plan.items if item.values["status"] != DEAD]
    due = [each for each in planned(session, plan) if each.planned_finish < today]
    late = tuple(
        Late(
            item.id,
            f"{item.values['code']} {item.values['title']}".strip(),
            item.finish,
            plan.responsible(item),
        )
        for item in plan.late
        if item.finish is not None
    )
    return Works(
        len(live),
        sum(item.done for item in live),
        len(due),
        sum(each.in_time for each in due),
        late,
        tuple(_money(session)),
    )


def planned(session: Session, plan: Plan) -> list[Delivery]:
    """Return what was to be done by when: by the plan as last decided, else as it is."""
    kept = baselines(session)
    if kept:
        return deliveries(frozen_rows(session, kept[0].id), plan)
    return [
        Delivery(item.finish, item.done, item.values["actual_finish"])
        for item in plan.items
        if item.finish is not None and item.values["status"] != DEAD
    ]


def _money(session: Session) -> Iterator[YearMoney]:
    budget = read_budget(session)
    if budget is None:
        return
    told = read_quarters(session)
    for year in budget.years:
        lines = line_outcomes(budget, told, year.year)
        income = [each.whole for each in lines if each.line.type == "income"]
        cost = [each.whole for each in lines if each.line.type == "cost"]
        yield YearMoney(
            year.year,
            sum(each.budget for each in income),
            sum(each.actual for each in income),
            sum(each.expected for each in income),
            sum(each.budget for each in cost),
            sum(each.actual for each in cost),
            sum(each.expected for each in cost),
            any(each.actual for each in lines),
        )
