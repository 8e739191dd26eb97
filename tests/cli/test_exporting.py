"""Writing tables, the document and the whole project; who may see what."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from tests.command import CLOCK
from workbench.models.field import Privacy
from workbench.models.registry import RECORDS
from workbench.project.open import open_project
from workbench.project.register import read_rows
from workbench.steps.documents.recipes import Wish, save_recipe

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


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_was_exported_for_each_year_comes_in_again(shell, example, blank, root, language):
    path = shell.path("nyckeltal.csv")
    shell.run("export", example, path, "--table", "indicators", language=language)
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        headings = next(csv.reader(file, delimiter=";"))
    wanted = {"sv": {"Mål 2026", "Utfall 2026"}, "en": {"Target 2026", "Outcome 2026"}}
    assert wanted[language] <= set(headings)
    assert len(set(headings)) == len(headings)
    shell.run("import", blank, root / "resources/example/goals.csv", "--as", "goals")
    shell.run("import", blank, path, "--as", "indicators", language=language)
    tables = []
    for file in (example, blank):
        with open_project(file, read_only=True, clock=CLOCK) as project, project.read() as session:
            rows = read_rows(session, RECORDS["indicator"])
            tables.append([(r["code"], r["targets"], r["values"]) for r in rows])
    assert tables[0] == tables[1]


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


def test_where_a_value_comes_from_goes_out_and_in(shell, example, blank, root):
    """In the same project by name; in one without the question the row comes in and it is told."""
    path = shell.path("nyckeltal.xlsx")
    shell.run("export", example, path, "--table", "indicators", language="sv")
    said = shell.data("import", example, path, "--as", "indicators")
    assert (said["new"], said["updated"], said["errors"]) == (0, 0, [])
    shell.run("import", blank, root / "resources/example/goals.csv", "--as", "goals")
    said = shell.data("import", blank, path, "--as", "indicators")
    assert (said["new"], said["errors"]) == (15, [])
    with open_project(blank, read_only=True, clock=CLOCK) as project, project.read() as session:
        rows = {row["code"]: row for row in read_rows(session, RECORDS["indicator"])}
    assert (rows["K01"]["fetched_from"], rows["K01"]["item_id"]) == ("survey", None)
    assert (rows["K09"]["counted"], rows["K09"]["part"]) == ("women", "20–21")
    assert str(rows["K10"]["measured_on"]) == "2026-04-30"


def test_pictures_of_the_vision_go_out_and_in(shell, example, blank):
    path = shell.path("bilder.csv")
    shell.run("export", example, path, "--table", "vision-pictures", language="en")
    assert shell.data("import", blank, path, "--as", "vision-pictures")["new"] == 5


@pytest.mark.parametrize("key", ["platsplan", "samverkansavtal", "stadgar", "questionnaire"])
def test_every_document_is_written_as_word_too(shell, example, key):
    path = shell.path("ut.docx")
    shell.run("export", example, path, "--document", key, "--language", "sv")
    word = docx.Document(str(path))
    assert any(each.style.name == "Title" for each in word.paragraphs)
    assert word.core_properties.language == "sv-SE"


def test_a_word_file_for_others_names_nobody(shell, example):
    path = shell.path("ut.docx")
    for audience, named in (("public", False), ("internal", True)):
        shell.run("export", example, path, "--document", "samverkansavtal", "--audience", audience)
        words = "".join(t.text or "" for t in docx.Document(str(path)).element.body.iter(qn("w:t")))
        assert ("Alva Exempelsson" in words) == named


def test_a_recipe_says_how_a_document_is_wanted_and_the_command_has_the_last_word(shell, example):
    with open_project(example, clock=CLOCK) as project:
        wish = Wish(kind="avsiktsforklaring", language="en", author="Vi", audience="internal")
        save_recipe(project, "Till parterna", wish)
    first, same, other = (shell.path(f"{name}.docx") for name in ("a", "b", "c"))
    shell.run("export", example, first, "--recipe", "till parterna")
    shell.run(
        "export", example, same, "--document", "avsiktsforklaring", "--language", "en",
        "--audience", "internal",
    )  # fmt: skip
    assert docx.Document(first).core_properties.author == "Vi"
    assert docx.Document(first).core_properties.language == "en-GB"
    assert docx.Document(same).core_properties.author != "Vi"
    shell.run("export", example, other, "--recipe", "Till parterna", "--language", "sv")
    assert docx.Document(other).core_properties.language == "sv-SE"
    said = shell.refused("export", example, first, "--recipe", "Ingen")
    assert "Till parterna" in said
