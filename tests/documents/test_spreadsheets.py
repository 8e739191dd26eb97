"""The tables of a document as a workbook: typed cells, a sheet each, charts, never a formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal

from python_calamine import CalamineWorkbook

from workbench.charts.scene import Scene
from workbench.documents.content import (
    Column,
    ColumnKind,
    Figure,
    Heading,
    Row,
    RowRole,
    Section,
    Table,
)
from workbench.documents.tables import Named, tables_of, text_table, workbook
from workbench.exchange.write_xlsx import ChartKind

NUMBERS = Table(
    (
        Column("Namn", header=True),
        Column("Kronor", ColumnKind.MONEY),
        Column("Andel", ColumnKind.PERCENT, decimals=1),
        Column("Dag", ColumnKind.DATE),
        Column("Klart", ColumnKind.YES_NO),
        Column("Ord"),
    ),
    (
        Row(("Ett", 123400, 0.417, dt.date(2026, 5, 1), True, "41,7 %")),
        Row(("=2+2", 50, None, None, False, "8 %")),
        Row(("Summa", 123450, None, None, None, "–"), RowRole.TOTAL),
    ),
    "Pengar & tal",
)


def opened(data):
    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def parts(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return "".join(file.read(n).decode() for n in file.namelist() if re.search(name, n))


def test_cells_are_typed():
    data = workbook([Named("Pengar", NUMBERS)], "Pengar", "sv")
    rows = opened(data).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Namn", "Kronor", "Andel", "Dag", "Klart", "Ord"]
    assert rows[1] == ["Ett", 1234.0, 0.417, dt.date(2026, 5, 1), "Ja", 0.417]
    assert rows[2][:2] == ["=2+2", 0.5]
    assert rows[3][1] == 1234.5
    sheet, styles = parts(data, r"sheet1\.xml"), parts(data, r"styles\.xml")
    assert "<f>" not in sheet
    assert 'state="frozen"' in sheet
    assert "autoFilter" in sheet
    assert "&amp;&amp;" not in sheet
    assert "0.0%" in styles
    # Whole kronor without a decimal sign that nothing follows.
    assert "#,##0.##" not in styles


def test_the_same_name_gives_sheets_of_their_own():
    names = ["Tabell om något som är mycket långt"] * 3 + ["tabell"] * 2
    data = workbook([Named(name, NUMBERS) for name in names], "x", "sv")
    sheets = opened(data).sheet_names
    assert len({name.casefold() for name in sheets}) == 5
    assert all(len(name) <= 31 for name in sheets)


def test_charts_draw_the_cells():
    data = workbook([Named("Pengar", NUMBERS, ChartKind.COLUMN)], "x", "sv")
    chart = parts(data, r"charts/chart1\.xml")
    assert "Pengar!$B$2:$B$3" in chart.replace("'", "")
    assert "$B$4" not in chart  # the sum is none of them
    across = parts(
        workbook([Named("P", NUMBERS, ChartKind.LINE, across=True)], "x", "sv"), "chart1"
    )
    assert "P!$B$2:$F$2" in across.replace("'", "") or "P!$B$2:$C$2" in across.replace("'", "")


def test_all_tables_of_a_document_come_once_and_by_name():
    data = Table((Column("A"),), (Row(("x",)),))
    blocks = (
        Heading("Kapitel"),
        data,
        Figure(Scene(10, 10, (), "bild"), "Figurens namn", data=NUMBERS),
        Section((Heading("Inre"), NUMBERS, Table((Column("B"),), ()))),
    )
    assert [each.name for each in tables_of(blocks)] == ["Kapitel", "Pengar & tal"]


def test_one_table_is_a_plain_text_table_and_several_stand_under_their_names():
    one = text_table([Named("Pengar", NUMBERS)], "sv").decode("utf-8-sig").splitlines()
    assert one[0] == "Namn;Kronor;Andel;Dag;Klart;Ord"
    assert one[1] == f"Ett;1234;{str(Decimal('0.417')).replace('.', ',')};2026-05-01;Ja;0,417"
    assert one[2].startswith("'=2+2;0,5")
    two = text_table([Named("=Ett", NUMBERS), Named("Två", NUMBERS)], "sv").decode("utf-8-sig")
    assert two.splitlines()[0] == "'=Ett"
    assert "\r\n\r\nTvå\r\n" in two
