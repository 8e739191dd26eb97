"""The responsibility matrix on the command line: in, out, and asked for."""

from __future__ import annotations

import pytest


@pytest.fixture
def placed(shell, blank, root):
    """A new project with the organisations and surfaces of the example."""
    for kind in ("organisations", "surfaces"):
        shell.data("import", blank, root / f"resources/example/{kind}.csv", "--as", kind)
    return blank


@pytest.fixture
def matrix(root):
    return root / "resources/example/responsibility_matrix.csv"


def test_the_matrix_goes_in_as_it_is_in_one_edit(shell, placed, matrix):
    said = shell.data("import", placed, matrix, "--as", "responsibilities")
    assert (said["read"], said["new"], said["updated"], said["errors"]) == (112, 224, 0, [])
    assert said["created"] == {"maintenance_task": 8}
    for day, clear in (("2025-12-31", 77), ("2026-01-01", 96)):
        told = shell.data("responsibility", placed, "--date", day)
        assert (told["relevant"], told["clear"], told["share"]) == (101, clear, clear / 101)
    again = shell.data("import", placed, matrix)  # also without saying what it is
    assert (again["new"], again["updated"], again["skipped"]) == (0, 0, 224)
    shell.data("undo", placed)
    tables = shell.data("info", placed)["tables"]
    assert (tables["responsibility"], tables["maintenance_task"]) == (0, 0)


def test_a_changed_table_updates(shell, placed, matrix):
    shell.data("import", placed, matrix)
    text = matrix.read_text(encoding="utf-8")
    changed = shell.folder / "ny.csv"
    changed.write_text(
        text.replace("Y09;belysning;oklart;;oklart;;", "Y09;belysning;oklart;;tydligt;O12;O08"),
        encoding="utf-8",
    )
    said = shell.data("import", placed, changed)
    assert (said["new"], said["updated"], said["skipped"]) == (0, 1, 223)
    assert shell.data("responsibility", placed)["clear"] == 97


@pytest.mark.parametrize("ending", ["csv", "xlsx", "tsv"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_written_comes_back(shell, placed, matrix, ending, language):
    shell.data("import", placed, matrix)
    target = shell.path(f"ut.{ending}")
    shell.run("export", placed, target, "--table", "responsibilities", language=language)
    again = shell.data("import", placed, target)
    assert (again["read"], again["new"], again["updated"], again["errors"]) == (224, 0, 0, [])
    # Into a project that has not got it yet, all of it.
    other = shell.path("annat.plats")
    shell.data("new", other, "--name", "Annat")
    for kind in ("organisations", "surfaces"):
        table = shell.path(f"{kind}.xlsx")
        shell.run("export", placed, table, "--table", kind)
        shell.data("import", other, table, "--as", kind)
    shell.data("import", other, target, "--as", "responsibilities")
    one, two = shell.data("responsibility", placed), shell.data("responsibility", other)
    assert (two["clear"], two["relevant"]) == (96, 101)
    assert one["cells"] == two["cells"]


def test_the_example_answers(shell, example):
    said = shell.data("responsibility", example)
    assert list(said) == ["relevant", "clear", "share", "cells", "gaps"]
    assert len(said["cells"]) == 112
    assert said["cells"][64] == {
        "surface": "Y09", "task": "cleaning", "status": "clear",
        "performer": "O12", "accountable": "O08",
    }  # fmt: skip
    assert [(gap["surface"], gap["task"]) for gap in said["gaps"]] == [
        ("Y05", "supervision"), ("Y09", "lighting"), ("Y09", "supervision"),
        ("Y10", "supervision"), ("Y11", "supervision"),
    ]  # fmt: skip
    assert {gap["reason"] for gap in said["gaps"]} == {"unclear"}
    before = shell.data("responsibility", example, "--date", "2025-01-01")
    assert sum(gap["reason"] == "nobody_cleans" for gap in before["gaps"]) == 5


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("sv", ["96 av 101 rutor tydliga", "95,0", "Y09 Passagen Falken, Belysning: oklart"]),
        ("en", ["96 of 101 cells clear", "95.0%", "Y09 Passagen Falken, Belysning: unclear"]),
    ],
)
def test_people_are_answered_in_words(shell, example, language, wanted):
    code, out, _err = shell.run("responsibility", example, language=language)
    assert code == 0
    for words in wanted:
        assert words in out


def test_nothing_said_is_an_answer_too(shell, blank):
    said = shell.data("responsibility", blank)
    assert said == {"relevant": 0, "clear": 0, "share": None, "cells": [], "gaps": []}
    assert shell.run("responsibility", blank)[1].startswith("Nothing is said yet")


def test_a_day_that_is_none_is_refused(shell, example):
    assert "i morse" in shell.refused("responsibility", example, "--date", "i morse")


def test_help_tells_the_keys(shell):
    _code, out, _err = shell.run("responsibility", "--help")
    for key in ("cleaning", "not_relevant", "nobody_cleans"):
        assert key in out


def test_surfaces_that_are_not_there_are_told_by_line(shell, blank, matrix):
    said = shell.data("import", blank, matrix, "--as", "responsibilities", code=1)
    assert (said["read"], said["new"], len(said["errors"])) == (112, 0, 112)
    assert (said["errors"][0]["row"], said["errors"][0]["column"]) == (2, "yta")
    assert said["created"] == {}
