"""History, undo, redo, backup and restore on the command line."""

from __future__ import annotations

from tests.command import digest

STAKEHOLDERS = "resources/example/stakeholders.csv"


def people(shell, path):
    return shell.data("info", path)["tables"]["stakeholder"]


def test_history_is_newest_first(shell, imported):
    said = shell.data("history", imported)
    assert all(list(each) == ["id", "at", "label", "rows"] for each in said)
    numbers = [each["id"] for each in said]
    assert numbers == sorted(numbers, reverse=True)
    assert said[-1]["label"] == "Imported 25 stakeholders"
    assert "Tog in 40 aktiviteter" in shell.run("history", imported, language="sv")[1]


def test_the_example_is_as_if_new(shell, mellantorg):
    assert shell.data("history", mellantorg) == []
    assert "inte ändrats" in shell.run("history", mellantorg, language="sv")[1]


def test_an_import_is_one_step(shell, blank, root):
    before = shell.data("export", blank, shell.path("a.json")) and (shell.folder / "a.json")
    empty = before.read_bytes()
    shell.data("import", blank, root / STAKEHOLDERS, "--as", "stakeholders")
    assert len(shell.data("history", blank)) == 1
    assert people(shell, blank) == 25
    assert shell.data("undo", blank)["tables"]["stakeholder"] == 25
    shell.data("export", blank, before)
    assert before.read_bytes() == empty
    assert shell.data("redo", blank)["tables"]["stakeholder"] == 25
    assert people(shell, blank) == 25


def test_nothing_to_take_back_is_no_fault(shell, blank):
    assert shell.data("undo", blank) == {"label": None, "tables": {}}
    assert shell.data("redo", blank) == {"label": None, "tables": {}}


def test_back_to_a_line_of_the_history(shell, worked):
    entries = shell.data("history", worked)
    target = next(e for e in entries if e["label"] == "Imported 25 stakeholders")
    shell.data("undo", worked, "--to", target["id"])
    assert shell.data("history", worked)[0]["id"] == target["id"]
    counts = shell.data("info", worked)["tables"]
    assert (counts["stakeholder"], counts["goal"], counts["activity"]) == (25, 0, 0)
    for _each in range(len(entries)):
        shell.data("redo", worked)
    assert shell.data("info", worked)["tables"]["activity"] == 40
    shell.data("undo", worked, "--to", 0)
    assert people(shell, worked) == 0


def test_an_edit_that_there_is_not(shell, example):
    before = digest(example)
    assert "9999" in shell.refused("undo", example, "--to", 9999)
    assert digest(example) == before


def test_a_backup_comes_back(shell, worked, own_backups):
    kept = shell.data("backup", worked, shell.path("kopia.plats"))
    assert kept == {"file": shell.path("kopia.plats")}
    shell.data("undo", worked, "--to", 0)
    shell.data("restore", kept["file"], shell.path("åter.plats"))
    assert people(shell, shell.path("åter.plats")) == 25
    assert people(shell, worked) == 0
    assert "already" in shell.refused("restore", kept["file"], worked)


def test_a_backup_without_a_place_lies_among_the_backups(shell, example, own_backups):
    kept = shell.data("backup", example)["file"]
    assert kept.startswith(str(own_backups))
    shell.data("restore", kept, shell.path("b.plats"))
    assert people(shell, shell.path("b.plats")) == 25
