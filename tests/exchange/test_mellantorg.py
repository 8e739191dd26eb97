"""The worked example: its tables go in without help, and a second time change nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from workbench.exchange.header import find_layout
from workbench.exchange.import_plan import ExistingRow
from workbench.exchange.read_table import read_table
from workbench.exchange.table_import import plan_import
from workbench.models.registry import RECORDS

TODAY = date(2026, 11, 23)
TABLES = {
    "project": ("project", 1, {}),
    "organisation": ("organisations", 12, {}),
    "stakeholder": ("stakeholders", 25, {}),
    "goal": ("goals", 8, {}),
    "indicator": ("kpis", 15, {}),
    "activity": ("activities", 40, {"organisation": 1}),
    "budget_line": ("budget_3y", 23, {}),
}


@pytest.fixture(scope="module")
def world(request):
    """All tables planned one after the other, each upon what the ones before brought."""
    folder = request.config.rootpath / "resources/example"
    existing = {"project": [ExistingRow("p", "", "")]}
    plans = {}
    for table, (name, _count, _created) in TABLES.items():
        record = RECORDS[table]
        grid = read_table(folder / f"{name}.csv")
        layout = find_layout(grid, record)
        plans[table] = plan_import(grid, layout, existing, today=TODAY)
        for at, rows in {**plans[table].created, table: plans[table].rows}.items():
            title = RECORDS[at].title_field
            known = existing.setdefault(at, [])
            known += [
                ExistingRow(r.id, str(r.values.get("code", "")), str(r.values[title]), r.values)
                for r in rows
                if r.is_new
            ]
    return plans, existing, folder


@pytest.mark.parametrize("table", TABLES)
def test_a_table_goes_in_whole(world, table):
    plans, _existing, _folder = world
    _name, rows, created = TABLES[table]
    report = plans[table].report()
    assert report["errors"] == []
    assert report["new"] + report["updated"] == rows
    assert report["created"] == created


@pytest.mark.parametrize("table", [table for table in TABLES if table != "project"])
def test_a_second_time_changes_nothing(world, table):
    _plans, existing, folder = world
    grid = read_table(folder / f"{TABLES[table][0]}.csv")
    again = plan_import(grid, find_layout(grid, RECORDS[table]), existing, today=TODAY)
    assert (again.new, again.updated, again.errors) == (0, 0, ())
    assert len(again.skipped) == again.read


def of(world, table, code):
    return next(row.values for row in world[0][table].rows if row.values.get("code") == code)


def test_values_are_typed(world):
    activity = of(world, "activity", "A21")
    assert activity["cost"] == 132_000_000
    assert activity["cost_kind"] == "per_year"
    assert (activity["start"], activity["finish"]) == (date(2026, 4, 27), date(2028, 12, 31))
    indicator = of(world, "indicator", "K01")
    assert indicator["baseline"] == Decimal("41.7")
    assert indicator["baseline_year"] == 2025
    assert indicator["targets"] == {2026: 50, 2027: 53, 2028: 55}
    assert of(world, "budget_line", "K1")["title"] == "Platsansvarig (1,0)"


def test_all_the_sums_of_the_budget_are_those_of_its_own_rows(world):
    """The rows that were skipped as sums, reckoned again from the rows that were taken."""
    rows = [row.values for row in world[0]["budget_line"].rows]
    for kind, year, kronor in (
        ("cost", 2026, 4_530_606),
        ("cost", 2028, 3_919_167),
        ("income", 2027, 3_891_000),
        ("in_kind", 2026, 573_200),
    ):
        assert sum(r["amounts"].get(year, 0) for r in rows if r["type"] == kind) == kronor * 100


def test_dependencies_lead_to_the_rows_of_the_table(world):
    rows = {row.values["code"]: row for row in world[0]["activity"].rows}
    assert rows["A17"].values["predecessors"] == ((rows["A16"].id, "SS", 0),)
    assert len(rows["A12"].values["predecessors"]) == 5


def test_the_example_is_the_one_the_specification_gives(root):
    shared = root.parent / "shared/domain/example"
    if not shared.is_dir():
        pytest.skip("the specification does not lie beside this checkout")
    for path in shared.glob("*.csv"):
        folder = "tests/data/mellantorg" if path.stem.endswith("_expected") else "resources/example"
        assert (root / folder / path.name).read_bytes() == path.read_bytes(), path.name
