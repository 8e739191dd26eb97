"""A text table with stray control characters is read; they are left out, and the rows are named."""

from __future__ import annotations

import random
from datetime import date

import pytest

from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.exchange.header import find_layout
from workbench.exchange.read_table import read_clipboard, read_table
from workbench.exchange.table_import import plan_import
from workbench.models.registry import record

PERSON = record("stakeholder")
HEAD = "Namn;Roll\n"
BODY = "Åsa Öberg;ordförande\nBo \x07Ek;kas\x00sör\nEva;\x1bled\x02amot\n"


def plan(grid):
    return plan_import(grid, find_layout(grid, PERSON), {}, today=date(2026, 11, 18))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_they_are_left_out_and_the_rows_are_named(tmp_path, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes((HEAD + BODY).encode(encoding))
    grid = read_table(path)
    assert [row.cells for row in grid.rows[1:]] == [
        ("Åsa Öberg", "ordförande"), ("Bo Ek", "kassör"), ("Eva", "ledamot"),
    ]  # fmt: skip
    assert grid.cleaned == (3, 4)
    made = plan(grid)
    assert made.new == 3
    assert made.errors == ()
    with using("sv"):
        assert made.cleaned_text() == "Styrtecken utelämnades på rad 3, 4"


def test_a_clean_table_says_nothing(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(HEAD + '"två\nrader\toch\u2028mer";x\n', encoding="utf-8")
    made = plan(read_table(path))
    assert made.cleaned == ()
    assert made.cleaned_text() == ""


def test_many_rows_are_counted(tmp_path):
    lines = "".join(
        f"Namn {n}\x01;en roll som är lång nog för ett vanligt register\n" for n in range(20)
    )
    path = tmp_path / "a.csv"
    path.write_text(HEAD + lines, encoding="utf-8")
    with using("en"):
        said = plan(read_table(path)).cleaned_text()
    assert said.endswith("row 2, 3, 4, 5, 6, 7, 8, 9 and 12 more")


def test_what_is_pasted_is_cleaned_alike():
    grid = read_clipboard("Namn\tRoll\nBo\x07\tvd\n")
    assert grid.rows[1].cells == ("Bo", "vd")
    assert grid.cleaned == (2,)
    people = read_clipboard("Bo Ek <bo\x02@x.se>; Eva <eva@x.se>")
    assert people.rows[1].cells == ("Bo Ek", "bo@x.se")


@pytest.mark.parametrize("seed", range(20))
def test_bytes_that_are_no_text_are_refused(tmp_path, seed):
    path = tmp_path / "a.csv"
    path.write_bytes(random.Random(seed).randbytes(4000))
    with pytest.raises(WorkbenchError):
        read_table(path)


def test_the_command_line_tells_of_them(tmp_path, shell, blank):
    path = tmp_path / "a.csv"
    path.write_text(HEAD + BODY, encoding="utf-8")
    code, out, err = shell.run("import", blank, path, "--as", "stakeholders", language="sv")
    assert code == 0
    assert out.startswith("3 nya")
    assert err == "Styrtecken utelämnades på rad 3, 4\n"
