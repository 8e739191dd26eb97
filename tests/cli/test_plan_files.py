"""Plans of other programs on the command line."""

from __future__ import annotations

import pytest

from tests.exchange.plans import linked, project, task


@pytest.fixture
def real(root):
    def named(name):
        path = root.parent / "shared" / "real" / name
        if not path.exists():
            pytest.skip(f"the real files are not beside the checkout: no {path}")
        return path

    return named


def test_a_plan_of_project_with_all_kinds_of_links(shell, blank, real):
    said = shell.data("import", blank, real("plan_microsoft_project_2007_links.xml"))
    assert (said["new"], said["errors"]) == (5, [])
    found = shell.data("schedule", blank)["activities"]
    assert [(a["code"], a["start"], a["finish"]) for a in found] == [
        ("1", "2006-09-21", "2006-09-21"), ("2", "2006-09-22", "2006-09-22"),
        ("3", "2006-09-25", "2006-09-25"), ("4", "2006-09-25", "2006-09-25"),
        ("5", "2006-09-22", "2006-09-22"),
    ]  # fmt: skip


def test_a_network_with_a_week_of_seven_days(shell, blank, real):
    shell.data("import", blank, real("plan_psplib_j301_1.xml"), "--as", "plan")
    assert shell.data("schedule", blank)["finish"] == "2026-02-07"  # 38 days from 1 January


def test_a_plan_saved_by_project(shell, blank, real):
    said = shell.data("import", blank, real("plan_small.xml"))
    assert (said["new"], said["created"]["organisation"]) == (10, 5)
    found = {a["code"]: a for a in shell.data("schedule", blank)["activities"]}
    assert (found["5"]["start"], found["5"]["finish"]) == ("2010-06-24", "2010-07-08")


def test_what_is_left_out_is_a_finding(shell, blank):
    path = shell.folder / "plan.xml"
    path.write_text(project(task(1, "A", links=[linked(7)])), encoding="utf-8")
    said = shell.data("import", blank, path, code=1)
    assert [(each["row"], each["column"]) for each in said["errors"]] == [(1, "")]


@pytest.mark.parametrize("ending", ["xml", "ics"])
def test_the_plan_goes_out(shell, example, ending):
    target = shell.folder / f"plan.{ending}"
    shell.data("export", example, target)
    assert b"Trygghetsvandring" in target.read_bytes()


def test_a_bomb_is_refused_in_a_sentence(shell, blank):
    path = shell.folder / "bomb.xml"
    path.write_text('<!DOCTYPE P [<!ENTITY a "b">]><Project>&a;</Project>', encoding="utf-8")
    assert "document type" in shell.refused("import", blank, path, "--as", "plan")
