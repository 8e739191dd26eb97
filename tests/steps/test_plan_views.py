"""One plan is reckoned once for all who ask for it, and anew after every change."""

from __future__ import annotations

import pytest

from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.plan import reckoning
from workbench.steps.plan.views import read_plan

ACTIVITY = record("activity")


@pytest.fixture
def count(monkeypatch):
    """How often the plan was reckoned."""
    reckoned = []
    schedule = reckoning.schedule

    def counted(*words, **named):
        reckoned.append(1)
        return schedule(*words, **named)

    monkeypatch.setattr(reckoning, "schedule", counted)
    return reckoned


def plan_of(project):
    with project.read() as session:
        return read_plan(session, project.today())


def titles(project):
    return [item.values["title"] for item in plan_of(project).items]


def test_the_plan_is_reckoned_once_until_something_changes(empty, count):
    acts.add(empty, ACTIVITY, {"title": "A"})
    first = plan_of(empty)
    assert plan_of(empty) is first
    assert len(count) == 1
    acts.add(empty, ACTIVITY, {"title": "B"})
    assert titles(empty) == ["A", "B"]
    empty.undo()
    assert titles(empty) == ["A"]
    empty.redo()
    assert titles(empty) == ["A", "B"]
    assert len(count) == 4


def test_another_day_is_another_plan(empty, count):
    acts.add(empty, ACTIVITY, {"title": "A"})
    with empty.read() as session:
        today = read_plan(session, empty.today())
        assert read_plan(session, empty.today().replace(year=2031)) is not today
    assert len(count) == 2


def test_what_an_edit_took_back_is_never_remembered(empty):
    acts.add(empty, ACTIVITY, {"title": "A"})
    plan_of(empty)

    def fail():
        with empty.edit("x") as session:
            acts.add_rows(session, ACTIVITY, [{"title": "B"}])
            inside = read_plan(session, empty.today())
            assert [item.values["title"] for item in inside.items] == ["A", "B"]
            assert len(plan_of(empty).items) == 2  # the same connection sees its own edit
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert titles(empty) == ["A"]


def test_two_files_have_two_plans(empty, torg):
    acts.add(empty, ACTIVITY, {"title": "A"})
    assert titles(empty) == ["A"]
    assert len(plan_of(torg).items) > 1
    assert titles(empty) == ["A"]
