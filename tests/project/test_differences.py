"""What became of rows between two edits, whatever happened on the way."""

from __future__ import annotations

import pytest

from workbench.models.registry import record
from workbench.project.acts import add, change, remove
from workbench.project.differences import differences, edit_key, edit_number

GOAL = record("goal")


@pytest.fixture
def goal(project):
    return add(project, GOAL, {"title": "Trygga torg"})


def number(project):
    return edit_number(project.raw, edit_key(project.raw))


def told(project, after, upto=None):
    return [(each.table, each.before, each.after) for each in differences(project.raw, after, upto)]


def test_several_changes_are_told_as_one(project, goal):
    start = number(project)
    for title in ("A", "B", "C"):
        change(project, GOAL, goal, {"title": title})
    assert told(project, start) == [("goal", {"title": "Trygga torg"}, {"title": "C"})]


def test_what_is_as_it_was_is_not_told(project, goal):
    start = number(project)
    change(project, GOAL, goal, {"title": "A"})
    change(project, GOAL, goal, {"title": "Trygga torg"})
    other = add(project, GOAL, {"title": "Kort gäst"})
    remove(project, GOAL, [other])
    assert told(project, start) == []


def test_added_rows_are_told_as_they_became_and_deleted_ones_as_they_were(project, goal):
    start = number(project)
    new = add(project, GOAL, {"title": "Ny"})
    change(project, GOAL, new, {"title": "Nyare"})
    change(project, GOAL, goal, {"title": "Sist"})
    remove(project, GOAL, [goal])
    found = {each.row_id: each for each in differences(project.raw, start, None)}
    assert found[new].before is None
    assert found[new].after["title"] == "Nyare"
    assert found[goal].after is None
    assert found[goal].before["title"] == "Trygga torg"


def test_only_what_lies_between_counts_and_what_was_undone_does_not(project, goal):
    start = number(project)
    change(project, GOAL, goal, {"title": "A"})
    middle = number(project)
    change(project, GOAL, goal, {"title": "B"})
    assert told(project, start, middle) == [("goal", {"title": "Trygga torg"}, {"title": "A"})]
    project.undo()
    assert told(project, start) == [("goal", {"title": "Trygga torg"}, {"title": "A"})]


def test_places_in_the_history(project):
    assert edit_number(project.raw, "") == 0
    assert edit_number(project.raw, "no such edit") is None
