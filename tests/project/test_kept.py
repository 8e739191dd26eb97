"""Rows that are kept are at every moment what the file says, whoever changed it."""

from __future__ import annotations

import random

import pytest

from workbench.models.registry import record
from workbench.project.kept import kept_rows
from workbench.project.open import create
from workbench.project.register import add_rows, delete_rows, read_rows, row_ids, update_row

ACTIVITY, BUDGET = record("activity"), record("budget_line")


@pytest.fixture
def project(tmp_path):
    with create(tmp_path / "torget.plats", "Torget") as project:
        with project.edit("x") as session:
            add_rows(session, record("organisation"), [{"name": n} for n in "ABC"])
            add_rows(session, ACTIVITY, [{"code": f"A{n}", "title": f"Nr {n}"} for n in range(9)])
        yield project


def same(project):
    with project.read() as session:
        for kind in (ACTIVITY, BUDGET):
            assert kept_rows(session, kind) == read_rows(session, kind)
        return {row["id"]: row for row in kept_rows(session, ACTIVITY)}


def act(project, pick):
    with project.read() as session:
        ids, parties = row_ids(session, ACTIVITY), row_ids(session, record("organisation"))
    key = pick.choice(ids) if ids else None
    what = pick.randrange(7)
    if what == 0:
        project.undo()
    elif what == 1:
        project.redo()
    elif what == 2 or key is None:
        with project.edit("x") as session:
            add_rows(session, ACTIVITY, [{"code": f"A{pick.randrange(99)}", "title": "Ny"}])
    elif what == 3:
        with project.edit("x") as session:
            delete_rows(session, ACTIVITY, [key])
    elif what == 4:
        with project.edit("x") as session:
            update_row(session, ACTIVITY, key, {"code": f"A{pick.randrange(99)}"})
    elif what == 5:
        links = tuple((i, "FS", 0) for i in ids[: ids.index(key)][-1:])
        with project.edit("x") as session:
            update_row(session, ACTIVITY, key, {"predecessors": links})
    else:
        with project.edit("x") as session:
            update_row(
                session,
                ACTIVITY,
                key,
                {"responsible": tuple(pick.sample(parties, min(2, len(parties))))},
            )


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_what_is_kept_is_what_the_file_says(project, seed):
    pick = random.Random(seed)
    same(project)
    for _round in range(25):
        act(project, pick)
        same(project)


def test_rows_that_no_edit_touched_are_the_same_objects(project):
    before = same(project)
    first, *rest = before
    with project.edit("x") as session:
        update_row(session, ACTIVITY, first, {"title": "Annan"})
    after = same(project)
    assert after[first] is not before[first]
    assert all(after[key] is before[key] for key in rest)


def test_within_an_edit_and_after_a_silent_change_the_file_is_read(project):
    same(project)
    with project.edit("x") as session:
        add_rows(session, ACTIVITY, [{"title": "Mitt i"}])
        assert [row["title"] for row in kept_rows(session, ACTIVITY)][-1] == "Mitt i"
    same(project)
    project.raw.execute("pragma query_only = off")
    project.raw.execute("update activity set title = 'Bakvägen'")
    project.raw.execute("commit") if project.raw.in_transaction else None
    assert {row["title"] for row in same(project).values()} == {"Bakvägen"}
