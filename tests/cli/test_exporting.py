"""Writing tables, the document and the whole project; who may see what."""

from __future__ import annotations

import csv
import json

import pypdf
import pytest
from python_calamine import CalamineWorkbook

from workbench.models.field import Privacy
from workbench.models.registry import RECORDS

STAKEHOLDER = RECORDS["stakeholder"]


def table(shell, example, *words):
    path = shell.folder / "ut.csv"
    _code, _out, err = shell.run("export", example, path, "--table", "stakeholders", *words)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";")), err


def of(privacy):
    return {f.label for f in STAKEHOLDER.visible() if f.privacy is privacy}


@pytest.mark.parametrize("words", [(), ("--audience", "public"), ("--audience", "steering")])
def test_others_see_what_is_public_and_are_told(shell, example, words):
    rows, err = table(shell, example, *words, "--language", "en")
    assert set(rows[0]) == of(Privacy.PUBLIC)
    for label in of(Privacy.PERSONAL) | of(Privacy.SENSITIVE):
        assert label in err
    assert len(rows) == 26


def test_those_who_work_with_the_file_see_all(shell, example):
    rows, err = table(shell, example, "--audience", "internal", "--language", "en")
    assert set(rows[0]) == {f.label for f in STAKEHOLDER.visible()}
    assert err == ""


def test_json_tells_what_was_left_out(shell, example):
    said = shell.data("export", example, shell.path("x.xlsx"), "--table", "stakeholders")
    assert set(said["left_out"]) == of(Privacy.PERSONAL) | of(Privacy.SENSITIVE)


def test_a_workbook_holds_the_rows(shell, example):
    shell.data("export", example, shell.path("a.xlsx"), "--table", "activities")
    book = CalamineWorkbook.from_path(shell.path("a.xlsx"))
    rows = book.get_sheet_by_index(0).to_python()
    assert sum(str(row[0]).startswith("A") and str(row[0])[1:].isdigit() for row in rows) == 40


def test_the_whole_project(shell, example):
    shell.data("export", example, shell.path("allt.json"))
    whole = json.loads((shell.folder / "allt.json").read_text(encoding="utf-8"))
    assert whole["format"] == "platsverkstad"
    counts = shell.data("info", example)["tables"]
    assert {name: len(rows) for name, rows in whole["tables"].items()} == counts


@pytest.mark.parametrize(("language", "title"), [("sv", "Platsplan"), ("en", "Place plan")])
def test_the_platsplan(shell, example, language, title):
    shell.data("export", example, shell.path("p.pdf"), "--language", language)
    reader = pypdf.PdfReader(shell.path("p.pdf"))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert title in text
    assert "Belysningsplan" in text
    assert reader.trailer["/Root"]["/Lang"].startswith(language)
