"""The plan moved to the status date: nothing that remains lies in the past, in one step of undo."""

from __future__ import annotations

from datetime import date

from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.plan.status_date import move_plan
from workbench.steps.plan.views import read_plan

ACTIVITY = record("activity")
MONDAY, FRIDAY = date(2026, 11, 9), date(2026, 11, 13)  # today is Wednesday 18 November


def activity(project, title, **values):
    return acts.add(project, ACTIVITY, {"title": title, **values})


def spans(project):
    with project.read() as session:
        plan = read_plan(session, project.today())
    return {item.values["title"]: (item.start, item.finish) for item in plan.items}


def test_typed_dates_are_written_anew_and_what_is_done_stays(empty):
    typed = {"start": MONDAY, "finish": FRIDAY}
    activity(empty, "Ej börjad", **typed)
    activity(empty, "Halvvägs", progress=50, status="ongoing", **typed)
    activity(empty, "Klar", status="done", progress=100, **typed)
    activity(empty, "Kommer", start=date(2026, 12, 7), finish=date(2026, 12, 8))
    before = spans(empty)
    moves = move_plan(empty)
    assert {move.id for move in moves}
    after = spans(empty)
    assert after["Ej börjad"] == (date(2026, 11, 19), date(2026, 11, 25))
    assert after["Halvvägs"][0] == MONDAY
    assert after["Halvvägs"][1] > empty.today()
    assert (after["Klar"], after["Kommer"]) == (before["Klar"], before["Kommer"])
    empty.undo()
    assert spans(empty) == before


def test_computed_dates_follow_and_links_are_not_broken(empty):
    first = activity(
        empty, "Först", dating="computed", duration=3, earliest_start=date(2026, 11, 2)
    )
    activity(empty, "Sedan", dating="computed", duration=2, predecessors=((first, "FS", 0),))
    moves = move_plan(empty)
    assert [move.days for move in moves] == [13, 13]
    after = spans(empty)
    assert after["Först"] == (date(2026, 11, 19), date(2026, 11, 23))
    assert after["Sedan"] == (date(2026, 11, 24), date(2026, 11, 25))
    acts.change(empty, ACTIVITY, first, {"earliest_start": date(2026, 11, 2)})
    assert spans(empty)["Sedan"] == (date(2026, 11, 5), date(2026, 11, 6))  # still driven


def test_a_plan_that_is_in_time_is_left_alone(empty):
    activity(empty, "Kommer", start=date(2026, 12, 7), finish=date(2026, 12, 8))
    entries = len(empty.history())
    assert move_plan(empty) == ()
    assert len(empty.history()) == entries


def test_what_has_not_begun_is_moved_only_once(empty):
    activity(empty, "Ej börjad", start=MONDAY, finish=FRIDAY)
    assert move_plan(empty)
    assert move_plan(empty) == ()
