from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import WorkbenchError
from workbench.base.language import LANGUAGES, using
from workbench.exchange.column_names import heading_key, matches, money_factor, without_unit
from workbench.exchange.explicit_map import read_mapping
from workbench.exchange.grid import grid_of
from workbench.exchange.header import find_layout
from workbench.exchange.layout import Why
from workbench.exchange.propose import propose_kind
from workbench.models.field import Kind
from workbench.models.registry import RECORDS

STAKEHOLDER, INDICATOR, BUDGET = (
    RECORDS["stakeholder"],
    RECORDS["indicator"],
    RECORDS["budget_line"],
)


def meant(layout):
    return [(column.heading, column.field.name, column.year) for column in layout.columns]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("namn", "name"),
        ("NAMN ", "name"),
        ("E-post", "email"),
        ("epostadress", None),
        ("E_POST", "email"),
        ("Inflytande (1–5)", "influence"),
        ("inflytande_1_5", "influence"),
        ("Rättslig grund", "legal_ground"),
        ("rattslig_grund", "legal_ground"),
        ("Stance", "stance"),
        ("hållning", "stance"),
        ("Organisation", "organisation_id"),
        ("ID", "code"),
        ("skostorlek", None),
    ],
)
def test_a_heading_is_known_in_any_spelling(heading, name):
    found = matches(heading, STAKEHOLDER)
    assert (found[0].field.name if found else None) == name


def test_every_field_is_known_by_its_name_its_label_and_all_it_is_known_as():
    for record in RECORDS.values():
        for field in record.fields:
            if not field.brought:
                continue
            year = " 2026" if field.kind is Kind.YEARLY else ""
            names = [
                field.name + year,
                *(name.replace("{year}", "2026") for name in field.known_as),
            ]
            for language in LANGUAGES:
                with using(language):
                    names.append(field.title() + year)
            for name in names:
                found = [match.field.name for match in matches(name, record)]
                assert field.name in found, (record.table, field.name, name)


@given(st.text(max_size=60))
def test_any_text_may_stand_as_a_heading(text):
    key = heading_key(text)
    assert key == heading_key(key)
    without_unit(key)
    for record in RECORDS.values():
        matches(text, record)


@pytest.mark.parametrize(
    ("heading", "factor"),
    [
        ("Kostnad (tkr)", 1000),
        ("taxeringsvarde_tkr", 1000),
        ("mkr", 1_000_000),
        ("Kostnad kr", 1),
        ("uttkring", 1),
    ],
)
def test_amounts_in_thousands_are_seen(heading, factor):
    assert money_factor(heading) == factor


def test_years_in_headings_become_years_of_a_field():
    headings = [
        "nyckeltal",
        "baslinje_2025",
        "mal_2026",
        "Mål 2027",
        "utfall_2026",
        "status_mot_mal_2026",
    ]
    layout = find_layout(grid_of("", "", [headings, ["x", 1, 2, 3, 4, "grön"]]), INDICATOR)
    assert meant(layout) == [
        ("nyckeltal", "title", None),
        ("baslinje_2025", "baseline", 2025),
        ("mal_2026", "targets", 2026),
        ("Mål 2027", "targets", 2027),
        ("utfall_2026", "values", 2026),
    ]
    assert [(unused.heading, unused.why) for unused in layout.unused] == [
        ("status_mot_mal_2026", Why.UNKNOWN)
    ]


def test_bare_years_are_columns_of_a_budget_also_as_numbers():
    rows = [["Budget"], [], ["post", 2026, 2027.0], ["Belysning (tkr)", 2000, 2050]]
    layout = find_layout(grid_of("", "", rows), BUDGET)
    assert layout.header_row == 3
    assert [(c.field.name, c.year) for c in layout.columns] == [
        ("title", None),
        ("amounts", 2026),
        ("amounts", 2027),
    ]


def test_one_field_takes_one_column_and_the_other_is_reported():
    layout = find_layout(grid_of("", "", [["namn", "titel", "roll"], ["A", "b", "c"]]), STAKEHOLDER)
    assert [column.heading for column in layout.columns] == ["namn", "titel"]
    (unused,) = layout.unused
    assert (unused.heading, unused.why) == ("roll", Why.TWICE)
    assert unused.text()


def test_what_the_user_says_goes_first():
    rows = [["Rubrik över allt"], ["namn", "smeknamn", "roll"], ["Anna", "Ankan", "vd"]]
    layout = find_layout(grid_of("", "", rows), STAKEHOLDER, {"Smeknamn": "name", "roll": ""})
    assert meant(layout) == [("smeknamn", "name", None)]
    assert {(u.heading, u.why) for u in layout.unused} == {
        ("namn", Why.TWICE),
        ("roll", Why.LEFT_OUT),
    }


def test_the_user_may_name_columns_nobody_knows():
    rows = [["vem", "kraft"], ["Anna", 3]]
    layout = find_layout(grid_of("", "", rows), STAKEHOLDER, {"vem": "Namn", "kraft": "influence"})
    assert [(c.heading, c.field.name) for c in layout.columns] == [
        ("vem", "name"),
        ("kraft", "influence"),
    ]


@pytest.mark.parametrize("mapping", [{"finns inte": "name"}, {"namn": "finns_inte"}])
def test_what_the_user_says_must_be_there(mapping):
    with pytest.raises(WorkbenchError):
        find_layout(grid_of("", "", [["namn", "roll"], ["A", "b"]]), STAKEHOLDER, mapping)


def test_mappings_are_read_as_they_are_typed():
    assert read_mapping(["Namn=name", "a=b=role", "x="]) == {"Namn": "name", "a=b": "role", "x": ""}
    for wrong in ("namn", "=name"):
        with pytest.raises(WorkbenchError):
            read_mapping([wrong])


def test_shares_of_a_spreadsheet_are_per_cent():
    rows = [["post", "moms", "2026"], ["a", 0.25, 1], ["b", 0.12, 1], ["c", 0, 1]]
    layout = find_layout(grid_of("", "", rows), BUDGET)
    assert [column.factor for column in layout.columns] == [1, 100, 1]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("organisations", "organisations"),
        ("stakeholders", "stakeholders"),
        ("goals", "goals"),
        ("kpis", "indicators"),
        ("activities", "activities"),
        ("budget_3y", "budget"),
        ("project", "project"),
    ],
)
def test_the_kind_of_each_table_of_the_example_is_sure(name, kind, root):
    from workbench.exchange.read_table import read_table

    records = {kind: record for record in RECORDS.values() for kind in record.kinds}
    read = read_table(root / f"resources/example/{name}.csv")
    for source in (read.source, "okänd.csv"):
        proposal = propose_kind(grid_of(source, "", [row.cells for row in read.rows]), records)
        assert (proposal.kind, proposal.sure) == (kind, True)


def test_what_fits_nothing_is_never_sure():
    records = {kind: record for record in RECORDS.values() for kind in record.kinds}
    for rows in ([["x", "y"], [1, 2]], [["Anna"], ["Bo"]], [[date(2026, 1, 1), 4]], []):
        assert not propose_kind(grid_of("", "", rows), records).sure
