"""Hostile texts go in by a table, out by a table and onto paper, as the plain text they are."""

from __future__ import annotations

import csv
import zipfile

import pypdf
import pytest
from python_calamine import CalamineWorkbook

from tests.documents.texts import HOSTILE

NAMES = (
    "<b>fet</b>",
    "=cmd|' /C calc'!A0",
    "+SUMMA(1;1)",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://127.0.0.1";"klicka")',
    "\u202eretsnom\u202c höger",
    "W" * 300,
    "å" * 300,
    "x {0} {title} %s",
    "<img src='/etc/passwd'/>",
)
FORMULA = tuple("=+-@\t\r")


def table(shell, name, heading, rows, encoding="utf-8"):
    path = shell.folder / name
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(heading)
        writer.writerows(rows)
    return path


@pytest.fixture
def filled(shell, blank):
    rows = [[text, "2027-01-11", "2027-01-15"] for text in NAMES]
    path = table(shell, "in.csv", ["titel", "start", "slut"], rows)
    assert shell.data("import", blank, path, "--as", "activities")["new"] == len(NAMES)
    for kind, column in (("organisations", "namn"), ("goals", "titel")):
        path = table(shell, "in.csv", [column, "nr"], [[text, ""] for text in NAMES])
        shell.data("import", blank, path, "--as", kind)
    return blank


def test_no_text_becomes_a_formula(shell, filled):
    path = shell.folder / "ut.xlsx"
    shell.data("export", filled, path, "--table", "activities")
    with zipfile.ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets
        for name in sheets:
            assert b"<f>" not in parts.read(name)
            assert b"<hyperlink" not in parts.read(name)
    cells = {
        c for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python() for c in row
    }
    assert "<b>fet</b>" in cells
    assert "W" * 300 in cells
    assert "=cmd|' /C calc'!A0" in cells


def test_no_cell_of_a_text_file_begins_a_formula(shell, filled):
    path = shell.folder / "ut.csv"
    shell.data("export", filled, path, "--table", "activities")
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULA)] == []
    assert any("cmd|" in cell for cell in cells)


def test_texts_come_back_as_they_were(shell, filled):
    path = shell.folder / "ut.xlsx"
    shell.data("export", filled, path, "--table", "activities", "--audience", "internal")
    said = shell.data("import", filled, path, "--as", "activities")
    assert (said["new"], said["updated"], said["errors"]) == (0, 0, [])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_document_is_written_and_can_be_read(shell, filled, language):
    path = shell.folder / "ut.pdf"
    shell.data("export", filled, path, "--language", language, "--audience", "internal")
    reader = pypdf.PdfReader(path)
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    for wanted in ("<b>fet</b>", "=cmd|'/Ccalc'!A0", "x{0}{title}%s", "W" * 20):
        assert wanted in text
    assert not any(
        "/A" in note.get_object() and "/URI" in note.get_object()["/A"]
        for page in reader.pages
        for note in page.get("/Annots", [])
    )


def test_every_text_that_people_paste(shell, blank):
    # No text file holds halves of letters; the mark says that it is text, whatever stands in it.
    clean = [text.encode("utf-8", "ignore").decode() for text in HOSTILE]
    path = table(
        shell, "in.csv", ["titel", "start"], [[t, "2027-01-11"] for t in clean], "utf-8-sig"
    )
    code, _out, err = shell.run("import", blank, path, "--as", "activities")
    assert code in {0, 1}, err
    for name, words in (("a.pdf", ()), ("a.xlsx", ("--table", "activities")), ("a.json", ())):
        shell.data("export", blank, shell.folder / name, *words)
    assert len(pypdf.PdfReader(shell.folder / "a.pdf").pages) > 1
    assert shell.data("check", blank, code=1)["integrity"] == "ok"
    assert shell.data("info", blank)["tables"]["activity"] > len(HOSTILE) / 2


@pytest.mark.parametrize("number", ["NaN", "1e999", "-1e999", "inf", "9" * 400, "1e15", "٣٤"])
def test_numbers_that_are_none_are_refused_by_row(shell, blank, number):
    rows = [["Ett", "100"], ["Två", number]]
    path = table(shell, "in.csv", ["titel", "kostnad"], rows)
    code, _out, err = shell.run("import", blank, path, "--as", "activities")
    assert code in {0, 1}, err
    assert shell.data("info", blank)["tables"]["activity"] >= 1
    said = shell.data("schedule", blank)
    assert all(each["title"] in {"Ett", "Två"} for each in said["activities"])
    shell.data("export", blank, shell.folder / "a.pdf")


def test_a_cell_of_200_000_letters_is_refused_and_the_rest_goes_in(shell, blank):
    path = table(shell, "in.csv", ["titel", "nr"], [["Ett", ""], ["x" * 200_000, ""], ["Tre", ""]])
    said = shell.data("import", blank, path, "--as", "goals", code=1)
    assert (said["new"], [error["row"] for error in said["errors"]]) == (2, [3])


def test_text_of_200_000_words_is_no_table(shell, blank):
    path = shell.folder / "in.csv"
    path.write_text("ord " * 200_000, encoding="utf-8")
    assert shell.refused("import", blank, path)


def test_a_project_with_a_hostile_name(shell):
    name = "<b>Torg & co</b> =1+1 \u202e"
    path = shell.folder / "x.plats"
    shell.data("new", path, "--name", name)
    assert shell.data("info", path)["name"].startswith("<b>Torg & co</b>")
    shell.data("export", path, shell.folder / "x.pdf")
    text = pypdf.PdfReader(shell.folder / "x.pdf").pages[0].extract_text()
    assert "<b>Torg & co</b>" in " ".join(text.split())
