"""Merging on the command line: as the contract says, one edit, the other file never written."""

from __future__ import annotations

import shutil

from tests.command import CLOCK, digest
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.open import open_project
from workbench.project.register import read_rows

GOAL, PERSON = record("goal"), record("stakeholder")


def goals(path):
    with open_project(path, clock=CLOCK, read_only=True) as project, project.read() as session:
        return {row["title"]: row["id"] for row in read_rows(session, GOAL)}


def apart(blank, tmp_path):
    """Two copies in which one goal says two things and another is new."""
    with open_project(blank, clock=CLOCK) as project:
        key = acts.add(project, GOAL, {"title": "Mål"})
    other = shutil.copyfile(blank, tmp_path / "grupp.plats")
    with open_project(other, clock=CLOCK) as project:
        acts.change(project, GOAL, key, {"title": "Deras"})
        acts.add(project, GOAL, {"title": "Nytt"})
    with open_project(blank, clock=CLOCK) as project:
        acts.change(project, GOAL, key, {"title": "Vårt"})
    return other, key


def test_what_is_not_in_doubt_comes_in_and_the_rest_is_told(shell, blank, tmp_path):
    other, key = apart(blank, tmp_path)
    before = digest(other)
    said = shell.data("merge", blank, other, code=1)
    assert said["merged"] == 1
    assert said["conflicts"] == [
        {"table": "goal", "id": key, "field": "title",
         "base": "Mål", "ours": "Vårt", "theirs": "Deras"},
    ]  # fmt: skip
    assert set(goals(blank)) == {"Vårt", "Nytt"}
    assert digest(other) == before
    assert shell.data("history", blank)[0]["label"] == "Merged grupp"
    shell.data("undo", blank)
    assert set(goals(blank)) == {"Vårt"}


def test_a_dry_run_tells_the_same_and_writes_nothing(shell, blank, tmp_path):
    other, _key = apart(blank, tmp_path)
    before = digest(blank)
    said = shell.data("merge", blank, other, "--dry-run", code=1)
    assert (said["merged"], len(said["conflicts"])) == (1, 1)
    assert digest(blank) == before


def test_one_side_can_be_taken(shell, blank, tmp_path):
    other, _key = apart(blank, tmp_path)
    said = shell.data("merge", blank, other, "--take", "theirs")
    assert said["conflicts"] == []
    assert set(goals(blank)) == {"Deras", "Nytt"}
    assert shell.data("merge", blank, other)["merged"] == 0


def test_the_answer_reads_as_a_sentence(shell, blank, tmp_path):
    other, _key = apart(blank, tmp_path)
    code, out, _err = shell.run("merge", blank, other, "--dry-run")
    assert code == 1
    assert "Goal G01 Mål" not in out
    assert "· Goal: before Mål; here Vårt; there Deras" in out
    assert "New: 1 goal" in out
    swedish = shell.run("merge", blank, other, "--dry-run", language="sv")[1]
    assert "före Mål; här Vårt; där Deras" in swedish


def test_files_that_cannot_be_merged_are_refused_in_a_sentence(shell, blank, example, tmp_path):
    before = digest(blank)
    assert "one and the same" in shell.refused("merge", blank, blank)
    assert "another project" in shell.refused("merge", blank, example)
    (tmp_path / "brev.plats").write_text("hej")
    assert "brev.plats" in shell.refused("merge", blank, tmp_path / "brev.plats")
    assert "finns.plats" in shell.refused("merge", blank, tmp_path / "finns.plats")
    assert digest(blank) == before


def test_a_merge_of_the_example_changes_nothing_that_is_equal(shell, example, tmp_path):
    other = shutil.copyfile(example, tmp_path / "grupp.plats")
    with open_project(other, clock=CLOCK) as project, project.read() as session:
        person = read_rows(session, PERSON)[0]["id"]
        acts.change(project, PERSON, person, {"notes": "Ringer på fredag"})
    assert shell.data("merge", example, other)["merged"] == 1
    assert shell.data("check", example, code=1)["integrity"] == "ok"
