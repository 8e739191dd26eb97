"""The plan's edits: what they do to the dates, and that undo takes back all of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import all_rows, read_rows
from workbench.rules.schedule_types import CycleError
from workbench.steps.finance.edits import raise_amounts, start_budget
from workbench.steps.plan import edits
from workbench.steps.plan.views import read_plan

ACTIVITY = record("activity")


def dump(project):
    """All rows of all tables by id: undo may bring them back in another order of storage."""
    with project.read() as session:
        tables = all_rows(session)
    return {name: {row["id"]: row for row in rows} for name, rows in tables.items()}


def plan(project):
    with project.read() as session:
        return read_plan(session, project.today())


def item(project, code):
    return next(each for each in plan(project).items if each.values["code"] == code)


def activity(project, **values):
    return acts.add(project, ACTIVITY, {"title": "Måla bänkar", **values})


def one(project, key):
    return plan(project).by_id[key]


def test_a_move_keeps_the_working_days_over_christmas(empty):
    key = activity(empty, start=date(2026, 12, 7), finish=date(2026, 12, 11))
    edits.move(empty, key, date(2026, 12, 21))
    # 24 and 25 December are off and so is the weekend: five days of work end on Tuesday.
    moved = one(empty, key)
    assert (moved.start, moved.finish) == (date(2026, 12, 21), date(2026, 12, 29))
    edits.move(empty, key, date(2026, 12, 7))
    assert one(empty, key).finish == date(2026, 12, 11)


def test_a_move_to_a_day_off_begins_on_the_next_working_day(empty):
    key = activity(empty, start=date(2026, 12, 7), finish=date(2026, 12, 8))
    edits.move(empty, key, date(2026, 12, 12))
    moved = one(empty, key)
    assert (moved.start, moved.finish) == (date(2026, 12, 14), date(2026, 12, 15))


def test_a_milestone_moves_to_the_very_day(empty):
    key = activity(empty, start=date(2026, 12, 7), finish=date(2026, 12, 7), milestone=True)
    edits.move(empty, key, date(2026, 12, 10))
    assert one(empty, key).finish == date(2026, 12, 10)


def test_a_move_of_computed_dates_says_not_before(empty):
    key = activity(empty, dating="computed", duration=3, earliest_start=date(2026, 12, 7))
    edits.move(empty, key, date(2026, 12, 9))
    moved = one(empty, key)
    assert moved.values["earliest_start"] == date(2026, 12, 9)
    assert (moved.start, moved.finish) == (date(2026, 12, 9), date(2026, 12, 11))


def test_a_move_to_where_it_is_leaves_no_line(empty):
    key = activity(empty, start=date(2026, 12, 7), finish=date(2026, 12, 8))
    lines = len(empty.history())
    edits.move(empty, key, date(2026, 12, 7))
    edits.move(empty, "nobody", date(2026, 12, 7))
    assert len(empty.history()) == lines


def test_resize(empty):
    key = activity(empty, start=date(2026, 12, 7), finish=date(2026, 12, 8))
    edits.resize(empty, key, date(2026, 12, 7), date(2026, 12, 18))
    assert one(empty, key).finish == date(2026, 12, 18)
    edits.resize(empty, key, date(2026, 12, 7), date(2026, 12, 1))
    assert one(empty, key).finish == date(2026, 12, 7)


def test_resize_of_computed_dates_is_a_duration(empty):
    key = activity(empty, dating="computed", duration=3, earliest_start=date(2026, 12, 7))
    edits.resize(empty, key, date(2026, 12, 7), date(2026, 12, 18))
    assert one(empty, key).values["duration"] == 10


def test_a_link_is_made_once_and_refuses_a_circle_by_name(torg):
    a24, a31 = item(torg, "A24"), item(torg, "A31")
    before = dump(torg)
    with pytest.raises(CycleError) as refused:
        edits.link(torg, a31.id, a24.id)
    assert "A24" in refused.value.text()
    assert "A31" in refused.value.text()
    edits.link(torg, a24.id, a31.id)
    edits.link(torg, a24.id, a24.id)
    assert dump(torg) == before
    edits.link(torg, a24.id, a31.id, "FF")
    assert (a24.id, "FF", 0) in item(torg, "A31").values["predecessors"]


@pytest.mark.parametrize(
    ("share", "percent", "status"),
    [(0, 0, "planned"), (0.4, 40, "ongoing"), (0.995, 100, "done"), (1, 100, "done")],
)
def test_progress_says_the_status(empty, share, percent, status):
    key = activity(empty, start=date(2026, 12, 7), finish=date(2026, 12, 8))
    edits.set_progress(empty, key, share)
    values = one(empty, key).values
    assert (values["progress"], values["status"]) == (percent, status)


def test_a_title_is_never_empty(torg):
    before = dump(torg)
    edits.rename(torg, item(torg, "A24").id, "  ")
    assert dump(torg) == before


def goal_of(project):
    with project.read() as session:
        return read_rows(session, record("goal"))[-1]["id"]


ACTS = {
    "move": lambda p, key: edits.move(p, key, date(2027, 3, 1)),
    "resize": lambda p, key: edits.resize(p, key, date(2027, 3, 1), date(2027, 4, 1)),
    "link": lambda p, key: edits.link(p, item(p, "A01").id, key, "SS"),
    "progress": lambda p, key: edits.set_progress(p, key, 0.7),
    "rename": lambda p, key: edits.rename(p, key, "Nytt namn"),
    "regroup": lambda p, key: edits.regroup(p, [key], goal_of(p)),
    "ungroup": lambda p, key: edits.regroup(p, [key], None),
    "remove": lambda p, key: edits.remove(p, [key, "nobody"]),
    "remove many": lambda p, _key: edits.remove(p, [i.id for i in plan(p).items]),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_undo_takes_all_of_it_back_and_redo_does_it_again(torg, act):
    before = dump(torg)
    lines = len(torg.history())
    act(torg, item(torg, "A24").id)
    after = dump(torg)
    assert after != before
    assert len(torg.history()) == lines + 1
    torg.undo()
    assert dump(torg) == before
    torg.redo()
    assert dump(torg) == after


def test_what_is_late_blocks_what_comes_after(torg):
    late = plan(torg).late
    assert [each.values["code"] for each in late] == ["A24"]
    a31 = item(torg, "A31")
    assert a31.conflict_days > 0
    assert a31.blocked_by == late[0].id
    edits.set_progress(torg, late[0].id, 1)
    assert plan(torg).late == ()
    assert item(torg, "A31").conflict_days == 0


def test_an_activity_without_dates_has_no_place_but_is_there(empty):
    key = activity(empty)
    assert one(empty, key).placed is None
    edits.move(empty, key, date(2026, 12, 7))
    assert one(empty, key).finish == date(2026, 12, 7)


def test_a_budget_starts_with_its_two_reckoned_lines(empty):
    before = dump(empty)
    start_budget(empty, 2027)
    with empty.read() as session:
        lines = read_rows(session, record("budget_line"))
    assert [line["rule"] for line in lines] == ["nondeductible_vat", "reserve"]
    empty.undo()
    assert dump(empty) == before


def test_amounts_rise_by_a_percentage_in_whole_kronor(empty):
    version = start_budget(empty, 2027)
    line = {"version_id": version, "type": "cost", "title": "Lön"}
    amounts = {2027: 78_000_100, 2028: 0, 2029: 0}
    key = acts.add(empty, record("budget_line"), {**line, "amounts": amounts})
    before = dump(empty)
    raise_amounts(empty, [key], Decimal("2.5"))
    with empty.read() as session:
        raised = read_rows(session, record("budget_line"), [key])[0]["amounts"]
    # 780 001 kr * 1.025 = 799 501.025; again 819 488.525 from the rounded year
    assert raised == {2027: 78_000_100, 2028: 79_950_100, 2029: 81_948_900}
    empty.undo()
    assert dump(empty) == before


def test_two_activities_are_unlinked_whichever_waits(empty):
    first, second = (activity(empty, start=date(2026, 12, day)) for day in (7, 8))
    edits.link(empty, first, second)
    edits.link(empty, first, second, "FF")
    edits.unlink(empty, second, first)
    assert plan(empty).links == ()
    before = len(empty.history())
    edits.unlink(empty, first, second)
    assert len(empty.history()) == before
    empty.undo()
    assert len(plan(empty).links) == 2


def test_activities_without_dates_can_be_linked(empty):
    first, second = activity(empty), activity(empty)
    edits.link(empty, first, second)
    assert one(empty, second).values["predecessors"] == ((first, "FS", 0),)
    edits.link(empty, second, second)
    assert one(empty, second).values["predecessors"] == ((first, "FS", 0),)
