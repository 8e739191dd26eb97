"""How far the budget is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import kr
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.finance.views import read_budget
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def signs(session: Session, today: date) -> tuple[bool, ...]:  # noqa: ARG001 - one signature for all
    """Return which signs of good enough hold: balance, VAT and reserve, activities tied to it."""
    found = read_budget(session)
    if found is None or not found.years:
        return (False, False, False)
    rules = {line.values["rule"] for line in found.lines}
    costly = [row for row in read_rows(session, record("activity")) if row["cost"]]
    return (
        all(year.result >= 0 for year in found.years),
        {"nondeductible_vat", "reserve"} <= rules,
        all(row["budget_code"] for row in costly),
    )


def progress(session: Session, today: date) -> Progress:  # noqa: ARG001 - one signature for all
    """Return how whole the budget is: both sides, VAT, reserve, balance, activities tied to it."""
    found = read_budget(session)
    if found is None or not found.years:
        return Progress(0.0, "")
    years = dict.fromkeys((found.years[0].year, found.years[-1].year))
    amount = "–".join(map(str, years))
    short = next((year for year in found.years if year.result < 0), None)
    untagged = [
        row
        for row in read_rows(session, record("activity"))
        if row["cost"] and not row["budget_code"]
    ]
    over = [tie for tie in found.ties if tie.over]
    wants = [
        bool(found.of("cost")),
        bool(found.of("income")),
        short is None,
        any(line.computed for line in found.lines),
        not untagged,
        not over,
    ]
    share = sum(wants) / len(wants)
    if short is not None:
        said = _("{year}: {amount} is missing").format(year=short.year, amount=kr(-short.result))
        return Progress(share, amount, said, 2)
    if over:
        said = _("{code} {year}: activities ask for {amount} too much")
        tie = over[0]
        return Progress(
            share, amount, said.format(code=tie.code, year=tie.year, amount=kr(tie.over)), 1
        )
    if untagged:
        return Progress(
            share, amount, _("“{title}” lacks a budget code").format(title=untagged[0]["title"]), 1
        )
    return Progress(share, amount, _("in balance"))
