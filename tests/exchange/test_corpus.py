"""Tables as people have them: each is read, recognised and planned without help."""

from __future__ import annotations

from datetime import date

import pytest

from tests.exchange import tables
from workbench.exchange.header import find_layout
from workbench.exchange.propose import choose_sheet
from workbench.exchange.read_table import read_clipboard, read_sheets
from workbench.exchange.table_import import plan_import
from workbench.models.registry import RECORDS

TODAY = date(2026, 11, 23)
STAKEHOLDER = RECORDS["stakeholder"]

PLAIN = [
    ["Namn", "Organisation", "Inflytande", "Gallras senast"],
    ["Åsa Öberg", "Torgets Bokhandel", "4", "2029-12-31"],
    ["Émile Ek", "Lyktan AB", "2", "2028-01-01"],
]
EXPECTED = [("Åsa Öberg", 4, date(2029, 12, 31)), ("Émile Ek", 2, date(2028, 1, 1))]


def joined(separator, rows=PLAIN, end="\r\n"):
    return end.join(separator.join(row) for row in rows) + end


def workbook(rows, *, sheet="Blad1", before=(), merged=None):
    def fill(book):
        for name, content in before:
            page = book.add_worksheet(name)
            for number, row in enumerate(content):
                page.write_row(number, 0, row)
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        if merged:
            page.merge_range(0, 0, 0, 3, merged)
        for number, row in rows:
            for place, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(number, place, value, day)
                else:
                    page.write(number, place, value)

    return tables.xlsx(fill)


TYPED = [PLAIN[0], *([n, o, float(i), date.fromisoformat(d)] for n, o, i, d in PLAIN[1:])]
LATER = [[1, 2, 3], [4, 5, 6]]
UNITS = ["", "", "1–5", "ÅÅÅÅ-MM-DD"]

CORPUS = {
    "semicolons, UTF-8 with mark": joined(";").encode("utf-8-sig"),
    "semicolons, UTF-8": joined(";").encode(),
    "commas, UTF-8": joined(",").encode(),
    "tabs, UTF-8": joined("\t").encode(),
    "bars": joined("|").encode(),
    "Windows-1252": joined(";").encode("cp1252"),
    "UTF-16 with mark": joined("\t").encode("utf-16"),
    "UTF-16 big-endian with mark": b"\xfe\xff" + joined(";").encode("utf-16-be"),
    "UTF-16 little-endian, no mark": joined("\t").encode("utf-16-le"),
    "UTF-16 big-endian, no mark": joined(";").encode("utf-16-be"),
    "line feeds alone": joined(";", end="\n").encode(),
    "old Macintosh line ends": joined(";", end="\r").encode(),
    "no line end last": joined(";").rstrip().encode(),
    "all quoted": joined('";"', [[f'"{r[0]}', *r[1:-1], f'{r[-1]}"'] for r in PLAIN]).encode(),
    "separator declared": b"sep=;\r\n" + joined(";").encode(),
    "title and empty lines above": ("Intressenter 2026;;;\r\n\r\n;;;\r\n" + joined(";")).encode(),
    "empty lines between": joined(
        ";", [PLAIN[0], [""], PLAIN[1], ["", "", "", ""], PLAIN[2]]
    ).encode(),
    "units below the headings": joined(";", [PLAIN[0], UNITS, *PLAIN[1:]]).encode(),
    "English headings": joined(
        ";", [["name", "Organisation", "Influence (1-5)", "Erase by"], *PLAIN[1:]]
    ).encode(),
    "shouted and underlined": joined(
        ";", [["NAMN", "ORG", "INFLYTANDE_1_5", "GALLRAS_SENAST"], *PLAIN[1:]]
    ).encode(),
    "headings without dots and rings": joined(
        ";", [["namn", "foretag", "inflytande", "gallras"], *PLAIN[1:]]
    ).encode(),
    "scale in words, dates in Swedish": joined(
        ";",
        [
            PLAIN[0],
            ["Åsa Öberg", "Torgets Bokhandel", "4 Stort", "31 december 2029"],
            ["Émile Ek", "Lyktan AB", "2 – litet", "1/1 2028"],
        ],
    ).encode(),
    "sum below": joined(";", [*PLAIN, ["Summa", "2", "6", ""]]).encode(),
    "headings repeated": joined(";", [*PLAIN[:2], PLAIN[0], PLAIN[2]]).encode(),
    "open quote": joined(
        ";", [PLAIN[0], PLAIN[1], ["Émile Ek", '"Lyktan AB', "2", "2028-01-01"]]
    ).encode(),
    "decomposed letters": joined(";").replace("Å", "A\u030a").replace("Ö", "O\u0308").encode(),
    "xlsx": workbook(enumerate(TYPED)),
    "xlsx under a merged title": workbook(
        enumerate(TYPED, start=3), merged="Intressenter på torget"
    ),
    "xlsx on the second sheet": workbook(
        enumerate(TYPED), before=[("Om", [["Till dig som läser"]])]
    ),
    "xlsx beside another table": workbook(enumerate(TYPED), before=[("Data", LATER)]),
    "xlsx with units": workbook(enumerate([TYPED[0], UNITS, *TYPED[1:]])),
    "ods": tables.ods(
        "".join(tables.ods_row(row) for row in PLAIN)
        + tables.ods_row(["", "", ""], times=1_000_000)
    ),
    "web page": (
        "<!DOCTYPE html><html><body><p>Hej</p><table>"
        + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in PLAIN)
        + "</table></body></html>"
    ).encode(),
    "web page called xls": (
        '<html xmlns:x="urn"><meta charset="utf-8"><table>'
        '<tr><td colspan="4"><b>Lista</b></td></tr>'
        + "".join("<tr>" + "".join(f"<td>{c}&nbsp;</td>" for c in row) + "</tr>" for row in PLAIN)
        + "</table></html>"
    ).encode(),
}


def planned(grid):
    plan = plan_import(grid, find_layout(grid, STAKEHOLDER), {}, today=TODAY)
    rows = [(r.values["name"], r.values["influence"], r.values["erase_by"]) for r in plan.rows]
    return plan, rows


@pytest.mark.parametrize("name", CORPUS)
def test_a_file_is_taken_in_whole(name, tmp_path):
    path = tmp_path / "lista.dat"
    path.write_bytes(CORPUS[name])
    plan, rows = planned(choose_sheet(read_sheets(path), STAKEHOLDER))
    assert [error.text() for error in plan.errors] == []
    assert rows == EXPECTED
    assert [r.values["name"] for r in plan.created["organisation"]] == [
        "Torgets Bokhandel",
        "Lyktan AB",
    ]


def test_an_old_workbook_is_read(root):
    """Written by a program of 1997's format; title row merged, an empty row above the headings."""
    grids = read_sheets(root / "tests/data/tables/stakeholders_97.xls")
    plan, rows = planned(grids[0])
    assert rows == [("Åsa Öberg", 4, date(2029, 12, 31)), ("Bo Ek", 2, date(2028, 1, 1))]
    assert [row.number for row in plan.rows] == [4, 5]


CLIPBOARD = {
    "cells": (joined("\t"), ""),
    "cells with HTML beside": (joined("\t"), "<table><tr><td>x</td><td>y</td></tr></table>"),
    "web table": (
        "Namn Organisation Inflytande",
        "<table>" + "".join("<tr><td>" + "<td>".join(row) for row in PLAIN) + "</table>",
    ),
    "semicolons": (joined(";"), ""),
}


@pytest.mark.parametrize("name", CLIPBOARD)
def test_what_is_pasted_is_taken_in(name):
    _plan, rows = planned(read_clipboard(*CLIPBOARD[name]))
    assert rows == EXPECTED
