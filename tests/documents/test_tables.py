"""Tables on paper: widths, sums, groups, high rows."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.documents import sample
from tests.documents.reading import File, faults
from workbench.documents.cells import cell_text
from workbench.documents.content import Column, ColumnKind, Document, Row, RowRole, Table
from workbench.documents.pdf.columns import column_widths
from workbench.documents.pdf.fonts import face
from workbench.documents.pdf.structure import Element
from workbench.documents.pdf.styles import CELL
from workbench.documents.pdf.tables import table_strips

ROOM = 459.0


def _widths(table: Table) -> list[float]:
    texts = [
        [cell_text(column, value) for column, value in zip(table.columns, row.cells, strict=True)]
        for row in table.rows
    ]
    found = column_widths(table.columns, table.rows, texts, ROOM)
    assert sum(found.widths) + found.gap * (len(found.widths) - 1) == pytest.approx(ROOM)
    return list(found.widths)


def _rows(*cells: tuple[object, ...]) -> tuple[Row, ...]:
    return tuple(Row(each) for each in cells)


def test_numbers_and_dates_never_wrap() -> None:
    table = sample.stakeholders(60)
    widths = _widths(table)
    assert widths[4] >= face().width("728 394,53", CELL.size)
    assert widths[3] >= face().width("24 dec 2026", CELL.size)


def test_long_text_gets_what_is_left() -> None:
    table = Table((Column("Kod"), Column("Text")), _rows(("A1", sample.TEXT), ("A2", "kort")))
    widths = _widths(table)
    assert widths[0] < 60
    assert widths[1] > 300


def test_weights_share_what_is_free() -> None:
    table = Table((Column("a", weight=1), Column("b", weight=3)), _rows((sample.TEXT, sample.TEXT)))
    first, second = _widths(table)
    assert second > 1.8 * first


def test_short_text_stays_on_one_line_beside_long() -> None:
    table = Table((Column("Status"), Column("Text")), _rows(("Långt från målet", sample.TEXT)))
    assert _widths(table)[0] >= face().width("Långt från målet", CELL.size)


def test_too_many_columns_are_narrowed_but_none_vanishes() -> None:
    columns = tuple(Column(f"Kolumnrubrik{at}") for at in range(14))
    table = Table(columns, _rows(tuple("organisationsnamn" for _ in columns)))
    widths = _widths(table)
    assert min(widths) > 15
    money = tuple(Column(f"{at}", ColumnKind.MONEY) for at in range(14))
    assert min(_widths(Table(money, _rows(tuple(10**9 for _ in money))))) > 15


def test_a_table_without_columns_is_nothing() -> None:
    assert table_strips(Table((), ()), Element("Sect", None), ROOM) == []


def test_a_table_without_rows_still_has_titles() -> None:
    file = File(Document("T", (Table((Column("Namn"), Column("Roll")), ()),), sample.DATE))
    assert "Namn" in file.text()
    assert faults(file.data) == []


def test_missing_cells_are_empty_ones() -> None:
    rows = _rows(("ett",), ("ett", "två", "tre", "fyra"))
    table = Table((Column("a", header=True), Column("b"), Column("c")), rows)
    file = File(Document("T", (table,), sample.DATE, cover=False))
    assert file.roles().count("TD") == 4
    assert "fyra" not in file.text()
    assert faults(file.data) == []


def test_a_row_higher_than_a_page_goes_on_as_the_same_row() -> None:
    text = "\n".join(f"rad {at}" for at in range(200))
    table = Table((Column("a"), Column("b")), _rows((text, "bredvid")))
    file = File(Document("T", (table,), sample.DATE, cover=False))
    assert len(file.reader.pages) >= 3
    assert file.roles().count("TR") == 2  # titles and the row
    words = " ".join(file.text().split())
    assert all(f"rad {at} " in f"{words} " for at in range(200))
    assert faults(file.data) == []


def test_a_sum_never_stands_alone_and_a_title_never_without_rows() -> None:
    table = sample.budget()
    for filler in range(60):
        rows = (*(Row((f"Post {at}", 1, 2, 3)) for at in range(filler)), *table.rows)
        document = Document(
            "T", (Table(table.columns, rows, "Budget"),), dt.date(2026, 1, 1), cover=False
        )
        texts = [page.extract_text() for page in File(document).reader.pages]
        total = next(text for text in texts if "Årets resultat" in text)
        assert "Summa kostnader" in total
        heads = [text for text in texts if "Kostnader" in text.split("\n")]
        assert all("Platsansvarig" in text for text in heads)


def test_groups_span_all_columns() -> None:
    rows = (Row(("Grupp", None), RowRole.GROUP), *_rows(("a", "b")))
    file = File(Document("T", (Table((Column("x"), Column("y")), rows),), sample.DATE, cover=False))
    spans = [element["/A"].get("/ColSpan") for element in file.elements() if element["/S"] == "/TH"]
    assert 2 in spans
