"""The status of a step set by hand: one edit each, with its reason, and back again."""

from __future__ import annotations

import pytest

from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project.open import open_project
from workbench.project.register import add_rows, count_rows
from workbench.project.step_notes import DONE, SKIPPED, StepMark, mark_step, step_marks


def marks(project):
    with project.read() as session:
        return step_marks(session)


def test_a_mark_is_one_labelled_edit(project):
    mark_step(project, "vision", "Vision and goals", StepMark(SKIPPED, "ingår inte"))
    assert marks(project) == {"vision": StepMark(SKIPPED, "ingår inte")}
    assert [entry.text() for entry in project.history()] == ["Hoppade över ”Vision och mål”"]
    project.undo()
    assert marks(project) == {}
    project.redo()
    assert marks(project)["vision"].reason == "ingår inte"


def test_another_mark_takes_its_place(project):
    mark_step(project, "plan", "Action plan", StepMark(SKIPPED, "senare"))
    mark_step(project, "plan", "Action plan", StepMark(DONE, ""))
    assert marks(project) == {"plan": StepMark(DONE, "")}
    with project.read() as session:
        assert count_rows(session)["step_note"] == 1
    project.undo()
    assert marks(project) == {"plan": StepMark(SKIPPED, "senare")}


def test_giving_a_step_back_that_was_not_marked_is_no_edit(project):
    mark_step(project, "plan", "Action plan", None)
    assert project.history() == []
    mark_step(project, "plan", "Action plan", StepMark(DONE, ""))
    mark_step(project, "plan", "Action plan", None)
    assert marks(project) == {}
    assert project.undo_label() == "”Handlingsplan” räknas ut ur innehållet igen"


def test_a_status_of_another_kind_in_the_file_is_passed_over(project):
    with project.edit("From elsewhere") as session:
        rows = [{"step": "plan", "status": "ongoing"}, {"step": "vision", "status": None}]
        add_rows(session, record("step_note"), rows)
    assert marks(project) == {}


def test_a_file_open_for_reading_keeps_its_marks(closed, clock):
    with open_project(closed, clock=clock, read_only=True) as project:
        with pytest.raises(WorkbenchError):
            mark_step(project, "plan", "Action plan", StepMark(DONE, ""))
        assert marks(project) == {}
