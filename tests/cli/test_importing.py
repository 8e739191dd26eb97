"""Bringing tables in as people have them."""

from __future__ import annotations

import pytest
import xlsxwriter

from tests.command import digest
from tests.pace import timing

KEYS = ["read", "new", "updated", "skipped", "created", "errors"]
TABLES = {
    "project": ("project", 0),
    "organisations": ("organisation", 12),
    "stakeholders": ("stakeholder", 25),
    "goals": ("goal", 8),
    "kpis": ("indicator", 15),
    "activities": ("activity", 40),
    "budget_3y": ("budget_line", 23),
}


def write(shell, name, text, encoding="utf-8"):
    (shell.folder / name).write_bytes(text.encode(encoding))
    return shell.path(name)


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_the_example_need_no_help(shell, blank, root, name):
    said = shell.data("import", blank, root / f"resources/example/{name}.csv")
    assert list(said) == KEYS
    assert said["errors"] == []
    table, rows = TABLES[name]
    assert said["new"] == rows
    if rows:
        assert shell.data("info", blank)["tables"][table] == rows


@pytest.mark.parametrize("name", TABLES)
def test_a_second_time_brings_nothing(shell, example, root, name):
    said = shell.data("import", example, root / f"resources/example/{name}.csv")
    assert (said["new"], said["updated"], said["created"], said["errors"]) == (0, 0, {}, [])


def test_what_comes_along_is_counted_apart(shell, blank, root):
    said = shell.data("import", blank, root / "resources/example/stakeholders.csv")
    assert said["new"] == 25
    assert said["created"]["organisation"] > 0
    assert len(shell.data("history", blank)) == 1


def test_a_trial_changes_nothing(shell, example, root):
    path = write(shell, "mål.csv", "titel;område\nEtt nytt mål;trygghet\n")
    before = digest(example)
    said = shell.data("import", example, path, "--as", "goals", "--dry-run")
    assert said["new"] == 1
    budget = write(shell, "b.csv", "kod;post;typ;2026\nK77;Ny post;kostnad;100\n")
    assert shell.data("import", example, budget, "--as", "budget", "--dry-run")["new"] == 1
    assert digest(example) == before


def test_rows_that_cannot_be_read_are_told_and_the_others_go_in(shell, blank):
    path = write(shell, "a.csv", "titel;start;slut\nFörsta;2026-01-12;2026-01-16\nAndra;32 mars;\n")
    code, out, _err = shell.run("import", blank, path, "--as", "activities")
    assert code == 1
    assert "3" in out
    shell.data("undo", blank)
    said = shell.data("import", blank, path, "--as", "activities", code=1)
    assert (said["read"], said["new"]) == (2, 1)
    (error,) = said["errors"]
    assert list(error) == ["row", "column", "reason"]
    assert (error["row"], error["column"]) == (3, "start")
    assert "32 mars" in error["reason"]
    assert shell.data("info", blank)["tables"]["activity"] == 1


def test_columns_can_be_named(shell, blank):
    path = write(shell, "g.csv", "Vad vi vill;Sort\nLjusare passage;x\n")
    shell.data("import", blank, path, "--as", "goals", "--map", "Vad vi vill=title")
    shell.data("export", blank, shell.path("g2.csv"), "--table", "goals")
    assert "Ljusare passage" in (shell.folder / "g2.csv").read_text(encoding="utf-8-sig")


def workbook(shell):
    path = shell.path("bok.xlsx")
    with xlsxwriter.Workbook(path) as book:
        for sheet, titles in (("Vår", ["Ett"]), ("Höst", ["Två", "Tre"])):
            page = book.add_worksheet(sheet)
            page.write_column(0, 0, ["Titel", *titles])
    return path


def test_a_sheet_can_be_named(shell, blank):
    path = workbook(shell)
    assert shell.data("import", blank, path, "--as", "goals", "--sheet", "Höst")["new"] == 2
    assert shell.data("import", blank, path, "--as", "goals", "--sheet", "Vår")["new"] == 1
    before = digest(blank)
    assert "Vinter" in shell.refused("import", blank, path, "--as", "goals", "--sheet", "Vinter")
    assert digest(blank) == before


TEXT = "id{0}namn{0}typ\nO1{0}Åkermans Café{0}verksamhet\nO2{0}Örtagårdens förening{0}förening\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_as_programs_write_it(shell, blank, encoding, separator):
    path = write(shell, "org.csv", TEXT.format(separator), encoding)
    assert shell.data("import", blank, path, "--as", "organisations")["new"] == 2
    shell.data("export", blank, shell.path("ut.csv"), "--table", "organisations")
    text = (shell.folder / "ut.csv").read_text(encoding="utf-8-sig")
    assert "Åkermans Café" in text
    assert "Örtagårdens förening" in text


@pytest.mark.parametrize(
    "kind", ["organisations", "stakeholders", "goals", "indicators", "activities"]
)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_was_exported_goes_in_unchanged(shell, example, kind, ending, language):
    path = shell.path(f"{kind}.{ending}")
    words = ("--table", kind, "--audience", "internal", "--language", language)
    shell.data("export", example, path, *words)
    said = shell.data("import", example, path, "--as", kind)
    assert said["errors"] == []
    assert (said["new"], said["updated"], said["created"]) == (0, 0, {})


def test_ten_thousand_rows_are_one_step(shell, blank):
    lines = "".join(f"Person {n};Förening {n % 40};{n % 5 + 1}\n" for n in range(10_000))
    path = write(shell, "m.csv", "namn;organisation;inflytande\n" + lines)
    with timing() as watch, watch.lap():
        assert shell.data("import", blank, path, "--as", "stakeholders")["new"] == 10_000
    assert watch.laps[0] < 20
    assert len(shell.data("history", blank)) == 1
    shell.data("undo", blank)
    counts = shell.data("info", blank)["tables"]
    assert (counts["stakeholder"], counts["organisation"]) == (0, 0)


def test_personal_numbers_are_remarked_on_and_come_in_all_the_same(shell, blank):
    source = write(shell, "p.csv", "namn;anteckning\nAnna;640823-3234\nBo;inget\n")
    code, out, err = shell.run("import", blank, source, "--as", "stakeholders", language="sv")
    assert (code, out.strip()) == (0, "2 nya, 0 ändrade, 0 överhoppade, 0 avvisade")
    assert err.strip() == (
        "rad 2: Anteckningar: Ser ut som ett personnummer. Utelämna det: det behövs inte här."
    )
    assert list(shell.data("import", blank, source, "--as", "stakeholders", "--dry-run")) == KEYS
