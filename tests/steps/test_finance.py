"""A budget from nothing: its reckoned lines, and amounts carried along."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.finance.edits import raise_amounts, start_budget
from workbench.steps.finance.views import read_budget

LINE = record("budget_line")


def test_vat_and_reserve_follow_what_is_typed(empty):
    version = start_budget(empty, 2026)
    line = {"version_id": version, "title": "Ljus", "type": "cost", "vat_percent": Decimal(25)}
    acts.add(empty, LINE, {**line, "amounts": {2026: 100_000_00}})
    with empty.read() as session:
        found = read_budget(session, version)
    assert found is not None
    year = found.years[0]
    assert (year.nondeductible_vat, year.reserve) == (25_000_00, 6_250_00)
    assert year.cost == 131_250_00
    assert sum(each.computed for each in found.lines) == 2


def test_costs_lie_in_the_year_in_which_the_plan_has_the_activity(empty):
    version = start_budget(empty, 2026)
    line = {"version_id": version, "title": "Ljus", "type": "cost", "code": "D1"}
    acts.add(empty, LINE, {**line, "amounts": {2026: 0, 2027: 500_000_00}})
    activity, dates = record("activity"), {"start": date(2026, 11, 2), "finish": date(2026, 12, 30)}
    first = acts.add(empty, activity, {"title": "A", **dates})
    waits = {"dating": "computed", "duration": 20, "predecessors": ((first, "FS", 0),)}
    acts.add(empty, activity, {"title": "B", "cost": 400_000_00, "budget_code": "D1", **waits})
    with empty.read() as session:
        found = read_budget(session, version)
    assert found is not None
    assert {tie.year: tie.tied for tie in found.ties if tie.tied} == {2027: 400_000_00}


def test_amounts_rise_by_whole_kronor(empty):
    version = start_budget(empty, 2026)
    amounts = {2026: 780_000_00, 2027: 0, 2028: 0}
    line = {"version_id": version, "title": "Lön", "type": "cost", "amounts": amounts}
    key = acts.add(empty, LINE, line)
    raise_amounts(empty, [key], Decimal(3))
    with empty.read() as session:
        row = read_rows(session, LINE, [key])[0]
    assert row["amounts"] == {2026: 780_000_00, 2027: 803_400_00, 2028: 827_502_00}
    empty.undo()
    with empty.read() as session:
        assert read_rows(session, LINE, [key])[0]["amounts"] == amounts
