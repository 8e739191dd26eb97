"""The order of the activities and their outline."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.rules.schedule_types import CycleError
from workbench.steps.plan import edits, outline_edits

ACTIVITY = record("activity")


@pytest.fixture
def three(empty):
    def add(title, **values):
        dates = {"start": date(2026, 3, 2), "finish": date(2026, 3, 6)}
        return acts.add(empty, ACTIVITY, {"title": title, **dates, **values})

    return [add("A"), add("B"), add("C")]


def order(project):
    with project.read() as session:
        return "".join(row["title"] for row in read_rows(session, ACTIVITY))


def parents(project):
    with project.read() as session:
        rows = read_rows(session, ACTIVITY)
    names = {row["id"]: row["title"] for row in rows}
    return {row["title"]: names.get(row["parent_id"], "") for row in rows}


def test_a_row_goes_before_or_after_another_and_back(empty, three):
    a, b, c = three
    outline_edits.place(empty, c, a, after=False)
    assert order(empty) == "CAB"
    outline_edits.place(empty, c, b, after=True)
    assert order(empty) == "ABC"
    empty.undo()
    assert order(empty) == "CAB"


def test_a_row_becomes_part_of_another_and_leaves_it_to_follow_it(empty, three):
    a, b, _c = three
    outline_edits.nest(empty, b, a)
    assert parents(empty) == {"A": "", "B": "A", "C": ""}
    outline_edits.nest(empty, b, None, follows=a)
    assert parents(empty)["B"] == ""
    assert order(empty) == "ABC"
    outline_edits.nest(empty, b, None)
    empty.undo()
    assert parents(empty)["B"] == "A"


def test_nothing_becomes_part_of_what_is_part_of_it_or_waits_for_it(empty, three):
    a, b, _c = three
    edits.link(empty, a, b)
    with pytest.raises(CycleError):
        outline_edits.nest(empty, b, a)
    outline_edits.nest(empty, _c, b)
    with pytest.raises(CycleError):
        outline_edits.nest(empty, b, _c)
