"""Locked, damaged, empty, foreign and hostile files are refused with a sentence, quickly."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.exchange import tables
from tests.pace import timing
from workbench.base.errors import WorkbenchError
from workbench.exchange.read_table import read_sheets, read_table

DAMAGED = "The file is damaged or is not a spreadsheet"
LOCKED = "The file is protected by a password; save a copy without one and try again"
BOMB = "The file unpacks to far more than a table needs and was not opened"
LARGE = "The table is too large: at most {rows} rows and {cells} cells can be read"
NO_TABLE = "The file is not a table"
OLD = Path(__file__).resolve().parents[1] / "data/tables/stakeholders_97.xls"

GOOD = tables.xlsx(lambda book: book.add_worksheet().write_row(0, 0, ["Namn", "Roll"]))


def refusal(tmp_path, data, **options):
    path = tmp_path / "fil.xlsx"
    path.write_bytes(data)
    with timing() as watch, watch.lap(), pytest.raises(WorkbenchError) as caught:
        read_sheets(path, **options)
    assert watch.laps[0] < 5
    assert caught.value.text()
    return caught.value.message


def bomb():
    return tables.raw_xlsx(
        '<row r="1"><c r="A1"><v>1</v></c></row>', **{"xl/x.xml": b"<a>" * 40_000_000}
    )


def lying():
    """A bomb whose directory declares small sizes."""
    data = bytearray(tables.raw_xlsx("", **{"xl/x.xml": b" " * 120_000_000}))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        part = archive.getinfo("xl/x.xml")
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + 8] != b"xl/x.xml":
        at = data.index(b"PK\x01\x02", at + 4)
    assert struct.unpack_from("<I", data, at + 24)[0] == part.file_size
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def corners(last):
    return tables.raw_xlsx(
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{last}"><v>1</v></c></row>'
    )


def old_corners():
    """An xls file with one cell's row and column moved to the far corner."""
    data = bytearray(OLD.read_bytes())
    at = data.rindex(struct.pack("<HH", 0x00FD, 10))
    struct.pack_into("<HH", data, at + 4, 65535, 65535)
    return bytes(data)


def old_promising():
    """An xls file that declares four billion rows, for which the reader would set memory aside."""
    data = bytearray(OLD.read_bytes())
    at = data.index(struct.pack("<HH", 0x0200, 14))
    struct.pack_into("<I", data, at + 8, 0xFFFF0000)
    return bytes(data)


def promising_strings():
    return tables.raw_xlsx(
        "", **{"xl/sharedStrings.xml": '<sst uniqueCount="4294967295"><si><t>a</t></si></sst>'}
    )


def compound_named(name):
    """The old workbook with its stream called something else."""
    old = "Workbook".encode("utf-16-le")
    new = name.encode("utf-16-le")
    data = OLD.read_bytes().replace(old + b"\0" * (64 - len(old)), new + b"\0" * (64 - len(new)))
    return data.replace(
        struct.pack("<HBB", len(old) + 2, 2, 1), struct.pack("<HBB", len(new) + 2, 2, 1)
    )


CASES = {
    "bomb": (bomb, BOMB),
    "bomb that lies of its size": (lying, BOMB),
    "a thousand and one parts": (
        lambda: tables.zipped({f"xl/{n}.xml": "<a/>" for n in range(1001)}),
        BOMB,
    ),
    "two cells in opposite corners": (lambda: corners("XFD1048576"), LARGE),
    "corner in small letters": (lambda: corners("xfd1048576"), LARGE),
    "corner as entities": (lambda: corners("&#88;FD1048576"), LARGE),
    "corner by the row alone": (
        lambda: tables.raw_xlsx(
            '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>'
        ),
        LARGE,
    ),
    "corner in an old workbook": (old_corners, LARGE),
    "four billion rows promised": (old_promising, LARGE),
    "four billion strings promised": (promising_strings, DAMAGED),
    "ods repeated without end": (
        lambda: tables.ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
            "</table:table-cell></table:table-row>"
        ),
        LARGE,
    ),
    "ods repeated beyond any sheet": (
        lambda: tables.ods(tables.ods_row(["x"], times=4_000_000_000)),
        LARGE,
    ),
    "entities within entities": (
        lambda: tables.zipped(
            {
                "xl/workbook.xml": "<workbook/>",
                "xl/worksheets/sheet1.xml": '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
                "<worksheet>&b;</worksheet>",
            }
        ),
        DAMAGED,
    ),
    "cut short": (lambda: GOOD[: len(GOOD) // 2], DAMAGED),
    "a byte wrong in each part": (lambda: GOOD[:60] + bytes(200) + GOOD[260:], DAMAGED),
    "zip of something else": (lambda: tables.zipped({"bild.png": "x"}), NO_TABLE),
    "Word document": (lambda: tables.zipped({"word/document.xml": "<w/>"}), NO_TABLE),
    "locked workbook": (lambda: compound_named("EncryptedPackage"), LOCKED),
    "old Word document": (lambda: compound_named("WordDocument"), DAMAGED),
    "old workbook cut short": (lambda: OLD.read_bytes()[:1500], DAMAGED),
    "PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3", NO_TABLE),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100), NO_TABLE),
    "project file": (lambda: b"SQLite format 3\0" + bytes(100), NO_TABLE),
    "JSON": (lambda: b'{"type": "FeatureCollection"}', NO_TABLE),
    "cut UTF-16": (
        lambda: b"\xff\xfe" + "Namn;Roll".encode("utf-16-le") + b"\x00",
        "The text in the file is damaged and cannot be read",
    ),
    "empty": (lambda: b"", "The file {name} is empty"),
    "blanks": (lambda: b" \r\n \t\r\n", "The file {name} is empty"),
    "separators alone": (lambda: b";;;\r\n;;;\r\n", "The file holds no rows"),
    "too many rows": (lambda: b"1;2\n" * 200_001, LARGE),
    "too many cells": (lambda: (b"1;" * 99 + b"1\n") * 20_001, LARGE),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_refused_with_its_reason(name, tmp_path):
    make, message = CASES[name]
    assert refusal(tmp_path, make()) == message


def test_a_sheet_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "fil.xlsx"
    path.write_bytes(GOOD)
    with pytest.raises(WorkbenchError) as caught:
        read_sheets(path, "Budget")
    assert caught.value.facts == {"sheet": "Budget", "sheets": "Sheet1"}
    assert read_table(path, "Sheet1").rows[0].cells == ("Namn", "Roll")


def test_a_hidden_sheet_is_read_when_asked_for_alone(tmp_path):
    def fill(book):
        book.add_worksheet("Syns").write(0, 0, "här")
        hidden = book.add_worksheet("Dold")
        hidden.write(0, 0, "där")
        hidden.hide()

    path = tmp_path / "fil.xlsx"
    path.write_bytes(tables.xlsx(fill))
    assert [grid.sheet for grid in read_sheets(path)] == ["Syns"]
    assert read_table(path, "Dold").rows[0].cells == ("där",)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(WorkbenchError) as caught:
        read_table(tmp_path / "saknas.csv")
    assert caught.value.facts == {"name": "saknas.csv"}


def test_a_text_file_has_no_sheets(tmp_path):
    path = tmp_path / "fil.csv"
    path.write_bytes(b"a;b\n1;2\n")
    with pytest.raises(WorkbenchError):
        read_sheets(path, "Blad1")


def test_a_wide_sheet_of_styles_alone_is_no_danger(tmp_path):
    """Programs keep the style of empty cells far out; they hold nothing."""
    path = tmp_path / "fil.xlsx"
    path.write_bytes(
        tables.raw_xlsx(
            '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
            '<row r="1048576"><c r="A1048576" s="0"/></row>'
        )
    )
    assert [row.cells for row in read_table(path).rows] == [(1,)]


def test_web_pages_are_never_fetched_from(tmp_path, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError

    monkeypatch.setattr("socket.socket", refuse)
    path = tmp_path / "sida.html"
    path.write_bytes(
        b"<table><tr><td><img src='http://x/'>Namn<td>Roll<tr><td>Bo<script>x</script><td>vd</table>"
    )
    assert [row.cells for row in read_table(path).rows] == [("Namn", "Roll"), ("Bo", "vd")]
