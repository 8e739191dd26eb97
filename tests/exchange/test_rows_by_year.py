"""Tables of what holds from a day: a column for each year, or a row for each day."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from workbench.base.errors import WorkbenchError
from workbench.exchange.grid import grid_of
from workbench.exchange.header import find_layout
from workbench.exchange.import_plan import ExistingRow
from workbench.exchange.propose import propose_kind
from workbench.exchange.table_import import plan_import
from workbench.exchange.values import choice_names
from workbench.models.registry import RECORDS
from workbench.models.responsibility_choices import STANDARD_TASKS

TODAY = date(2026, 11, 23)
WIDE = ["yta", "driftmoment", "status_2025", "utforare_2025", "status_2026", "R_utforare_2026",
        "A_ytterst_ansvarig_2026"]  # fmt: skip
LONG = ["Yta", "Driftmoment", "Gäller från", "Status", "Utförare (R)", "Ytterst ansvarig (A)"]
CLEANING = STANDARD_TASKS[0]
HERE = {
    "surface": [ExistingRow("y1", "Y01", "Torget"), ExistingRow("y2", "Y02", "Gatan")],
    "organisation": [
        ExistingRow("o1", "O01", "Kommunen"),
        ExistingRow("o2", "O12", "Platsföreningen"),
    ],
    "maintenance_task": [],
    "responsibility": [],
}


def held(key, surface, task, day, status="clear", performer=None):
    values = {
        "surface_id": surface,
        "task_id": task,
        "valid_from": day,
        "status": status,
        "performer_id": performer,
        "accountable_id": None,
    }
    return ExistingRow(key, "", str(day), values)


def plan(rows, language="sv", **more):
    grid = grid_of("prov.csv", "", rows)
    numbers = count(1)
    layout = find_layout(grid, RECORDS["responsibility"])
    return plan_import(
        grid,
        layout,
        {**HERE, **more},
        today=TODAY,
        new_id=lambda: f"new{next(numbers)}",
        language=language,
    )


def reasons(planned):
    return [(error.row, error.column, error.text()) for error in planned.errors]


def test_a_line_with_two_years_is_two_rows():
    planned = plan([WIDE, ["Y01", "renhallning", "oklart", None, "tydligt", "O12", "O01"]])
    first, second = [row.values for row in planned.rows]
    assert first["valid_from"] == date(2025, 1, 1)
    assert first["status"] == "unclear"
    assert "performer_id" not in first
    assert second["valid_from"] == date(2026, 1, 1)
    assert (second["status"], second["performer_id"], second["accountable_id"]) == (
        "clear", "o2", "o1",
    )  # fmt: skip
    assert (planned.read, planned.new) == (1, 2)


def test_what_did_not_change_from_year_to_year_is_stated_for_both():
    planned = plan([WIDE, ["Y01", "renhallning", "tydligt", "O01", "tydligt", "O01", None]])
    assert [row.values["valid_from"].year for row in planned.rows] == [2025, 2026]


def test_a_year_of_which_nothing_is_said_makes_no_row():
    planned = plan([WIDE, ["Y01", "renhallning", None, None, "tydligt", "O01", None]])
    assert [row.values["valid_from"].year for row in planned.rows] == [2026]


def test_what_stands_in_a_column_without_a_year_holds_for_all():
    rows = [["yta", "moment", "status 2025", "status 2026", "hur ofta"],
            ["Torget", "Snö", "tydligt", "oklart", "vid behov"]]  # fmt: skip
    assert [row.values["frequency"] for row in plan(rows).rows] == ["vid behov", "vid behov"]


@pytest.mark.parametrize(("language", "name"), [("sv", "Renhållning"), ("en", "Cleaning")])
def test_usual_tasks_come_along_by_their_proper_name(language, name):
    rows = [["yta", "driftmoment", "status"], ["Y01", "renhallning", "tydligt"],
            ["Y02", "Städning", "oklart"], ["Y02", "julgran", "oklart"]]  # fmt: skip
    planned = plan(rows, language)
    made = {row.id: row.values for row in planned.created["maintenance_task"]}
    assert list(made.values()) == [
        {"name": name, "standard": "cleaning"},
        {"name": "julgran"},
    ]
    assert len({row.values["task_id"] for row in planned.rows[:2]}) == 1


def test_a_task_is_found_by_what_the_usual_one_is_called_also_when_renamed():
    task = ExistingRow("t1", "", "Städ och trivsel", None, choice_names(CLEANING))
    own = ExistingRow("t2", "", "Städning")
    rows = [["yta", "driftmoment", "status"], ["Y01", "renhållning", "tydligt"],
            ["Y01", "städning", "oklart"], ["Y02", "Städ och trivsel", "oklart"]]  # fmt: skip
    planned = plan(rows, maintenance_task=[task, own])
    # A name of one's own goes before what others call the usual one.
    assert [row.values["task_id"] for row in planned.rows] == ["t1", "t2", "t1"]
    assert planned.created == {}


def test_rows_are_recognised_by_surface_task_and_day():
    task = ExistingRow("t1", "", "Snö")
    rows = [LONG, ["Torget", "Snö", "2025-01-01", "Tydligt", "Kommunen", None],
            ["Torget", "Snö", "2026-01-01", "Oklart", None, None],
            ["Gatan", "Snö", "2026-01-01", "Tydligt", "Kommunen", None]]  # fmt: skip
    old = held("r1", "y1", "t1", date(2025, 1, 1), "clear", "o1")
    new = held("r2", "y1", "t1", date(2026, 1, 1), "clear")
    planned = plan(rows, maintenance_task=[task], responsibility=[old, new])
    assert next((row.id, row.is_new) for row in planned.rows) == ("r2", False)
    assert (planned.new, planned.updated, len(planned.skipped)) == (1, 1, 1)


def test_a_row_without_a_day_is_about_what_holds_today_or_from_new_year():
    task = ExistingRow("t1", "", "Snö")
    rows = [["yta", "driftmoment", "status"], ["Y01", "Snö", "oklart"], ["Y02", "Snö", "oklart"]]
    there = [
        held("r1", "y1", "t1", date(2025, 3, 1)),
        held("r2", "y1", "t1", date(2026, 7, 1)),
        held("r3", "y1", "t1", date(2027, 1, 1)),
    ]
    planned = plan(rows, maintenance_task=[task], responsibility=there)
    assert planned.rows[0].id == "r2"
    assert planned.rows[1].values["valid_from"] == date(2026, 1, 1)


def test_an_unknown_surface_is_told_once_and_the_others_go_in():
    rows = [WIDE, ["Y01", "snö", "tydligt", "O01", "tydligt", "O01", None],
            ["Y99", "snö", "tydligt", "O01", "tydligt", "O01", None]]  # fmt: skip
    planned = plan(rows)
    assert reasons(planned) == [(3, "yta", "”Y99” finns inte (yta)")]
    assert planned.new == 2


def test_the_same_cell_twice_is_refused_with_the_line_it_stands_in():
    rows = [WIDE, ["Y01", "snö", None, None, "tydligt", "O01", "O01"],
            ["Torget", "Snö/halka", None, None, "tydligt", "O01", "O12"]]  # fmt: skip
    planned = plan(rows)
    assert planned.new == 1
    (error,) = planned.errors
    assert (error.row, "rad 2" in error.text()) == (3, True)


def test_the_very_same_line_twice_is_passed_over():
    row = ["Y01", "snö", None, None, "tydligt", "O01", "O01"]
    planned = plan([WIDE, row, row])
    assert (planned.new, planned.errors, [each.row for each in planned.skipped]) == (1, (), [3])


@pytest.mark.parametrize(
    "text", ["O01|O12", "Kommunen; Platsföreningen", "Kommunen, Platsföreningen"]
)
def test_one_accountable_at_most(text):
    planned = plan([WIDE, ["Y01", "snö", None, None, "tydligt", "O01", text]])
    assert planned.rows == ()
    assert planned.created == {}
    assert "här kan bara en stå" in planned.errors[0].text()


def test_a_comma_in_the_name_of_somebody_new_is_part_of_the_name():
    planned = plan([WIDE, ["Y01", "snö", None, None, "tydligt", "Ek, Al & Co AB", None]])
    assert [r.values["name"] for r in planned.created["organisation"]] == ["Ek, Al & Co AB"]


@pytest.mark.parametrize("day", ["32 mars", "2026-13-01", "snart"])
def test_a_day_that_is_none_refuses_its_row(day):
    rows = [LONG, ["Torget", "Snö", day, "Tydligt", None, None],
            ["Gatan", "Snö", "2026-01-01", "Tydligt", None, None]]  # fmt: skip
    planned = plan(rows)
    assert [(e.row, e.column) for e in planned.errors] == [(2, "Gäller från")]
    assert planned.new == 1


def test_an_unknown_status_is_told_and_the_other_year_goes_in():
    planned = plan([WIDE, ["Y01", "snö", "kanske", None, "tydligt", "O01", None]])
    assert [(e.row, e.column) for e in planned.errors] == [(2, "status_2025")]
    assert [row.values["valid_from"].year for row in planned.rows] == [2026]


def test_a_row_without_a_task_is_refused():
    planned = plan([WIDE, ["Y01", None, None, None, "tydligt", "O01", None]])
    assert reasons(planned) == [(2, "driftmoment", "”Driftmoment” saknas")]


def test_a_table_without_surfaces_is_not_understood():
    with pytest.raises(WorkbenchError) as refused:
        plan([["driftmoment", "status"], ["snö", "tydligt"]])
    assert "Yta" in refused.value.text()


@pytest.mark.parametrize("header", [WIDE, LONG])
def test_the_kind_is_seen_from_the_columns(header):
    kinds = {name: record for record in RECORDS.values() for name in record.kinds}
    found = propose_kind(grid_of("blad.csv", "", [header, ["x"] * len(header)]), kinds)
    assert (found.kind, found.sure) == ("responsibilities", True)
