"""Support, a person's data and erasing on the command line, as the contract has them."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from workbench.project.backups import BackupKeeper, list_backups
from workbench.project.open import open_project

# Basis: for, total, more than half, two thirds.
SUPPORT = {
    "owners": (4, 9, False, False),
    "properties": (11, 20, True, False),
    "gross_floor_area": (61_700, 91_300, True, True),
    "assessed_value": (847_000_000, 1_382_000_000, True, False),
}
GUN = ("Gun Påhittsdotter", "gun@example.org")


def test_support(shell, mellantorg):
    said = shell.data("support", mellantorg)
    assert [list(each) for each in said] == [
        ["basis", "for", "total", "share", "majority", "two_thirds"]
    ] * 4
    for each in said:
        figures = (each["for"], each["total"], each["majority"], each["two_thirds"])
        assert figures == SUPPORT[each["basis"]]
        assert each["share"] == each["for"] / each["total"]
    assert all(type(each[name]) is int for each in said for name in ("for", "total"))


def test_support_in_words(shell, mellantorg):
    _code, out, _err = shell.run("support", mellantorg, language="sv")
    assert "BTA: 61\N{NO-BREAK SPACE}700 av 91\N{NO-BREAK SPACE}300" in out.replace(
        "Bruttoarea (BTA)", "BTA"
    )
    assert "89,4\N{NO-BREAK SPACE}%" in out
    assert "Röster: 4 av 9" in out


def test_support_in_an_empty_project(shell, blank):
    said = shell.data("support", blank)
    assert [(each["for"], each["total"], each["share"]) for each in said] == [(0, 0, 0.0)] * 4
    assert not any(each["majority"] or each["two_thirds"] for each in said)


def test_what_is_stored_about_a_person(shell, mellantorg):
    said = shell.data("person", mellantorg, "S07")
    assert list(said) == ["person", "made", "rows", "history"]
    assert said["person"]["name"] == GUN[0]
    (own,) = said["rows"]
    assert own["how"] == ["itself", "names"]
    assert own["values"]["email"] == GUN[1]
    assert own["words"]["Influence"] == "4"
    assert own["words"]["Organisation"] == "AB Mellanstadsbostäder"
    assert said["history"] == []
    assert shell.data("person", mellantorg, said["person"]["id"]) == said


def test_a_person_as_a_document(shell, mellantorg):
    target = shell.path("gun.pdf")
    code, out, _err = shell.run("person", mellantorg, "S07", "--pdf", target, language="sv")
    assert code == 0
    assert "Gun Påhittsdotter" in out
    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    for words in (*GUN, "områdeschef", "Utdrag om person", "1 rad i projektet"):
        assert words in text


def test_nobody_is_refused(shell, example):
    for command in ("person", "erase"):
        assert "S99" in shell.refused(command, example, "S99")


def test_erasing(shell, example, own_backups):
    with open_project(example) as project:
        BackupKeeper(project, own_backups, project.clock).make()
    counts = shell.data("info", example)["tables"]
    said = shell.data("erase", example, "S07", "--reason", "Har bett om det")
    assert said["pseudonym"] == "Person 1"
    assert said["deleted"] == {"stakeholder": 1}
    assert len(said["backups"]["rewritten"]) == 1
    assert said["backups"]["failed"] == []
    for path in (example, *own_backups.rglob("*.plats")):
        assert not any(word.encode() in path.read_bytes() for word in GUN)
    after = shell.data("info", example)["tables"]
    assert (after["stakeholder"], after["erasure"]) == (counts["stakeholder"] - 1, 1)
    assert "S07" in shell.refused("person", example, "S07")
    assert shell.data("history", example)[0]["label"] == "Erased Person 1 for good"


@pytest.mark.usefixtures("own_backups")
def test_erasing_tells_of_backups_that_still_hold_the_person(shell, example):
    with open_project(example) as project:
        broken = BackupKeeper(project, None, project.clock).make()
        broken.path.write_bytes(b"x")
    said = shell.data("erase", example, "S07", code=1)
    assert [each["file"] for each in said["backups"]["failed"]] == [str(broken.path)]
    _code, out, _err = shell.run("erase", example, "S08", language="sv")
    assert str(broken.path) in out
    assert "Person 2 står nu i personens ställe" in out


def test_an_anonymised_copy(shell, example):
    target = shell.path("delas.plats")
    assert shell.data("anonymise", example, target) == {"file": target}
    assert shell.data("info", target)["tables"]["stakeholder"] == 25
    content = (shell.folder / "delas.plats").read_bytes()
    assert not any(word.encode() in content for word in GUN)
    with open_project(example) as project:
        assert list_backups(project) == []
