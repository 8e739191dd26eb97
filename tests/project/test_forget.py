"""A file that the program has built begins without a history."""

from __future__ import annotations

import sqlite3

import pytest

from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.faults import NotSaved
from workbench.project.open import open_project
from workbench.project.register import all_rows

PARTY = record("organisation")
GONE = "Borttagna Bolaget AB"


def content(project):
    with project.read() as session:
        return all_rows(session)


def test_nothing_of_before_can_be_undone_and_the_rows_stay(closed, clock):
    with open_project(closed, clock=clock) as project:
        project.undo()
        before = content(project)
        project.forget_history()
        assert content(project) == before
        assert project.history() == []
        assert (project.undo_label(), project.redo_label()) == (None, None)
        assert project.undo() is None
        assert project.redo() is None
    with open_project(closed, clock=clock) as project:
        assert content(project) == before
        assert project.check() == []
        assert project.undo() is None


def test_work_goes_on_after_it(closed, clock):
    with open_project(closed, clock=clock) as project:
        project.forget_history()
        acts.add(project, PARTY, {"name": "Ny"})
        acts.add(project, PARTY, {"name": "Nyast"})
        assert len(project.history()) == 2
        assert project.undo() is not None
        assert project.undo() is not None
        assert project.undo() is None
        assert project.redo() is not None


def test_the_file_is_sealed_smaller_and_holds_nothing_of_what_was(closed, clock):
    with open_project(closed, clock=clock) as project:
        row = acts.add(project, PARTY, {"name": GONE})
        acts.remove(project, PARTY, [row])
    before = closed.stat().st_size
    assert GONE.encode() in closed.read_bytes()
    with open_project(closed, clock=clock) as project:
        project.forget_history()
    assert GONE.encode() not in closed.read_bytes()
    assert closed.stat().st_size < before
    assert [path.name for path in closed.parent.iterdir()] == [closed.name]
    raw = sqlite3.connect(closed)
    assert raw.execute("select count(*) from seal").fetchone() == (1,)
    assert raw.execute("pragma freelist_count").fetchone() == (0,)
    raw.close()


def test_a_file_open_for_reading_keeps_its_history(closed, clock):
    with open_project(closed, clock=clock, read_only=True) as project:
        with pytest.raises(WorkbenchError):
            project.forget_history()
        assert len(project.history()) == 2


def test_a_file_that_was_moved_away_keeps_its_history(closed, clock):
    with open_project(closed, clock=clock) as project:
        moved = closed.rename(closed.with_name("annan.plats"))
        with pytest.raises(NotSaved):
            project.forget_history()
        assert len(project.history()) == 2
    assert moved.exists()


def test_when_the_content_changed_last(project, closed, clock):
    made = clock.now()
    clock.forward(hours=1)
    assert project.last_change() == made
    acts.add(project, PARTY, {"name": "Ny"})
    assert project.last_change() == clock.now()
