"""Tables of counted incidents: wide and long, sources by year, and what cannot be read."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.base.resources import resource
from workbench.exchange.grid import grid_of
from workbench.exchange.incident_source import source_in, sources_by_year
from workbench.exchange.incident_table import looks_like_incidents, read_incidents
from workbench.exchange.periods import read_part, read_period
from workbench.exchange.read_table import read_table

HEAD = ["kategori", "källa", "period", "antal"]


def read(*rows, mapping=None):
    return read_incidents(grid_of("t.csv", "", rows), mapping)


def refused(reading):
    with using("en"):
        return [(error.row, error.column, error.text()) for error in reading.errors]


def test_the_example_is_read_whole():
    grid = read_table(resource("example", "incidents_quarterly.csv"))
    reading = read_incidents(grid)
    assert (reading.read, reading.skipped, reading.errors) == (10, 1, [])
    assert len(reading.rows) == 63
    assert sum(row.count for row in reading.rows if row.period.starts.year == 2026) == 361
    litter = {row.period.starts: row.source for row in reading.rows if row.category == "littering"}
    assert litter[date(2025, 10, 1)] == "fault_report"
    assert litter[date(2026, 1, 1)] == "own_log"
    assert looks_like_incidents(grid) == 1


@pytest.mark.parametrize(
    ("text", "starts", "length"),
    [
        ("2025Q1", date(2025, 1, 1), "quarter"),
        ("2025-Q3", date(2025, 7, 1), "quarter"),
        ("2025_K2", date(2025, 4, 1), "quarter"),
        ("kv 4 2025", date(2025, 10, 1), "quarter"),
        ("Kvartal 1 2025", date(2025, 1, 1), "quarter"),
        ("Q2-2026", date(2026, 4, 1), "quarter"),
        ("2025-03", date(2025, 3, 1), "month"),
        ("2025/3", date(2025, 3, 1), "month"),
        ("202512", date(2025, 12, 1), "month"),
        ("mars 2025", date(2025, 3, 1), "month"),
        ("Okt. 2025", date(2025, 10, 1), "month"),
        ("2025 maj", date(2025, 5, 1), "month"),
        ("2025", date(2025, 1, 1), "year"),
    ],
)
def test_periods(text, starts, length):
    found = read_period(text)
    assert (found.starts, found.length) == (starts, length)


@pytest.mark.parametrize(
    "text",
    ["", "2025Q5", "2025-13", "0999", "9999Q1", "Q1_Q3_2025", "vår 2025", "20253", "Q1", "12"],
)
def test_what_is_no_period(text):
    assert read_period(text) is None


def test_parts_of_a_year():
    assert read_part("2", "2025", "quarter").starts == date(2025, 4, 1)
    assert read_part("2", "2025", "month").starts == date(2025, 2, 1)
    assert read_part("maj", "2025", "month").starts == date(2025, 5, 1)
    assert read_part("5", "2025", "quarter") is None
    assert read_part("13", "2025", "month") is None
    assert read_part("2", "", "quarter") is None


def test_long_form_with_months_and_mixed_case():
    reading = read(
        ["Kategori", "Zon", "År", "Månad", "Antal", "Källa", "Kvalitet"],
        ["Stöld", "intill", 2025, "mars", 4, "Polis", "B"],
        ["KLOTTER", None, 2025, 4, "7", "egen_logg", None],
    )
    assert reading.errors == []
    first, second = reading.rows
    assert (first.category, first.zone, first.count, first.quality) == ("theft", "beside", 4, "B")
    assert (first.period.starts, first.period.length) == (date(2025, 3, 1), "month")
    assert (second.category, second.zone, second.source) == ("vandalism", "place", "own_log")


def test_a_quarter_column_beside_a_year_is_no_month():
    reading = read(["kategori", "år", "kvartal", "antal"], ["inbrott", 2025, 1, 3])
    assert reading.rows[0].period.length == "quarter"


def test_days_of_a_spreadsheet_are_months():
    reading = read(["kategori", datetime(2025, 3, 1)], ["stöld", 4])
    assert reading.rows[0].period.starts == date(2025, 3, 1)
    other = read(HEAD, ["stöld", "polis", date(2025, 3, 15), 4])
    assert refused(other) == [(2, "period", "“2025-03-15” is no period")]


def test_what_is_unknown_is_refused_with_its_row_and_column():
    reading = read(
        HEAD,
        ["spökerier", "polis", "2025Q1", 1],
        ["stöld", "grannen", "2025Q1", 1],
        ["stöld", "polis", "våren", 1],
        ["stöld", "polis", "2025Q1", "många"],
        ["stöld", "polis", "2025Q1", "<5"],
        ["stöld", "polis", "2025Q1", -1],
        ["stöld", "polis", "2025Q1", 2.5],
        ["stöld", "polis", None, 1],
        ["stöld", "polis", "2025Q1", 8],
    )
    assert [(row, column) for row, column, _text in refused(reading)] == [
        (2, "kategori"), (3, "källa"), (4, "period"), (5, "antal"), (6, "antal"), (7, "antal"),
        (8, "antal"), (9, "kategori"),
    ]  # fmt: skip
    assert refused(reading)[0][2] == "“spökerier” is no category of incidents"
    assert [row.count for row in reading.rows] == [8]


def test_a_row_with_one_bad_cell_is_refused_whole():
    reading = read(["kategori", "2025Q1", "2025Q2"], ["stöld", 4, "x"], ["våld", 1, None])
    assert [row.category for row in reading.rows] == ["violence"]
    assert refused(reading)[0][:2] == (2, "2025Q2")


def test_an_unknown_zone_is_not_taken_for_the_place():
    reading = read([*HEAD, "zon"], ["stöld", "polis", "2025Q1", 1, "månen"])
    assert refused(reading)[0][:2] == (2, "zon")


def test_the_same_count_twice_is_refused():
    reading = read(HEAD, ["stöld", "polis", "2025Q1", 1], ["Stöld", "Polis", "kv 1 2025", 2])
    assert refused(reading) == [(3, "kategori", "The same count stands in row 2 already")]
    twice = read(["kategori", "2025Q1", "kv 1 2025"], ["stöld", 1, 2])
    assert len(twice.errors) == 1
    assert twice.rows == []


def test_blanks_are_not_zero_and_sums_are_left_out():
    reading = read(
        ["kategori", "2025Q1", "2025Q2"], ["st", "st", "st"], ["stöld", None, ".."],
        ["våld", 0, None], ["Totalt", 0, 0],
    )  # fmt: skip
    assert [(row.category, row.count) for row in reading.rows] == [("violence", 0)]
    assert (reading.read, reading.skipped) == (3, 1)


def test_columns_can_be_named_by_hand():
    rows = (["sort", "när", "hur många"], ["stöld", "2025Q1", 3])
    with pytest.raises(WorkbenchError):
        read(*rows)
    named = {"sort": "category", "när": "starts", "hur många": "count"}
    assert read(*rows, mapping=named).rows[0].count == 3


def test_other_tables_are_no_incidents():
    for name in ("activities", "walk_findings", "observations", "inspection_aspects"):
        assert looks_like_incidents(read_table(resource("example", f"{name}.csv"))) == 0


def test_sources_by_year():
    assert sources_by_year("") == {}
    assert sources_by_year("polis+egen_logg") == {0: "police_and_log"}
    assert sources_by_year("felanmalan_2025/egen_logg_2026") == {
        2025: "fault_report",
        2026: "own_log",
    }
    assert sources_by_year("polis (2025) / EST 2026") == {2025: "police", 2026: "est"}
    assert sources_by_year("polis_2025/polis_2025") is None
    assert sources_by_year("polis_2025/okänd_2026") is None
    dated = sources_by_year("felanmalan_2025/egen_logg_2027")
    assert [source_in(dated, year) for year in (2024, 2025, 2026, 2027, 2030)] == [
        "fault_report", "fault_report", "fault_report", "own_log", "own_log",
    ]  # fmt: skip
    assert source_in({}, 2025) == ""
