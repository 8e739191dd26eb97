from __future__ import annotations

import csv
import io
import os
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.exchange.grid import clean_text
from workbench.exchange.header import find_layout
from workbench.exchange.read_table import read_clipboard, read_table
from workbench.exchange.spreadsheet_text import guarded, unguarded
from workbench.exchange.table_columns import WriteColumn, column_of
from workbench.exchange.table_import import plan_import
from workbench.exchange.write_csv import clipboard_text, csv_bytes
from workbench.exchange.write_table import write_table
from workbench.exchange.write_xlsx import sheet_name, xlsx_bytes
from workbench.models.field import Kind
from workbench.models.registry import RECORDS

TODAY = date(2026, 11, 23)
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "'=1",
    "''=1",
    "http://x.se",
    "mailto:a@b.se",
    "<b>fet</b> & co",
    "rad ett\nrad två",
    'citat " och ; och \t',
    "00123",
    "1e5",
    "{=1}",
]
COLUMNS = [
    WriteColumn("Namn"),
    WriteColumn("Kostnad", Kind.MONEY),
    WriteColumn("Mått", Kind.DECIMAL),
    WriteColumn("Dag", Kind.DATE),
    WriteColumn("Klar", Kind.YES_NO),
]
ROWS = [["Åsa", 123450, Decimal("1.5"), date(2026, 5, 3), True], ["Bo", None, None, None, False]]


def saved(tmp_path, name, columns, rows, language="sv"):
    path = tmp_path / name
    write_table(path, columns, rows, language=language, title="Lista: åtgärder [1]")
    return path


def test_a_workbook_has_typed_cells(tmp_path):
    grid = read_table(saved(tmp_path, "lista.xlsx", COLUMNS, ROWS))
    assert [row.cells for row in grid.rows] == [
        ("Namn", "Kostnad", "Mått", "Dag", "Klar"),
        ("Åsa", 1234.5, 1.5, date(2026, 5, 3), "Ja"),
        ("Bo", None, None, None, "Nej"),
    ]
    assert grid.sheet == "Lista  åtgärder  1"


def test_a_text_table_is_what_a_swedish_spreadsheet_opens(tmp_path):
    data = saved(tmp_path, "lista.csv", COLUMNS, ROWS).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines() == [
        "Namn;Kostnad;Mått;Dag;Klar",
        "Åsa;1234,5;1,5;2026-05-03;Ja",
        "Bo;;;;Nej",
    ]


def test_english_has_decimal_points(tmp_path):
    data = saved(tmp_path, "lista.csv", COLUMNS, ROWS, "en").read_text("utf-8-sig")
    assert data.splitlines()[1] == "Åsa;1234.5;1.5;2026-05-03;Yes"


def test_no_text_becomes_a_formula_or_a_link(tmp_path):
    rows = [[text] for text in HOSTILE]
    path = saved(tmp_path, "lista.xlsx", [WriteColumn("=1+1")], rows)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert not any("rels" in name and "worksheets" in name for name in archive.namelist())
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    cells = [row.cells[0] for row in read_table(path).rows[1:]]
    assert cells == [clean_text(text) for text in HOSTILE]


def test_a_text_table_holds_no_formula_and_reads_back():
    data = csv_bytes([WriteColumn("x")], [[text] for text in HOSTILE]).decode("utf-8-sig")
    written = [row[0] for row in csv.reader(io.StringIO(data, newline=""), delimiter=";")][1:]
    assert not any(cell[:1] in "=+-@＝＋－＠\t\r\n" for cell in written)
    assert [unguarded(cell) for cell in written] == [clean_text(text) for text in HOSTILE]


@pytest.mark.parametrize("text", ["-5", "+46 70 123 45 67", "-1 234,50", "+3 %", "5", "A-1", ""])
def test_plain_numbers_and_telephones_need_no_guard(text):
    assert guarded(text) == text


@given(st.text(max_size=30))
def test_the_guard_always_comes_off_again(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=@＝＠\t\r\n")


@pytest.mark.parametrize(
    "title", ["", "[]:*?/\\", "a" * 60, "'x'", "History", "Ansvar / yta", "\x00"]
)
def test_any_title_makes_a_sheet(title):
    assert 0 < len(sheet_name(title)) <= 31
    xlsx_bytes([WriteColumn("x")], [], title)


def test_a_sheets_name_is_measured_as_spreadsheets_do():
    for title in ("🌳" * 40, "Aktiviteter för lekplatsen 🌳🚲🏙️", "x" * 30 + "🌳"):
        name = sheet_name(title)
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        xlsx_bytes([WriteColumn("x")], [], title)


def test_the_same_table_gives_the_same_bytes():
    assert xlsx_bytes(COLUMNS, ROWS, "x") == xlsx_bytes(COLUMNS, ROWS, "x")


def test_what_a_spreadsheet_cannot_hold_is_text_or_blank():
    rows = [
        ["a", None, Decimal("NaN"), date(1789, 7, 14), None],
        ["b" * 40_000, 1, Decimal(1), None, None],
    ]
    data = xlsx_bytes(COLUMNS, rows, "x")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
    assert "1789-07-14" in strings
    assert "b" * 32_767 in strings
    assert "b" * 32_768 not in strings


def test_an_unknown_ending_is_refused_and_nothing_written(tmp_path):
    with pytest.raises(WorkbenchError):
        saved(tmp_path, "lista.doc", COLUMNS, ROWS)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_litter(tmp_path, monkeypatch):
    path = saved(tmp_path, "lista.csv", COLUMNS, ROWS)
    before = path.read_bytes()

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkbenchError) as caught:
        saved(tmp_path, "lista.csv", COLUMNS, [])
    assert caught.value.facts["name"] == "lista.csv"
    assert [each.name for each in tmp_path.iterdir()] == ["lista.csv"]
    assert path.read_bytes() == before


TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30)
STAKEHOLDER = RECORDS["stakeholder"]
ACTIVITY = RECORDS["activity"]
NAMES = {
    "stakeholder": ("name", "role", "influence", "stance", "erase_by", "inactive", "notes"),
    "activity": ("title", "start", "cost", "progress", "status", "milestone", "notes"),
}


def values_of(field):
    if field.kind in {Kind.TEXT, Kind.NOTE}:
        return TEXT.map(clean_text).map(lambda text: " ".join(text.split()))
    if field.kind is Kind.CHOICE:
        return st.sampled_from([choice.key for choice in field.choices])
    if field.kind is Kind.DATE:
        return st.dates(date(1901, 1, 1), date(2199, 12, 31))
    if field.kind is Kind.YES_NO:
        return st.booleans()
    if field.kind is Kind.MONEY:
        return st.integers(-(10**12), 10**12)
    low, high = int(field.minimum or 0), int(field.maximum or 100)
    return st.integers(low, high)


@st.composite
def written_tables(draw):
    table = draw(st.sampled_from(sorted(NAMES)))
    record = RECORDS[table]
    fields = [record[name] for name in NAMES[table]]
    row = st.tuples(*(values_of(field) for field in fields))
    rows = draw(st.lists(row, min_size=1, max_size=6))
    numbered = [(f"Rad {number}", *rest[1:]) for number, rest in enumerate(rows)]
    return record, fields, numbered


@settings(max_examples=60)
@given(written_tables(), st.sampled_from(["sv", "en"]), st.sampled_from(["xlsx", "csv", "paste"]))
def test_what_is_written_is_read_again(tmp_path_factory, table, language, form):
    record, fields, rows = table
    with using(language):
        columns = [column_of(field) for field in fields]
    if form == "paste":
        with using(language):
            grid = read_clipboard(clipboard_text(columns, rows))
    else:
        path = tmp_path_factory.mktemp("ut") / f"lista.{form}"
        write_table(path, columns, rows, language=language, title="Lista")
        grid = read_table(path)
    plan = plan_import(grid, find_layout(grid, record), {}, today=TODAY)
    assert [error.text() for error in plan.errors] == []
    expected = [{f.name: v for f, v in zip(fields, row, strict=True) if v != ""} for row in rows]
    assert [row.values for row in plan.rows] == expected
