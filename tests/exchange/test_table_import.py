from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count

import pytest

from workbench.base.errors import WorkbenchError
from workbench.exchange.grid import grid_of
from workbench.exchange.header import find_layout
from workbench.exchange.import_plan import ExistingRow
from workbench.exchange.table_import import plan_import, tables_of
from workbench.models.registry import RECORDS

TODAY = date(2026, 11, 23)
ORGANISATIONS = [
    ExistingRow("o1", "O01", "Mellanstads kommun"),
    ExistingRow("o2", "O02", "Lyktan, Ek & Co AB"),
]


def plan(table, rows, existing=None, mapping=None):
    grid = grid_of("prov.csv", "", rows)
    numbers = count(1)
    layout = find_layout(grid, RECORDS[table], mapping)
    return plan_import(
        grid, layout, existing or {}, today=TODAY, new_id=lambda: f"new{next(numbers)}"
    )


def reasons(planned):
    return [(error.row, error.column, error.message) for error in planned.errors]


def test_good_rows_go_in_and_bad_ones_are_listed_with_line_column_and_reason():
    rows = [
        ["Intressenter"],
        [],
        ["Namn", "Inflytande", "Gallras senast"],
        ["Anna", 4, "2029-12-31"],
        ["Bo", 9, "i övermorgon kanske"],
        [None, 3, None],
        ["Cia", None, None],
    ]
    planned = plan("stakeholder", rows)
    assert [(row.number, row.values["name"]) for row in planned.rows] == [(4, "Anna"), (7, "Cia")]
    assert [(error.row, error.column) for error in planned.errors] == [
        (5, "Inflytande"),
        (5, "Gallras senast"),
        (6, "Namn"),
    ]
    report = planned.report()
    assert (report["read"], report["new"], report["updated"], report["skipped"]) == (4, 2, 0, 0)
    assert set(report) == {"read", "new", "updated", "skipped", "created", "errors"}
    assert all(set(error) == {"row", "column", "reason"} for error in report["errors"])


def test_a_row_is_recognised_by_its_code_before_its_name():
    existing = {"stakeholder": [ExistingRow("s1", "S01", "Anna"), ExistingRow("s2", "S02", "Bo")]}
    planned = plan("stakeholder", [["id", "namn"], ["s01", "Bo"], ["S09", "Anna"]], existing)
    assert [(row.id, row.is_new) for row in planned.rows] == [("s1", False), ("new1", True)]


def test_a_row_without_a_code_is_recognised_by_its_name_however_it_is_spelled():
    existing = {"stakeholder": [ExistingRow("s1", "S01", "Åsa Öberg")]}
    planned = plan("stakeholder", [["namn", "roll"], ["asa  OBERG", "vd"]], existing)
    assert [(row.id, row.is_new) for row in planned.rows] == [("s1", False)]


def test_a_name_that_two_rows_have_needs_a_code():
    existing = {"stakeholder": [ExistingRow("s1", "S01", "Anna"), ExistingRow("s2", "S02", "Anna")]}
    planned = plan("stakeholder", [["namn", "roll"], ["Anna", "vd"]], existing)
    assert reasons(planned) == [(2, "namn", "More than one is called “{text}”; give the code")]


def test_rows_brought_along_by_code_get_their_name_from_the_table():
    codes = [f"O0{number}" for number in range(1, 5)]
    existing = {"organisation": [ExistingRow(code.lower(), code, code) for code in codes]}
    planned = plan("organisation", [["id", "namn"], *([c, f"Bolag {c}"] for c in codes)], existing)
    assert (planned.updated, planned.errors) == (4, ())


PEOPLE = [ExistingRow("s1", "S01", "Åsa Öberg"), ExistingRow("s2", "S02", "Bo Ek")]


def test_a_numbering_from_elsewhere_overwrites_nobody():
    rows = [["id", "namn"], ["S01", "Alva Exempelsson"], ["S02", "Cajsa Testlund"], ["S03", "Dag"]]
    planned = plan("stakeholder", rows, {"stakeholder": PEOPLE})
    assert [row.values["name"] for row in planned.rows] == ["Dag"]
    assert reasons(planned) == [
        (2, "namn", "“{code}” is “{text}” in the project; change the code"),
        (3, "namn", "“{code}” is “{text}” in the project; change the code"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["S01", "Åsa Öberg-Lind"], ["S02", "Karl Karlsson"], ["S03", "Dag"]],
        [["S01", "Kallas nu något annat"]],
        [["S01", None], ["S02", None], ["S03", "Dag"]],
    ],
    ids=["one of them is the same", "a correction", "no names given"],
)
def test_names_may_be_changed_by_code(rows):
    planned = plan(
        "stakeholder",
        [["id", "namn", "roll"], *([*row, "vd"] for row in rows)],
        {"stakeholder": PEOPLE},
    )
    assert not planned.errors
    assert planned.updated == min(len(rows), 2)


def test_rows_brought_along_earlier_get_their_code_from_the_table():
    existing = {"organisation": [ExistingRow("o9", "", "Lyktan AB")]}
    planned = plan("organisation", [["id", "namn"], ["O02", "Lyktan AB"]], existing)
    assert [(row.id, row.is_new) for row in planned.rows] == [("o9", False)]


def test_a_code_stands_once():
    planned = plan("goal", [["id", "mal"], ["G1", "Tryggt"], ["g1", "Rent"]])
    assert reasons(planned) == [(3, "id", "“{text}” stands in row {row} already")]
    assert planned.new == 1


def test_the_same_row_twice_is_one():
    planned = plan(
        "stakeholder", [["namn", "roll"], ["Anna", "vd"], ["Anna", "vd"], ["Anna", "ägare"]]
    )
    assert [row.number for row in planned.rows] == [2, 4]
    assert [each.row for each in planned.skipped] == [3]


def test_two_rows_cannot_change_the_same_one():
    existing = {"stakeholder": [ExistingRow("s1", "S01", "Anna")]}
    planned = plan("stakeholder", [["namn", "roll"], ["Anna", "vd"], ["Anna", "ägare"]], existing)
    assert planned.updated == 1
    assert [error.row for error in planned.errors] == [3]


def test_blank_cells_change_nothing_and_rows_that_change_nothing_are_skipped():
    before = {"code": "S01", "name": "Anna", "role": "vd", "influence": 4}
    existing = {"stakeholder": [ExistingRow("s1", "S01", "Anna", before)]}
    head = ["id", "namn", "roll", "inflytande"]
    planned = plan("stakeholder", [head, ["S01", "Anna", None, 4]], existing)
    assert (planned.rows, [each.row for each in planned.skipped]) == ((), [2])
    planned = plan("stakeholder", [head, ["S01", "Anna", None, 5]], existing)
    assert planned.rows[0].values == {"code": "S01", "name": "Anna", "influence": 5}


def test_an_organisation_is_found_by_code_by_name_or_by_both():
    spellings = ["O01", "o01", "mellanstads  KOMMUN", "O01 Mellanstads kommun", "Kommunen (O01)"]
    rows = [["namn", "org"], *([f"P{i}", text] for i, text in enumerate(spellings))]
    planned = plan("stakeholder", rows, {"organisation": ORGANISATIONS})
    assert [row.values["organisation_id"] for row in planned.rows] == ["o1"] * 5
    assert planned.created == {}


def test_an_organisation_not_known_before_comes_along_once():
    rows = [["namn", "org"], ["Anna", "Nya AB"], ["Bo", "nya ab"], ["Cia", "O01"]]
    planned = plan("stakeholder", rows, {"organisation": ORGANISATIONS})
    (created,) = planned.created["organisation"]
    assert created.values == {"name": "Nya AB"}
    assert [row.values["organisation_id"] for row in planned.rows] == [created.id, created.id, "o1"]
    assert planned.report()["created"] == {"organisation": 1}


def test_nothing_comes_along_for_a_row_that_is_refused():
    rows = [["namn", "org", "inflytande"], ["Anna", "Nya AB", 99]]
    planned = plan("stakeholder", rows, {"organisation": ORGANISATIONS})
    assert planned.created == {}


def test_an_unknown_code_is_a_slip_once_there_are_codes_and_a_promise_before():
    rows = [["namn", "org"], ["Anna", "O77"]]
    assert [e.row for e in plan("stakeholder", rows, {"organisation": ORGANISATIONS}).errors] == [2]
    planned = plan("stakeholder", rows)
    assert planned.created["organisation"][0].values == {"name": "O77", "code": "O77"}


def test_links_are_split_but_names_with_commas_are_not():
    rows = [
        ["titel", "ansvarig"],
        ["a", "O01|O02"],
        ["b", "O02, O01"],
        ["c", "Lyktan, Ek & Co AB; O01"],
        ["d", "O01\nO01"],
    ]
    planned = plan("activity", rows, {"organisation": ORGANISATIONS})
    assert [row.values["responsible"] for row in planned.rows] == [
        ("o1", "o2"),
        ("o2", "o1"),
        ("o2", "o1"),
        ("o1",),
    ]


def test_rows_of_the_table_may_wait_for_each_other_in_any_order():
    rows = [["id", "titel", "beroende"], ["A1", "a", "A2:SS+3|A9"], ["A2", "b", None]]
    planned = plan("activity", rows, {"activity": [ExistingRow("x9", "A9", "gammal")]})
    ids = {row.values["code"]: row.id for row in planned.rows}
    assert planned.rows[0].values["predecessors"] == ((ids["A2"], "SS", 3), ("x9", "FS", 0))


@pytest.mark.parametrize("text", ["A7", "A1:XX", "A1+3 timmar"])
def test_a_link_that_leads_nowhere_refuses_the_row(text):
    planned = plan("activity", [["id", "titel", "beroende"], ["A1", "a", None], ["A2", "b", text]])
    assert [error.row for error in planned.errors] == [3]
    assert planned.errors[0].column == "beroende"
    assert planned.errors[0].text()


def test_a_row_cannot_wait_for_itself():
    planned = plan("activity", [["id", "titel", "beroende"], ["A1", "a", "A1"]])
    assert reasons(planned) == [(2, "beroende", "The row refers to itself")]


def test_rows_that_need_a_refused_row_are_refused_too_as_far_as_it_reaches():
    rows = [
        ["id", "titel", "beroende", "klar_pct"],
        ["A1", "a", None, 400],
        ["A2", "b", "A1", 0],
        ["A3", "c", "A2", 0],
        ["A4", "d", None, 0],
    ]
    planned = plan("activity", rows)
    assert [row.values["code"] for row in planned.rows] == ["A4"]
    assert [(error.row, error.facts.get("row")) for error in planned.errors[1:]] == [(3, 2), (4, 3)]


def test_years_are_gathered_and_sums_left_out():
    rows = [
        ["typ", "kod", "post", "moms_pct", "2026", "2027", "summa"],
        ["kostnad", "K1", "Belysning", "25", "380 000", 120000, "500 000"],
        ["SUMMA", "", "Summa kostnader", "", 380000, 120000, 500000],
        ["intäkt", "F1", "Avgifter", "ej moms*", "1,5 mkr", None, None],
        ["RESULTAT", None, "Årets resultat", None, 1, 2, 3],
    ]
    planned = plan("budget_line", rows)
    assert [row.values.get("amounts") for row in planned.rows] == [
        {2026: 38_000_000, 2027: 12_000_000},
        {2026: 150_000_000},
    ]
    assert planned.rows[0].values["vat_percent"] == Decimal(25)
    assert "vat_percent" not in planned.rows[1].values
    assert [each.row for each in planned.skipped] == [3, 5]
    assert [unused.heading for unused in planned.unused] == ["summa"]


def test_a_company_called_summa_is_no_sum():
    planned = plan(
        "organisation", [["namn", "typ"], ["Summa AB", "verksamhet"], ["Totalt Kaffe", "butik"]]
    )
    assert planned.new == 2


def test_a_year_already_there_changes_nothing():
    before = {"title": "Belysning", "amounts": {2026: 100, 2027: 200}}
    existing = {"budget_line": [ExistingRow("b1", "K1", "Belysning", before)]}
    rows = [["kod", "post", "2026"], ["K1", "Belysning", 1]]
    before["code"] = "K1"
    assert plan("budget_line", rows, existing).rows == ()
    rows[1][2] = 2
    assert plan("budget_line", rows, existing).updated == 1


def test_a_sheet_of_facts_changes_the_one_row_and_only_bad_lines_stay_out():
    rows = [
        ["nyckel", "varde"],
        ["namn", "Torget"],
        ["boende_i_omradet", "många"],
        ["kommun", "Mellanstad"],
    ]
    planned = plan("project", rows, {"project": [ExistingRow("p", "", "Nytt projekt")]})
    (row,) = planned.rows
    assert (row.id, row.is_new) == ("p", False)
    assert row.values == {"name": "Torget", "municipality": "Mellanstad"}
    assert [(error.row, error.column) for error in planned.errors] == [(3, "boende_i_omradet")]


def test_a_table_without_names_is_refused_as_a_whole():
    with pytest.raises(WorkbenchError) as caught:
        plan("stakeholder", [["roll", "inflytande"], ["vd", 4]])
    assert "{" not in caught.value.text()


def test_text_that_looks_like_code_or_markup_stays_text():
    hostile = ["<b>Anna</b>", "=cmd|' /C calc'!A0", "{name}", "%s", "'; DROP TABLE x; --"]
    planned = plan("stakeholder", [["namn", "roll"], *([text, "{x}"] for text in hostile)])
    assert [row.values["name"] for row in planned.rows] == hostile


def test_braces_in_a_refused_cell_do_no_harm():
    planned = plan("stakeholder", [["namn", "inflytande"], ["Anna", "{0.__class__} {x}"]])
    assert "{0.__class__}" in planned.errors[0].text()


def test_the_tables_that_must_be_known():
    assert tables_of(RECORDS["activity"])[0] == "activity"
    assert {"goal", "organisation"} <= set(tables_of(RECORDS["activity"]))
